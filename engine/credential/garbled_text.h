// Text that was decoded with the wrong table on its way: "MÃ¼ller".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sigillum::credential {

// What the text was before its UTF-8 was read as windows-1252 or windows-1250, when it was: "Müller". Only
// Latin letters up to U+017F are looked for; pairs of signs that stand for them ("Ã¼", "Ĺ‚") occur in no
// name.
std::optional<std::string> ungarbled(std::string_view text);

}  // namespace sigillum::credential
