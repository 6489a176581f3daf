// The XML parts of a workbook in Office Open XML (ECMA-376).
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "credential/xml_elements.h"
#include "credential/zip_archive.h"

namespace sigillum::credential {

inline constexpr ErrorKind bad_xlsx{"bad-xlsx"};

// Reads a part as it is unpacked: hands on the elements at the paths below its root ("sheetData/row"), each
// as a tree of its own, in order. Entities of its own are refused with the document type that would declare
// them, so that nothing is expanded and nothing outside is read. `file` is the workbook's name in errors.
Done read_part(ZipArchive& archive, const std::string& file, const std::string& part,
               std::vector<std::string_view> paths, XmlElements::Read read);

// Name of an element without prefix.
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
