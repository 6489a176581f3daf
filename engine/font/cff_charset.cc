#include "font/cff_charset.h"

#include <cstdint>
#include <optional>

namespace sigillum::font {
namespace {

// Operators of a top DICT (Technical Note 5176, section 9); two-byte ones begin with 12.
constexpr int charset_operator = 15;
constexpr int charstrings_operator = 17;
constexpr int ros_operator = 1200 + 30;

// Reads big-endian numbers; outside of the program all are 0 and `sound` turns false.
class CffReader {
  public:
    explicit CffReader(ByteView bytes) : bytes_(bytes) {}

    std::uint32_t number(std::size_t at, int size) {
        std::uint32_t value = 0;
        for (int i = 0; i < size; ++i) value = value << 8U | byte(at + static_cast<std::size_t>(i));
        return value;
    }
    std::uint8_t byte(std::size_t at) {
        if (at >= bytes_.size()) {
            sound = false;
            return 0;
        }
        return static_cast<std::uint8_t>(bytes_[at]);
    }
    bool sound = true;

  private:
    ByteView bytes_;
};

// An INDEX (section 5): how many objects, where the first begins and where the index ends.
struct Index {
    std::uint32_t count = 0;
    std::size_t first = 0;
    std::size_t end = 0;
};

Index index_at(CffReader& reader, std::size_t at) {
    Index index;
    index.count = reader.number(at, 2);
    index.end = at + 2;
    if (index.count == 0) return index;
    const int size = reader.byte(at + 2);
    const std::size_t offsets = at + 3;
    const std::size_t base = offsets + (index.count + 1) * static_cast<std::size_t>(size) - 1;
    index.first = base + reader.number(offsets, size);
    index.end = base + reader.number(offsets + index.count * static_cast<std::size_t>(size), size);
    return index;
}

// What the top DICT says; offsets are 0 where it says nothing.
struct TopDict {
    bool cid_keyed = false;
    std::size_t charset = 0;
    std::size_t charstrings = 0;
};

// Moves behind an operand and gives its value; a real number's value is 0 (section 4).
std::int64_t operand(CffReader& reader, std::size_t& at) {
    const int first = reader.byte(at++);
    if (first == 28) return at += 2, reader.number(at - 2, 2);
    if (first == 29) return at += 4, reader.number(at - 4, 4);
    if (first == 30) {
        while (reader.sound) {
            const int pair = reader.byte(at++);
            if ((pair & 0x0F) == 0x0F || (pair >> 4) == 0x0F) break;
        }
        return 0;
    }
    if (first <= 246) return first - 139;
    const int second = reader.byte(at++);
    return first <= 250 ? (first - 247) * 256 + second + 108 : -(first - 251) * 256 - second - 108;
}

TopDict top_dict(CffReader& reader, const Index& index) {
    TopDict top;
    std::int64_t last = 0;
    for (std::size_t at = index.first; at < index.end && reader.sound;) {
        const int first = reader.byte(at);
        if (first > 21) {
            last = operand(reader, at);
            continue;
        }
        ++at;
        const int operation = first == 12 ? 1200 + reader.byte(at++) : first;
        if (operation == ros_operator) top.cid_keyed = true;
        if (operation == charset_operator) top.charset = static_cast<std::size_t>(last);
        if (operation == charstrings_operator) top.charstrings = static_cast<std::size_t>(last);
    }
    return top;
}

// How long the charset of so many glyphs is (section 13); nothing where it is none.
std::optional<std::size_t> charset_length(CffReader& reader, std::size_t at, std::uint32_t glyphs) {
    const int format = reader.byte(at);
    if (format == 0) return 1 + std::size_t{2} * (glyphs - 1);
    if (format > 2) return std::nullopt;
    const std::size_t size = format == 1 ? 3 : 4;
    std::size_t length = 1;
    for (std::uint32_t covered = 1; covered < glyphs; length += size) {
        if (!reader.sound) return std::nullopt;
        covered += reader.number(at + length + 2, format) + 1;
    }
    return length;
}

// The shortest charset that numbers so many glyphs from 1 on (the first is .notdef).
Bytes charset_by_place(std::uint32_t glyphs) {
    const std::uint32_t left = glyphs - 2;
    if (left == 0) return {"\x00\x00\x01", 3};
    Bytes charset = left < 256 ? Bytes("\x01\x00\x01", 3) : Bytes("\x02\x00\x01", 3);
    if (left >= 256) charset += static_cast<char>(left >> 8U);
    return charset += static_cast<char>(left & 0xFFU);
}

}  // namespace

bool number_glyphs_by_place(Bytes& program) {
    CffReader reader(program);
    const Index names = index_at(reader, reader.byte(2));  // behind the header, whose third byte is its size
    const TopDict top = top_dict(reader, index_at(reader, names.end));
    if (!reader.sound || !top.cid_keyed) return reader.sound;
    const std::uint32_t glyphs = index_at(reader, top.charstrings).count;
    if (glyphs < 2) return reader.sound;
    // 0 to 2 are charsets known by name, which CID-keyed programs do not use.
    if (top.charset <= 2) return false;
    const auto length = charset_length(reader, top.charset, glyphs);
    const Bytes charset = charset_by_place(glyphs);
    if (!reader.sound || !length || charset.size() > *length) return false;
    program.replace(top.charset, charset.size(), charset);
    return true;
}

}  // namespace sigillum::font
