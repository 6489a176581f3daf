// How a piece of text looks, without saying where it stands.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "base/length.h"

namespace sigillum::layout {

// Colours have roles; the theme says which colour plays a role for a rank of document.
enum class ColorRole { ink, display, accent, muted, second, braid, braid_light, row_rule };

// The roles as theme and layout files write them, in the order of the enumeration.
inline constexpr std::array<std::string_view, 8> color_role_names{
    "ink", "display", "accent", "muted", "second", "braid", "braid_light", "row_rule"};

enum class Family { serif, sans };

struct FontStep {
    Length size;
    Length lead;    // baseline to baseline
    int lines = 1;  // most lines this step may take; 0: as many as the text needs
};

// A style of the type scale (design: sizes in pt). `steps` are tried in order until the text fits; the first
// is the regular size.
struct Style {
    Family family = Family::serif;
    int weight = 400;
    bool italic = false;
    ColorRole color = ColorRole::ink;
    double tracking_em =
        0;  // never applied to scripts that join or that have no tracking (Arabic, Hebrew, Georgian, CJK)
    bool tabular = false;  // tabular figures with slashed zero
    std::vector<FontStep> steps;
};

// The styles a layout must define. Names in layout files are the same words.
enum class StyleName {
    title_lead,
    title_main,
    title_second,
    issuer,
    statement_value,
    phrase,
    detail,
    learner_name,
    learner_name_latin,
    opportunity,
    joint_phrase,
    joint_universities,
    second_line,
    signatory_name,
    signatory_function,
    place_and_date,
    panel_title,
    panel_signer,
    panel_text,
    panel_fine,
    caption,
    caption_strong,
    credential_number,
    foot,
    foot_strong,
    head,
    head_strong,
    wordmark,
    wordmark_sub,
    supplement_title,
    supplement_subtitle,
    row_number,
    row_heading,
    row_heading_second,
    key,
    value,
    value_strong,
    value_second,
    note,
    outcome_title,
    unit_label,
    unit_numeral,
    unit_name,
    unit_list_numeral,
    end_mark,
    standing_mark,
};

// The names of the styles as layout files write them, in the order of the enumeration.
inline constexpr std::array<std::string_view, 46> style_names{
    "title_lead",
    "title_main",
    "title_second",
    "issuer",
    "statement_value",
    "phrase",
    "detail",
    "learner_name",
    "learner_name_latin",
    "opportunity",
    "joint_phrase",
    "joint_universities",
    "second_line",
    "signatory_name",
    "signatory_function",
    "place_and_date",
    "panel_title",
    "panel_signer",
    "panel_text",
    "panel_fine",
    "caption",
    "caption_strong",
    "credential_number",
    "foot",
    "foot_strong",
    "head",
    "head_strong",
    "wordmark",
    "wordmark_sub",
    "supplement_title",
    "supplement_subtitle",
    "row_number",
    "row_heading",
    "row_heading_second",
    "key",
    "value",
    "value_strong",
    "value_second",
    "note",
    "outcome_title",
    "unit_label",
    "unit_numeral",
    "unit_name",
    "unit_list_numeral",
    "end_mark",
    "standing_mark",
};
static_assert(style_names.size() == static_cast<std::size_t>(StyleName::standing_mark) + 1);

}  // namespace sigillum::layout
