#include "pdf/cross_references.h"

#include "pdf/syntax.h"

namespace sigillum::pdf {
namespace {

constexpr std::size_t no_index = 0xFFFF;  // of a free object: its number is never used again

// Gives the place behind.
char* put_big_endian(char* to, std::uint64_t value, int bytes) {
    for (int i = bytes; --i >= 0;) *to++ = static_cast<char>(value >> (8 * i) & 0xFFU);
    return to;
}

}  // namespace

CrossReferences::CrossReferences(std::size_t objects, Widths widths) : widths_(widths) {
    rows_.reserve((objects + 1) * static_cast<std::size_t>(1 + widths.offset + widths.index));
    add_free();  // object 0, the head of the list of free objects
}

void CrossReferences::add_plain(std::uint64_t offset) { add(1, offset, 0); }

void CrossReferences::add_packed(Reference stream, std::size_t index) {
    add(2, static_cast<std::uint64_t>(stream.number), index);
}

void CrossReferences::add_free() { add(0, 0, no_index); }

// Table 18.
void CrossReferences::add(int type, std::uint64_t place, std::size_t index) {
    char row[1 + 2 * sizeof(std::uint64_t)];
    char* end = put_big_endian(row, static_cast<std::uint64_t>(type), 1);
    end = put_big_endian(end, place, widths_.offset);
    end = put_big_endian(end, index, widths_.index);
    rows_.append(row, static_cast<std::size_t>(end - row));
    ++count_;
}

Bytes CrossReferences::entries() const {
    Bytes entries = "/Type/XRef/W[1 ";
    append_integer(entries, widths_.offset);
    entries += ' ';
    append_integer(entries, widths_.index);
    entries += "]/Size ";
    append_integer(entries, count_);
    return entries;
}

}  // namespace sigillum::pdf
