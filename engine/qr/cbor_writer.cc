#include "qr/cbor_writer.h"

namespace sigillum::qr {

void CborWriter::head(unsigned major_type, std::uint64_t argument) {
    const auto first = [&](unsigned additional) {
        written_ += static_cast<char>(major_type << 5U | additional);
    };
    if (argument < 24) return first(static_cast<unsigned>(argument));
    unsigned width = 1;  // bytes of the argument: 1, 2, 4 or 8, announced by 24 to 27
    unsigned additional = 24;
    while (width < 8 && (argument >> (8 * width)) != 0) {
        width *= 2;
        ++additional;
    }
    first(additional);
    for (unsigned i = width; i > 0; --i) written_ += static_cast<char>(argument >> (8 * (i - 1)) & 255U);
}

void CborWriter::integer(std::int64_t value) {
    // A negative n is written as -1 - n, which is ~n.
    if (value < 0) return head(1, static_cast<std::uint64_t>(~value));
    head(0, static_cast<std::uint64_t>(value));
}

void CborWriter::bytes(ByteView value) {
    head(2, value.size());
    written_ += value;
}

void CborWriter::text(ByteView utf8) {
    head(3, utf8.size());
    written_ += utf8;
}

void CborWriter::array(std::uint64_t entries) { head(4, entries); }
void CborWriter::map(std::uint64_t pairs) { head(5, pairs); }
void CborWriter::tag(std::uint64_t number) { head(6, number); }
void CborWriter::boolean(bool value) { head(7, value ? 21 : 20); }

}  // namespace sigillum::qr
