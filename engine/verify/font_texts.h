// What the glyph codes of a font stand for: its ToUnicode map (ISO 32000-1, 9.10.3).
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"

namespace sigillum::verify {

// The text of each two-byte code in UTF-8, by code. White space is one space; format characters (Unicode's
// category Cf), which nobody sees, are left out; a code without an entry has U+FFFD.
class FontTexts {
  public:
    // From the map's uncompressed bytes. What cannot be read stands for nothing.
    static FontTexts read(ByteView to_unicode);

    const std::string& of(unsigned code) const { return code < texts_.size() ? texts_[code] : unknown_; }

  private:
    void set(std::size_t code, const std::string& utf8);

    std::vector<std::string> texts_;
    std::string unknown_ = "\xEF\xBF\xBD";
};

// UTF-8 as it is compared: white space and controls as one space each, format characters left out.
std::string as_seen(std::string_view utf8);

}  // namespace sigillum::verify
