// A layout: what stands on a certificate of one type, in which order and style, as read from
// layouts/<type>/layout.json.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/length.h"
#include "base/result.h"
#include "layout/style.h"

namespace sigillum::layout {

inline constexpr ErrorKind bad_layout{"bad-layout"};

// Where the zones of page 1 lie, and its columns (design: section 2). Lengths from the sheet's upper left
// corner.
struct CertificateGrid {
    Length page_width, page_height;
    Length left, right;  // text box
    Length crown_top, crown_bottom;
    Length logo_height, logo_width, seal_diameter;
    Length title_top, title_bottom;
    Length title_highest;      // where the title may begin when the statement would not fit otherwise
    Length title_second_adds;  // what an optional second-language line adds
    Length title_measure;      // widest title
    Length name_measure;       // widest name
    Length spindle_gap;        // below the title block
    Length statement_bottom;   // = top of the authority band
    Length authority_bottom;
    Length column_start, column_middle, column_end;  // widths of the authority band's columns
    Length signature_space;                          // empty white for ink
    Length panel_width, code_size;
    Length panel_width_two;  // with a second language, where one signatory leaves the room
    Length foot_top, foot_bottom;
    bool issuer_on_one_line = false;   // landscape: issuer and relation share a line
    bool code_caption_beside = false;  // landscape: caption at the start side of the code
    bool second_beside = false;        // landscape: a second language follows on the line where it fits
};

struct SupplementGrid {
    Length page_width, page_height;
    Length left, right;
    Length head_top, strip_top, body_top, body_bottom, foot_rule;
    Length number_width, heading_width, label_gap;
    Length key_width, key_gap;
    Length pair_width, pair_gap;  // two languages side by side
    Length row_above, row_below, key_row_gap, group_gap, unit_above;
    Length bullet_size, bullet_indent;
    Length unsplit_row;             // a row up to this height is not split
    double unit_start_share = 0.4;  // of the body that must remain for a unit to start on the running page
};

// One entry of page 1 or of the supplement: which field of the credential, under which heading, and when.
struct Entry {
    std::string field;    // name of a field known to compose, e.g. "certifies", "learner", "outcomes"
    std::string heading;  // message key of its heading, or empty
    std::string style;    // style of its text where the entry chooses among several, or empty
};

// Vertical gaps of the statement on page 1.
struct StatementRhythm {
    std::vector<Length>
        gaps;  // before each phrase, by content: bilingual or long first, then normal, short, very short
    Length phrase_to_value, name_to_birth, least_above, least_below;
    Length free_wanted;  // white above and below that a larger gap than the normal one must leave
    double last_shrink =
        1;  // factor on all statement sizes, tried once where even the smallest gap is too large
    double last_lead = 1;  // factor on the leads of those sizes, tried last of all
};

struct Layout {
    std::string type;  // "achievement", "programme", "completion", "participation"
    int ornament_rank = 0;
    bool seal = false;
    CertificateGrid portrait;
    CertificateGrid landscape;
    SupplementGrid supplement;
    StatementRhythm rhythm;
    StatementRhythm landscape_rhythm;
    std::vector<Entry> statement;                 // page 1, top to bottom
    std::vector<Entry> supplement_rows;           // empty: no supplement
    std::vector<Entry> unit_rows;                 // programme only
    std::map<StyleName, Style> styles;            // portrait and supplement
    std::map<StyleName, Style> landscape_styles;  // what differs in landscape

    const Style& style(StyleName name, bool in_landscape) const;
};

// Reads layouts/<type>/layout.json and layouts/common.json beside it (grids, rhythm and type scale that the
// four share; a type's own file may override any of it). Keys are the members above; lengths are plain
// numbers, millimetres in grids and rhythm, points in styles. Errors carry the file and the key.
Result<Layout> read_layout(const std::filesystem::path& layouts, const std::string& type);

}  // namespace sigillum::layout
