#include "pdf/to_unicode.h"

#include <algorithm>

#include "pdf/syntax.h"

namespace sigillum::pdf {
namespace {

constexpr ByteView opening =
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
constexpr ByteView closing = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

// The most entries of one bfchar section (Adobe Technical Note 5411).
constexpr std::size_t section_limit = 100;

// Values that PDF/A-3, 6.2.11.7.2 forbids.
bool is_forbidden(const Bytes& units) {
    return units.empty() || units == ByteView("\0\0", 2) || units == "\xFE\xFF" || units == "\xFF\xFE";
}

void append_pair(Bytes& map, std::size_t code, const std::string& characters) {
    const char bytes[2] = {static_cast<char>(code >> 8U), static_cast<char>(code & 0xFFU)};
    append_hex(map, ByteView(bytes, 2));
    const Bytes units = utf16be(characters);
    append_hex(map, is_forbidden(units) ? ByteView("\xFF\xFD") : ByteView(units));
    map += '\n';
}

}  // namespace

Bytes to_unicode_map(const std::vector<std::string>& characters) {
    Bytes map(opening);
    // Code 0 is .notdef and never shown.
    for (std::size_t begin = 1; begin < characters.size(); begin += section_limit) {
        const std::size_t end = std::min(begin + section_limit, characters.size());
        append_integer(map, static_cast<std::int64_t>(end - begin));
        map += " beginbfchar\n";
        for (std::size_t code = begin; code < end; ++code) append_pair(map, code, characters[code]);
        map += "endbfchar\n";
    }
    map += closing;
    return map;
}

}  // namespace sigillum::pdf
