#include <png.h>
#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <memory>

#include "issue/preview.h"

namespace sigillum::issue {
namespace {

// The chunk "Software: sigillum preview" with its length and CRC (PNG 3rd edition, 11.3.3.3), and where it
// goes: behind the signature and the header chunk, which have a fixed size.
constexpr ByteView software_chunk("\0\0\0\x19tEXtSoftware\0sigillum preview\xE4\x5B\x86\x23", 37);
constexpr std::size_t behind_header = 8 + 25;

// PNG of an image of Poppler's (BGRA or RGB rows), through libpng's simplified interface.
Result<Bytes> png_of(const poppler::image& image) {
    png_image about{};
    about.version = PNG_IMAGE_VERSION;
    about.width = static_cast<png_uint_32>(image.width());
    about.height = static_cast<png_uint_32>(image.height());
    about.format = PNG_FORMAT_BGRA;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(about);
    Bytes png(size, '\0');
    if (png_image_write_to_memory(&about, png.data(), &size, 0, image.const_data(), image.bytes_per_row(),
                                  nullptr) == 0) {
        return fail(cannot_render, {}, "a page could not be written as PNG");
    }
    png.resize(size);
    png.insert(behind_header, software_chunk);
    return png;
}

}  // namespace

bool is_page_picture(ByteView png) {
    return png.size() > behind_header && png.substr(behind_header).starts_with(software_chunk);
}

Result<std::vector<Bytes>> page_pictures(const Bytes& pdf, int dots_per_inch) {
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
    if (!document) return fail(cannot_render, {}, "Poppler could not read the document");
    poppler::page_renderer renderer;
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    renderer.set_image_format(poppler::image::format_argb32);
    std::vector<Bytes> pictures;
    for (int i = 0; i < document->pages(); ++i) {
        const std::unique_ptr<poppler::page> page(document->create_page(i));
        const poppler::image image = renderer.render_page(page.get(), dots_per_inch, dots_per_inch);
        auto picture = png_of(image);
        if (!picture) return fail(picture.error());
        pictures.push_back(std::move(*picture));
    }
    return pictures;
}

}  // namespace sigillum::issue
