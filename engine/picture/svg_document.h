// A parsed SVG file: its elements, looked up and placed.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "picture/svg_style_sheet.h"

namespace sigillum::picture {

inline constexpr std::size_t most_svg_bytes = std::size_t{2} * 1024 * 1024;
inline constexpr int most_svg_elements = 20'000;
inline constexpr int deepest_svg_nesting = 64;

// A well-formed file within the limits, without DOCTYPE, script, animation, embedded picture, text or
// reference to the outside anywhere in it. Names are compared without the prefix the file uses for SVG.
class SvgDocument {
  public:
    static Result<SvgDocument> read(ByteView bytes, std::string_view shown_name);

    pugi::xml_node root() const { return document_.document_element(); }
    // The element with this id; an empty node where there is none.
    pugi::xml_node element(std::string_view id) const;
    // Its SVG name, "" for an element of another vocabulary (a drawing program's own notes).
    std::string_view name(pugi::xml_node node) const;
    const StyleSheet& style_sheet() const { return style_sheet_; }
    // "logo.svg:12", for errors.
    Place place(pugi::xml_node node) const;

    // The error with the element's place, and its name before what was found: "<path> with fill=“bleu”".
    Error placed(Error error, pugi::xml_node node) const;

  private:
    Done check_root() const;
    Done scan(pugi::xml_node node, int depth);
    Done check_element(pugi::xml_node node) const;
    void note_lines(ByteView bytes);

    pugi::xml_document document_;
    std::string shown_name_;
    std::string prefix_;  // "" or "svg:"
    std::map<std::string, pugi::xml_node, std::less<>> ids_;
    StyleSheet style_sheet_;
    std::vector<std::ptrdiff_t> line_starts_;  // offsets
    int elements_ = 0;
};

}  // namespace sigillum::picture
