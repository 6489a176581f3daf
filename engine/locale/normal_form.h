// Unicode's normal form C, in which all text of a document is set.
#pragma once

#include <string>
#include <string_view>

namespace sigillum::locale {

// UTF-8 in, UTF-8 out. Text that is NFC already comes back as it is; ill-formed bytes become U+FFFD.
std::string nfc(std::string_view text);

}  // namespace sigillum::locale
