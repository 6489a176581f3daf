// The values of PDF as text: numbers, names, strings, dates, references (ISO 32000-1, 7.3).
#pragma once

#include <cstdint>
#include <string_view>

#include "base/bytes.h"
#include "base/date.h"
#include "base/geometry.h"
#include "pdf/objects.h"

namespace sigillum::pdf {

// A distance on a page in thousandths of a point, the finest step that is written.
using MilliPoints = std::int64_t;
MilliPoints milli_points(Length length);

void append_integer(Bytes& to, std::int64_t value);
// `value` / 10^decimals without needless zeros: (12300, 3) -> "12.3".
void append_fixed(Bytes& to, std::int64_t value, int decimals);
// Rounded to the decimals, at most 6.
void append_real(Bytes& to, double value, int decimals);

// "/Name" with every byte escaped that is not a regular character.
void append_name(Bytes& to, std::string_view name);
// "<0a1b>"
void append_hex(Bytes& to, ByteView bytes);
// "(…)": the bytes as they are, escaped where the syntax asks for it.
void append_literal(Bytes& to, ByteView bytes);
// A text string (7.9.2.2) of UTF-8 text: ASCII as it is, all else in UTF-16BE with its mark.
void append_text(Bytes& to, std::string_view utf8);
// "(D:20260703140532+02'00')"
void append_date(Bytes& to, const Instant& instant);
// "12 0 R"
void append_reference(Bytes& to, Reference object);
// "[x0 y0 x1 y1]" of a rectangle on a page of the given height.
void append_rectangle(Bytes& to, const Rect& area, Length page_height);

// "/Key 12 0 R", for a key that needs no escapes; nothing when the reference refers to none.
void append_entry(Bytes& to, std::string_view key, Reference object);
// "/Key (text)"; nothing when the text is empty.
void append_text_entry(Bytes& to, std::string_view key, std::string_view utf8);

// UTF-8 to UTF-16BE, without a mark. Input that is no UTF-8 gives U+FFFD.
Bytes utf16be(std::string_view utf8);

}  // namespace sigillum::pdf
