#include "pdf/to_unicode.h"

#include <algorithm>
#include <utility>

#include "pdf/syntax.h"

namespace sigillum::pdf {
namespace {

constexpr ByteView opening =
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
constexpr ByteView closing = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

// The most entries of one section (Adobe Technical Note 5411).
constexpr std::size_t section_limit = 100;

// Values that PDF/A-3, 6.2.11.7.2 forbids.
bool is_forbidden(const Bytes& units) {
    return units.empty() || units == ByteView("\0\0", 2) || units == "\xFE\xFF" || units == "\xFF\xFE";
}

Bytes units_of(const std::string& characters) {
    Bytes units = utf16be(characters);
    return is_forbidden(units) ? Bytes("\xFF\xFD") : units;
}

void append_code(Bytes& map, std::size_t code) {
    const char bytes[2] = {static_cast<char>(code >> 8U), static_cast<char>(code & 0xFFU)};
    append_hex(map, ByteView(bytes, 2));
}

// Codes in a row, and what the first stands for; each further one stands for the next character.
struct Run {
    std::size_t first = 0;
    std::size_t last = 0;
    Bytes units;
};

// Only last bytes are counted up within a range, of codes as of characters (9.10.3).
bool goes_on(const Run& run, const Bytes& units) {
    const std::size_t length = run.last - run.first + 1;
    const auto last_byte = [](const Bytes& of) { return static_cast<unsigned char>(of.back()); };
    return (run.last & 0xFFU) != 0xFFU && units.size() == run.units.size() &&
           ByteView(units).starts_with(ByteView(run.units).substr(0, run.units.size() - 1)) &&
           last_byte(units) == last_byte(run.units) + length;
}

// Code 0 is .notdef and never shown.
std::vector<Run> runs_of(const std::vector<std::string>& characters) {
    std::vector<Run> runs;
    for (std::size_t code = 1; code < characters.size(); ++code) {
        Bytes units = units_of(characters[code]);
        if (!runs.empty() && goes_on(runs.back(), units))
            runs.back().last = code;
        else
            runs.push_back({code, code, std::move(units)});
    }
    return runs;
}

// "bfchar" of single codes, "bfrange" of longer runs.
void append_sections(Bytes& map, const std::vector<Run>& runs, ByteView kind) {
    for (std::size_t begin = 0; begin < runs.size(); begin += section_limit) {
        const std::size_t end = std::min(begin + section_limit, runs.size());
        append_integer(map, static_cast<std::int64_t>(end - begin));
        map += " begin" + Bytes(kind) + '\n';
        for (std::size_t i = begin; i < end; ++i) {
            append_code(map, runs[i].first);
            if (runs[i].last > runs[i].first) append_code(map, runs[i].last);
            append_hex(map, runs[i].units);
            map += '\n';
        }
        map += "end" + Bytes(kind) + '\n';
    }
}

}  // namespace

Bytes to_unicode_map(const std::vector<std::string>& characters) {
    std::vector<Run> runs = runs_of(characters);
    const auto longer =
        std::stable_partition(runs.begin(), runs.end(), [](const Run& run) { return run.first == run.last; });
    Bytes map(opening);
    append_sections(map, {runs.begin(), longer}, "bfchar");
    append_sections(map, {longer, runs.end()}, "bfrange");
    map += closing;
    return map;
}

}  // namespace sigillum::pdf
