#include "picture/png.h"

#include <fmt/format.h>
#include <png.h>

#include <algorithm>
#include <csetjmp>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <utility>

#include "picture/picture.h"

namespace sigillum::picture {
namespace {

constexpr png_uint_32 longest_side = 8192;
constexpr png_uint_32 most_dots = 16u << 20;
constexpr png_alloc_size_t most_chunk_bytes = 16u << 20;

// Everything libpng touches between setjmp and longjmp, made before the first and released after the last, so
// that no destructor is jumped over.
struct Decoder {
    ByteView rest;
    png_structp png = nullptr;
    png_infop info = nullptr;
    png_uint_32 width = 0;
    png_uint_32 height = 0;
    int passes = 0;
    bool gray = false;
    bool alpha = false;
    bool too_large = false;
    char message[128] = {};

    ~Decoder() { png_destroy_read_struct(&png, &info, nullptr); }
    std::size_t channels() const { return (gray ? 1u : 3u) + (alpha ? 1u : 0u); }
};

extern "C" {

void take_bytes(png_structp png, png_bytep target, std::size_t count) {
    auto* decoder = static_cast<Decoder*>(png_get_io_ptr(png));
    if (decoder->rest.size() < count) png_error(png, "the file ends too early");
    std::memcpy(target, decoder->rest.data(), count);
    decoder->rest.remove_prefix(count);
}

[[noreturn]] void note_error(png_structp png, png_const_charp message) {
    auto* decoder = static_cast<Decoder*>(png_get_error_ptr(png));
    std::strncpy(decoder->message, message, sizeof decoder->message - 1);
    png_longjmp(png, 1);
}

void ignore_warning(png_structp, png_const_charp) {}

}  // extern "C"

// Reads everything before the dots and asks for 8-bit gray or RGB, with or without alpha.
void read_header(Decoder& decoder) {
    png_structp png = decoder.png;
    png_infop info = decoder.info;
    png_read_info(png, info);
    decoder.width = png_get_image_width(png, info);
    decoder.height = png_get_image_height(png, info);
    decoder.too_large = decoder.width > longest_side || decoder.height > longest_side ||
                        decoder.width * decoder.height > most_dots;
    if (decoder.too_large) return;
    const int type = png_get_color_type(png, info);
    decoder.gray = (type & PNG_COLOR_MASK_COLOR) == 0;
    decoder.alpha = (type & PNG_COLOR_MASK_ALPHA) != 0 || png_get_valid(png, info, PNG_INFO_tRNS) != 0;
    png_set_expand(png);
    if (png_get_bit_depth(png, info) == 16) png_set_scale_16(png);
    decoder.passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    if (png_get_rowbytes(png, info) != decoder.width * decoder.channels())
        png_error(png, "rows of an unexpected length");
}

// The two sections that libpng may leave by longjmp. They own nothing that needs a destructor.
bool start(Decoder& decoder) {
    if (setjmp(png_jmpbuf(decoder.png)) != 0) return false;
    png_set_read_fn(decoder.png, &decoder, take_bytes);
    png_set_user_limits(decoder.png, 0x7fffffff, 0x7fffffff);
    png_set_chunk_malloc_max(decoder.png, most_chunk_bytes);
    // Texts, profiles and the like change no dot, and each of them may expand to the limit: none is read.
    png_set_keep_unknown_chunks(decoder.png, PNG_HANDLE_CHUNK_NEVER, nullptr, -1);
    png_set_crc_action(decoder.png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
    read_header(decoder);
    return true;
}

bool read_dots(Decoder& decoder, png_bytep dots) {
    if (setjmp(png_jmpbuf(decoder.png)) != 0) return false;
    const std::size_t row_bytes = decoder.width * decoder.channels();
    for (int pass = 0; pass < decoder.passes; ++pass) {
        for (png_uint_32 row = 0; row < decoder.height; ++row) {
            png_read_row(decoder.png, dots + row * row_bytes, nullptr);
        }
    }
    png_read_end(decoder.png, nullptr);
    return true;
}

// Parts colour and alpha.
Bitmap parted(const Decoder& decoder, Bytes dots) {
    Bitmap bitmap{static_cast<int>(decoder.width), static_cast<int>(decoder.height), decoder.gray, {}, {}};
    if (!decoder.alpha) {
        bitmap.samples = std::move(dots);
        return bitmap;
    }
    const std::size_t channels = decoder.channels();
    const std::size_t count = dots.size() / channels;
    bitmap.samples.reserve(count * (channels - 1));
    bitmap.alpha.emplace().reserve(count);
    for (std::size_t i = 0; i < dots.size(); i += channels) {
        bitmap.samples.append(dots, i, channels - 1);
        bitmap.alpha->push_back(dots[i + channels - 1]);
    }
    const bool opaque = std::ranges::all_of(*bitmap.alpha, [](char c) { return c == '\xFF'; });
    if (opaque) bitmap.alpha.reset();
    return bitmap;
}

}  // namespace

Result<Bitmap> read_png(ByteView bytes, std::string_view shown_name) {
    const Place place{.file = std::string(shown_name)};
    const auto corrupt = [&](std::string_view what) {
        return fail(png_corrupt, place, fmt::format("a PNG file that is damaged: {}", what),
                    "the picture saved anew");
    };
    // An animation's control chunk stands before the first image data (PNG 3rd edition, 11.3.5.1).
    if (bytes.substr(0, bytes.find("IDAT")).find("acTL") != ByteView::npos) {
        return fail(unknown_picture_format, place, "an animated PNG", "a still picture");
    }
    const auto decoder = std::make_unique<Decoder>();
    decoder->rest = bytes;
    decoder->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, decoder.get(), note_error, ignore_warning);
    if (decoder->png != nullptr) decoder->info = png_create_info_struct(decoder->png);
    if (decoder->info == nullptr) return corrupt("no memory to read it");
    if (!start(*decoder)) return corrupt(decoder->message);
    if (decoder->too_large) {
        return fail(picture_too_large, place,
                    fmt::format("a picture of {} by {} dots", decoder->width, decoder->height),
                    "at most 8,192 dots a side and 16 million altogether");
    }
    Bytes dots(decoder->width * decoder->channels() * decoder->height, '\0');
    if (!read_dots(*decoder, reinterpret_cast<png_bytep>(dots.data()))) return corrupt(decoder->message);
    return parted(*decoder, std::move(dots));
}

}  // namespace sigillum::picture
