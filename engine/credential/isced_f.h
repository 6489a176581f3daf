// Fields of education and training: ISCED-F 2013 (UNESCO), the list of codes and their English names.
#pragma once

#include <optional>
#include <string_view>

namespace sigillum::credential {

// "0712" -> "Environmental protection technology"; two, three or four digits; nothing for a code that does
// not exist.
std::optional<std::string_view> isced_f_name(std::string_view code);

}  // namespace sigillum::credential
