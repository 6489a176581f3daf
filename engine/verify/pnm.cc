#include "verify/pnm.h"

#include <charconv>
#include <optional>

namespace sigillum::verify {

namespace {

constexpr int most_dots = 8'192;  // a side, as for PNG
constexpr std::size_t most_dots_together = 16'777'216;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// The next whole number of the header; comments run from "#" to the end of the line.
std::optional<int> header_number(ByteView bytes, std::size_t& at) {
    while (at < bytes.size() && (is_space(bytes[at]) || bytes[at] == '#')) {
        if (bytes[at] == '#') at = bytes.find('\n', at);
        if (at == ByteView::npos) return std::nullopt;
        ++at;
    }
    int number = 0;
    const auto [stop, code] =
        std::from_chars(bytes.data() + std::min(at, bytes.size()), bytes.data() + bytes.size(), number);
    if (code != std::errc() || number < 0) return std::nullopt;
    at = static_cast<std::size_t>(stop - bytes.data());
    return number;
}

}  // namespace

bool is_pnm(ByteView bytes) { return bytes.starts_with("P5") || bytes.starts_with("P6"); }

Result<picture::Bitmap> read_pnm(ByteView bytes) {
    const auto refuse = [](std::string found) {
        return fail(bad_pnm, {}, std::move(found), "a binary PGM or PPM picture");
    };
    if (!is_pnm(bytes)) return refuse("no PGM or PPM picture");
    picture::Bitmap bitmap;
    bitmap.gray = bytes[1] == '5';
    std::size_t at = 2;
    const auto width = header_number(bytes, at);
    const auto height = width ? header_number(bytes, at) : std::nullopt;
    const auto largest = height ? header_number(bytes, at) : std::nullopt;
    if (!largest || *largest != 255 || *width < 1 || *height < 1 || *width > most_dots ||
        *height > most_dots) {
        return refuse("a picture whose head cannot be read");
    }
    ++at;  // one white space ends the head
    bitmap.width = *width;
    bitmap.height = *height;
    const std::size_t dots = static_cast<std::size_t>(*width) * static_cast<std::size_t>(*height);
    if (dots > most_dots_together) return refuse("a picture with too many dots");
    const std::size_t size = dots * (bitmap.gray ? 1 : 3);
    if (at > bytes.size() || bytes.size() - at < size) return refuse("a picture that ends too early");
    bitmap.samples = Bytes(bytes.substr(at, size));
    return bitmap;
}

}  // namespace sigillum::verify
