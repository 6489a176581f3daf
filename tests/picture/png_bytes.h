// PNG files written byte by byte, so that tests hold the reader to the standard and not to its own library.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sigillum::picture {

// The fields of IHDR (ISO/IEC 15948, 11.2.2).
struct PngHeader {
    std::uint32_t width = 1;
    std::uint32_t height = 1;
    std::uint8_t bit_depth = 8;
    std::uint8_t color_type = 0;  // 0 gray, 2 RGB, 3 palette, 4 gray and alpha, 6 RGB and alpha
    std::uint8_t interlace = 0;
};

// Length, type, data, checksum.
std::string png_chunk(std::string_view type, std::string_view data);
std::string png_header_chunk(const PngHeader& header);
// The image data as given, filter bytes and all, in one stored block of a zlib stream (RFC 1950, RFC 1951).
std::string png_data_chunk(std::string_view filtered_rows);

// A whole file: signature, header, `before_data` (finished chunks), image data, end.
std::string png_file(const PngHeader& header, std::string_view filtered_rows,
                     std::string_view before_data = {});

}  // namespace sigillum::picture
