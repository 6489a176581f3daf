#include "pdf/print_writer.h"

#include <cassert>
#include <map>
#include <new>
#include <utility>

#include "base/digest.h"
#include "pdf/marked_groups.h"
#include "pdf/metadata.h"
#include "pdf/page_tree.h"
#include "pdf/passage_cache.h"
#include "pdf/resources.h"
#include "pdf/syntax.h"
#include "pdf/writer.h"

namespace sigillum::pdf {
namespace {

constexpr int smallest = 12;

// A stretch of a page's items that is one stream of the file.
struct Stretch {
    std::span<const page::Item> items;
    bool of_one_learner = false;
};

// The passages of a page; those of one learner that follow each other are one.
std::vector<Stretch> stretches_of(const page::Page& page, const MarkedPage& marked, const NodeIndex& nodes) {
    std::vector<Stretch> stretches;
    for (const Passage& passage : passages_of(page, marked, nodes)) {
        const std::span<const page::Item> items = passage.painted();
        const bool own = passage.groups.front().of_one_learner;
        if (own && !stretches.empty() && stretches.back().of_one_learner) {
            std::span<const page::Item>& last = stretches.back().items;
            last = {last.data(), last.size() + items.size()};
        } else {
            stretches.push_back({items, own});
        }
    }
    return stretches;
}

tl::unexpected<Error> out_of_memory() {
    return fail(pdf_not_written, {.field = "print job"}, "no memory left", "enough memory for the print job");
}

}  // namespace

struct PrintWriter::Impl {
    // What is known of the file at hand.
    struct File {
        explicit File(ByteSink sink) : objects(std::move(sink)) {}

        PrintObjects objects;
        PageTree tree;
        Reference resources;
        Usage usage;
        std::map<Sha256, Reference> shared;  // streams that stand on several pages, by their bytes
        std::size_t pages_written = 0;
    };

    Impl(std::vector<font::EmbeddedFace> faces, const page::Pictures& pictures, const PrintForm& form)
        : resources{FontSet(std::move(faces)), PictureSet(pictures)},
          sheets(form.sheets),
          color_profile(form.icc_profile.empty() ? Bytes() : Deflate(smallest).compress(form.icc_profile)) {}

    Done add_page(const page::Page& page, std::span<const Stretch> stretches, std::size_t place);
    Result<Reference> stream_of(const Size& page, const Stretch& stretch);
    Reference shared_stream(const StreamData& data);
    void define_page(const PageOnSheet& on, std::span<const Reference> contents, std::size_t place);
    Done state() const;

