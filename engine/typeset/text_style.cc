#include "typeset/text_style.h"

#include <algorithm>

namespace sigillum::typeset {
namespace {

using document::Emphasis;

constexpr int strong_weight = 600;

}  // namespace

TextStyle text_style(const layout::Style& style, const layout::FontStep& step, const layout::Theme& theme,
                     double scale) {
    const bool serif = style.family == layout::Family::serif;
    // A theme's other serif family may run larger; its lead stays, so that the grid does.
    const Length size = step.size * (serif ? theme.display_scale * scale : scale);
    TextStyle result;
    result.face = {.family = serif ? font::Family::serif : font::Family::sans,
                   .italic = style.italic,
                   .weight = style.weight};
    result.features = {.tabular = style.tabular, .ligatures = style.tracking_em == 0};
    result.size = size;
    result.lead = step.lead * scale;
    result.tracking = size * style.tracking_em;
    result.color = theme.color(style.color);
    return result;
}

TextStyle second_on_line(TextStyle style, const layout::Theme& theme) {
    style.face.italic = true;
    style.face.weight = 400;
    style.features.tabular = false;
    if (style.face.family == font::Family::serif) style.color = theme.color(layout::ColorRole::muted);
    return style;
}

std::vector<Span> spans_of(const document::Text& text, const TextStyle& style) {
    std::vector<Span> spans;
    spans.reserve(text.size());
    // A title among strong words is strong too.
    const bool all_strong = std::any_of(text.begin(), text.end(),
                                        [](const auto& run) { return run.emphasis == Emphasis::strong; }) &&
                            std::none_of(text.begin(), text.end(),
                                         [](const auto& run) { return run.emphasis == Emphasis::plain; });
    for (const document::Run& run : text) {
        Span span{.text = run.text,
                  .language = run.language,
                  .style = style,
                  .whole = run.whole || run.emphasis != Emphasis::plain,
                  .given = run.whole};
        if (run.emphasis == Emphasis::title) span.style.face.italic = true;
        if ((run.emphasis == Emphasis::strong || all_strong) && style.face.family == font::Family::sans) {
            span.style.face.weight = strong_weight;
        }
        spans.push_back(std::move(span));
    }
    return spans;
}

}  // namespace sigillum::typeset
