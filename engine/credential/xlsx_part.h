// The XML parts of a workbook in Office Open XML (ECMA-376).
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace sigillum::credential {

inline constexpr ErrorKind bad_xlsx{"bad-xlsx"};

// Parses a part. Entities of its own are refused with the document type that would declare them, so that
// nothing is expanded and nothing outside is read. `part` is its name, for errors.
Done parse_part(const Bytes& xml, const std::string& file, const std::string& part, pugi::xml_document& into);

// Name of an element without the prefix that some writers give it: "x:row" is "row".
std::string_view local_name(const pugi::xml_node& node);
// The first child of that name, prefixed or not.
pugi::xml_node child(const pugi::xml_node& node, std::string_view name);
// The attribute of that name, prefixed or not ("r:id").
pugi::xml_attribute attribute(const pugi::xml_node& node, std::string_view name);
// "1" and "true".
bool is_true(const pugi::xml_attribute& attribute);
// Digits only; nothing for anything else, or more than nine digits.
std::optional<int> whole_number(std::string_view text);

// The text with "_x000D_" and the like as the characters for which they stand, since XML cannot hold them.
Bytes unescaped(std::string_view text);
// The text of a shared or inline string: its own, or that of its runs; readings of East Asian words beside it
// are left out.
Bytes string_text(const pugi::xml_node& string);

}  // namespace sigillum::credential
