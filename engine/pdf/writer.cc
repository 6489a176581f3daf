#include "pdf/writer.h"

#include <new>
#include <utility>

#include "pdf/assembly.h"

namespace sigillum::pdf {
namespace {

constexpr int smallest = 12;
constexpr std::size_t largest_example = std::size_t{256} << 10U;

// Device class and colour space stand at fixed places of the header (ICC.1, 7.2).
bool is_rgb_display_profile(ByteView profile) {
    return profile.size() > 128 && profile.substr(12, 4) == "mntr" && profile.substr(16, 4) == "RGB " &&
           profile.substr(36, 4) == "acsp";
}

// The pages with the signature's panel as plain content: what a file without a signature field shows in its
// place.
page::Pages with_panels_on_the_page(const page::Pages& pages) {
    page::Pages drawn = pages;
    for (page::Page& page : drawn.pages) {
        for (page::SignatureArea& area : page.signatures) {
            for (page::Item& item : area.items) {
                if (item.owner.node >= 0) item.owner = page::Owner::of(area.node);
                page.items.push_back(std::move(item));
            }
        }
        page.signatures.clear();
    }
    return drawn;
}

bool has_panels(const page::Pages& pages) {
    for (const page::Page& page : pages.pages) {
        if (!page.signatures.empty()) return true;
    }
    return false;
}

tl::unexpected<Error> out_of_memory() {
    return fail(pdf_not_written, {.field = "document"}, "no memory left", "enough memory for the document");
}

}  // namespace

struct Writer::Impl {
    Workshop workshop;
};

Result<Writer> Writer::make(std::vector<font::EmbeddedFace> faces, const page::Pictures& pictures,
                            const Bytes& icc_profile) {
    if (!is_rgb_display_profile(icc_profile)) {
        return fail(pdf_not_written, {.field = "colour profile"}, "no ICC profile of an RGB display",
                    "an sRGB profile");
    }
    try {
        return Writer(std::unique_ptr<Impl>(
            new Impl{.workshop = {.resources = {FontSet(std::move(faces)), PictureSet(pictures)},
                                  .color_profile = Deflate(smallest).compress(icc_profile)}}));
    } catch (const std::bad_alloc&) {
        return out_of_memory();
    }
}

Writer::Writer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;
Writer::~Writer() = default;

void Writer::expect_attachments(const std::string& likeness, Bytes example) {
    if (example.size() > largest_example) return;
    impl_->workshop.attachments.by_likeness.try_emplace(likeness, std::move(example));
}

Result<SignableFile> Writer::write(const WriteRequest& request) {
    try {
        if (!request.signature && has_panels(request.pages)) {
            const page::Pages drawn = with_panels_on_the_page(request.pages);
            return Assembly(impl_->workshop, request, drawn).assemble();
        }
        return Assembly(impl_->workshop, request, request.pages).assemble();
    } catch (const std::bad_alloc&) {
        return out_of_memory();
    }
}

}  // namespace sigillum::pdf