    Resources resources;
    PrintSheets sheets;
    Bytes color_profile;  // compressed
    PassageWriter passages{resources};
    PassageCache cache{passages};
    ReadBackMemory read_back;
    std::unique_ptr<File> file;
};

Done PrintWriter::Impl::state() const {
    const std::optional<Error>& trouble = file->objects.trouble();
    return trouble ? Done(fail(*trouble)) : Done();
}

Reference PrintWriter::Impl::shared_stream(const StreamData& data) {
    const auto [entry, fresh] = file->shared.try_emplace(sha256(data.bytes));
    if (fresh) entry->second = file->objects.add_stream({}, data);
    return entry->second;
}

Result<Reference> PrintWriter::Impl::stream_of(const Size& page, const Stretch& stretch) {
    const Passage passage{.page = page, .items = stretch.items};
    if (stretch.of_one_learner) {
        const auto own = passages.write(passage);
        if (!own) return fail(own.error());
        file->usage.merge(own->usage);
        return file->objects.add_stream({}, own->data());
    }
    const auto found = cache.stream_of(passage);
    if (!found) return fail(found.error());
    file->usage.merge((*found)->usage);
    return shared_stream((*found)->data());
}

Done PrintWriter::Impl::add_page(const page::Page& page, std::span<const Stretch> stretches,
                                 std::size_t place) {
    const auto on = on_sheet(sheets, page.size);
    if (!on) return fail(on.error());
    std::vector<Reference> contents;
    if (sheets.crop_marks) {
        Bytes before = crop_marks(*on) + "q 1 0 0 1 ";
        append_fixed(before, milli_points(on->left()), 3);
        before += ' ';
        append_fixed(before, milli_points(on->below()), 3);
        before += " cm\n";
        contents.push_back(shared_stream({before, false}));
    }
    for (const Stretch& stretch : stretches) {
        const auto stream = stream_of(page.size, stretch);
        if (!stream) return fail(stream.error());
        contents.push_back(*stream);
    }
    if (sheets.crop_marks) contents.push_back(shared_stream({"Q\n", false}));
    define_page(*on, contents, place);
    return state();
}

void PrintWriter::Impl::define_page(const PageOnSheet& on, std::span<const Reference> contents,
                                    std::size_t place) {
    Bytes entries = "/Type/Page";
    append_boxes(entries, on);
    append_entry(entries, "Parent", file->tree.parent_of(place));
    append_entry(entries, "Resources", file->resources);
    if (!contents.empty()) {
        entries += "/Contents[";
        for (const Reference stream : contents) {
            append_reference(entries, stream);
            entries += ' ';
        }
        entries.back() = ']';
    }
    file->objects.define(file->tree.page(place), entries);
    ++file->pages_written;
}

Result<PrintWriter> PrintWriter::make(std::vector<font::EmbeddedFace> faces, const page::Pictures& pictures,
                                      const PrintForm& form) {
    try {
        return PrintWriter(std::make_unique<Impl>(std::move(faces), pictures, form));
    } catch (const std::bad_alloc&) {
        return out_of_memory();
    }
}

PrintWriter::PrintWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PrintWriter::PrintWriter(PrintWriter&&) noexcept = default;
PrintWriter& PrintWriter::operator=(PrintWriter&&) noexcept = default;
PrintWriter::~PrintWriter() = default;

void PrintWriter::begin(ByteSink sink, std::size_t pages) {
    impl_->file = std::make_unique<Impl::File>(std::move(sink));
    impl_->file->tree = PageTree(impl_->file->objects, pages);
    impl_->file->resources = impl_->file->objects.reserve();
}

Done PrintWriter::add(const document::Document& document, const page::Pages& pages,
                      std::span<const std::size_t> places) {
    assert(places.size() == pages.pages.size());
    try {
        impl_->cache.begin_document();
        const NodeIndex nodes(document);
        const std::vector<MarkedPage> marked = mark(pages, nodes, impl_->resources.fonts, impl_->read_back);
        for (std::size_t i = 0; i < pages.pages.size(); ++i) {
            const page::Page& page = pages.pages[i];
            const Done added = impl_->add_page(page, stretches_of(page, marked[i], nodes), places[i]);
            if (!added) return added;
        }
        return {};
    } catch (const std::bad_alloc&) {
        return out_of_memory();
    }
}

Done PrintWriter::add_loose(std::span<const page::Page> pages, std::span<const std::size_t> places) {
    assert(places.size() == pages.size());
    try {
        impl_->cache.begin_document();
        for (std::size_t i = 0; i < pages.size(); ++i) {
            const Stretch all{.items = pages[i].items, .of_one_learner = true};
            if (const Done added = impl_->add_page(pages[i], {&all, 1}, places[i]); !added) return added;
        }
        return {};
    } catch (const std::bad_alloc&) {
        return out_of_memory();
    }
}

Done PrintWriter::add_blank(const Size& page, std::size_t place) {
    const auto on = on_sheet(impl_->sheets, page);
    if (!on) return fail(on.error());
    impl_->define_page(*on, {}, place);
    return impl_->state();
}

Done PrintWriter::end(const PrintFileFacts& facts) {
    try {
        Impl::File& file = *impl_->file;
        assert(file.pages_written == file.tree.size());
        // They stand behind the pages, when it is known which they are.
        file.usage.sort();
        file.objects.define(file.resources, impl_->resources.add_to(file.objects, file.usage));
        file.tree.define_nodes(file.objects);
        document::Document described;
        described.metadata = facts.metadata;
        const Reference information = file.objects.add(information_entries(described) + "/Trapped/False");
        Bytes catalog = "/Type/Catalog/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None>>";
        append_entry(catalog, "Pages", file.tree.root());
        if (!impl_->color_profile.empty()) {
            catalog += "/OutputIntents[";
            // No conformance to PDF/X is claimed, whose profile must be a press's.
            append_reference(catalog, add_output_intent(file.objects, "GTS_PDFX", impl_->color_profile));
            catalog += ']';
        }
        Bytes trailer;
        append_entry(trailer, "Root", file.objects.add(catalog));
        append_entry(trailer, "Info", information);
        trailer += "/ID[";
        append_hex(trailer, facts.file_id);
        append_hex(trailer, facts.file_id);
        trailer += ']';
        const Done finished = file.objects.finish(trailer);
        impl_->file.reset();
        return finished;
    } catch (const std::bad_alloc&) {
        return out_of_memory();
    }
}

}  // namespace sigillum::pdf
