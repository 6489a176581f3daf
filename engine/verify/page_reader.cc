#include "verify/page_reader.h"

#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <climits>
#include <cmath>

namespace sigillum::verify {

namespace {

constexpr double resolution = 200;  // dots per inch, what an office scanner gives
constexpr double points_per_inch = 72;
constexpr double margin = 18;  // points around the code: more than its quiet zone
constexpr int most_dots = 4096;

// Poppler writes its complaints to standard error unless told not to, once for the whole program.
void silence_poppler() {
    static const bool silenced = [] {
        poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
        return true;
    }();
    static_cast<void>(silenced);
}

int dots(double points) { return static_cast<int>(std::lround(points * resolution / points_per_inch)); }

struct DotArea {
    int x = -1, y = -1, width = -1, height = -1;  // all -1: the whole page
};

DotArea dots_of(const CodeLinkArea& area) {
    if (area.rotated) return {};
    const double width = std::abs(area.right - area.left) + 2 * margin;
    const double height = std::abs(area.top - area.bottom) + 2 * margin;
    return {std::max(0, dots(area.left - margin - area.page_left)),
            std::max(0, dots(area.page_top - area.top - margin)), dots(width), dots(height)};
}

picture::Bitmap bitmap_of(const poppler::image& image) {
    picture::Bitmap bitmap{.width = image.width(), .height = image.height(), .gray = true};
    bitmap.samples.reserve(static_cast<std::size_t>(image.width()) *
                           static_cast<std::size_t>(image.height()));
    for (int y = 0; y < image.height(); ++y) {
        const char* row = image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
        bitmap.samples.append(row, static_cast<std::size_t>(image.width()));
    }
    return bitmap;
}

}  // namespace

PageReader::PageReader(std::unique_ptr<poppler::document> document) : document_(std::move(document)) {}
PageReader::PageReader(PageReader&&) noexcept = default;
PageReader& PageReader::operator=(PageReader&&) noexcept = default;
PageReader::~PageReader() = default;

Result<PageReader> PageReader::open(ByteView pdf) {
    silence_poppler();
    if (pdf.size() > INT_MAX) return fail(pages_not_readable, {}, "the file is too large");
    std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
    if (!document || document->is_locked()) return fail(pages_not_readable, {}, "the pages cannot be read");
    return PageReader(std::move(document));
}

int PageReader::pages() const { return document_->pages(); }

std::string PageReader::text(int page) const {
    const std::unique_ptr<poppler::page> opened(document_->create_page(page));
    if (!opened) return "";
    const poppler::byte_array utf8 =
        opened->text(poppler::rectf(), poppler::page::raw_order_layout).to_utf8();
    return {utf8.begin(), utf8.end()};
}

Result<picture::Bitmap> PageReader::picture_of(const CodeLinkArea& area) const {
    const std::unique_ptr<poppler::page> page(document_->create_page(area.page));
    if (!page) return fail(pages_not_readable, {}, "the page with the code cannot be read");
    const poppler::rectf shown = page->page_rect();
    const DotArea dot_area = dots_of(area);
    if (dots(shown.width()) > most_dots || dots(shown.height()) > most_dots || dot_area.width > most_dots ||
        dot_area.height > most_dots) {
        return fail(pages_not_readable, {}, "the page with the code is too large");
    }
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    const poppler::image image = renderer.render_page(page.get(), resolution, resolution, dot_area.x,
                                                      dot_area.y, dot_area.width, dot_area.height);
    if (!image.is_valid()) return fail(pages_not_readable, {}, "the page with the code cannot be drawn");
    return bitmap_of(image);
}

}  // namespace sigillum::verify
