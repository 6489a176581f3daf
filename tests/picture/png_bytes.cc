#include "tests/picture/png_bytes.h"

namespace sigillum::picture {
namespace {

std::string big_endian(std::uint32_t value) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(value >> shift & 0xFF));
    return bytes;
}

// ISO/IEC 15948, annex D.
std::uint32_t checksum(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) crc = (crc & 1) != 0 ? 0xEDB88320 ^ crc >> 1 : crc >> 1;
    }
    return ~crc;
}

// RFC 1950, 2.2.
std::uint32_t adler(std::string_view bytes) {
    std::uint32_t a = 1;
    std::uint32_t b = 0;
    for (const char byte : bytes) {
        a = (a + static_cast<unsigned char>(byte)) % 65521;
        b = (b + a) % 65521;
    }
    return b << 16 | a;
}

}  // namespace

std::string png_chunk(std::string_view type, std::string_view data) {
    const std::string body = std::string(type) + std::string(data);
    return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(checksum(body));
}

std::string png_header_chunk(const PngHeader& header) {
    std::string data = big_endian(header.width) + big_endian(header.height);
    for (const std::uint8_t field :
         {header.bit_depth, header.color_type, std::uint8_t{0}, std::uint8_t{0}, header.interlace}) {
        data.push_back(static_cast<char>(field));
    }
    return png_chunk("IHDR", data);
}

std::string png_data_chunk(std::string_view filtered_rows) {
    const auto length = static_cast<std::uint16_t>(filtered_rows.size());
    const auto complement = static_cast<std::uint16_t>(~length);
    std::string stream = "\x78\x01\x01";
    for (const std::uint16_t field : {length, complement}) {
        stream.push_back(static_cast<char>(field & 0xFF));
        stream.push_back(static_cast<char>(field >> 8));
    }
    return png_chunk("IDAT", stream + std::string(filtered_rows) + big_endian(adler(filtered_rows)));
}

std::string png_file(const PngHeader& header, std::string_view filtered_rows, std::string_view before_data) {
    return "\x89PNG\r\n\x1A\n" + png_header_chunk(header) + std::string(before_data) +
           png_data_chunk(filtered_rows) + png_chunk("IEND", {});
}

}  // namespace sigillum::picture
