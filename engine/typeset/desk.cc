#include "typeset/desk.h"

#include <fmt/format.h>

#include "typeset/typesetter.h"

namespace sigillum::typeset {
namespace {

constexpr std::string_view between_languages = " / ";

// What an empty text is set as.
const Paragraph& nothing() {
    static const Paragraph empty{.lines = {Line{}}, .lead = {}, .baseline = {}};
    return empty;
}

Error named(Error error, const std::string& field) {
    if (error.place.field.empty()) error.place.field = field;
    return error;
}

Error too_long(const document::Text& text, const std::string& field) {
    return {does_not_fit,
            {.field = field},
            fmt::format("“{}”, too long even at the smallest size permitted", document::plain_text(text)),
            "a shorter text"};
}

}  // namespace

void Desk::turn_to_certificate() {
    landscape_ = theme_.orientation == layout::Orientation::landscape;
    page_width_ = certificate_grid().page_width;
}

void Desk::turn_to_supplement() {
    landscape_ = false;
    page_width_ = layout_.supplement.page_width;
}

TextStyle Desk::style(layout::StyleName name, std::size_t step) const {
    const layout::Style& style = layout_.style(name, landscape_);
    TextStyle definite = text_style(style, style.steps[step], theme_, scale_);
    definite.lead = definite.lead * lead_scale_;
    return definite;
}

const picture::Picture* Desk::picture(const std::string& name) const {
    const auto found = pictures_.find(name);
    return found == pictures_.end() ? nullptr : &found->second;
}

std::vector<Span> Desk::spans(const TextJob& job, const TextStyle& style) const {
    std::vector<Span> spans = spans_of(job.text, style);
    if (spans.empty() || job.joined_second == nullptr || job.joined_second->empty()) return spans;
    TextStyle between = style;
    between.face.weight = 400;
    spans.push_back({.text = between_languages, .language = spans.back().language, .style = between});
    for (Span& span : spans_of(*job.joined_second, second_on_line(style, theme_)))
        spans.push_back(std::move(span));
    return spans;
}

Result<const Paragraph*> Desk::try_step(const TextJob& job, std::size_t step,
                                        const std::string& field) const {
    TextStyle definite = style(job.style, step);
    if (!job.tracked) {
        definite.tracking = {};
        definite.features.ligatures = true;
    }
    const std::vector<Span> styled = spans(job, definite);
    if (styled.empty()) return &nothing();
    auto set = setter_.set({.spans = styled,
                            .measure = job.measure,
                            .breaking = job.breaking,
                            .balanced = job.balanced,
                            .most_lines = layout_.style(job.style, landscape_).steps[step].lines,
                            .right_to_left = right_to_left_});
    if (!set) return fail(named(set.error(), field));
    return (*set)->fits ? *set : nullptr;
}

Result<const Paragraph*> Desk::fit(const TextJob& job, const std::string& field) const {
    const std::size_t steps = layout_.style(job.style, landscape_).steps.size();
    for (std::size_t step = std::min(job.first_step, steps - 1); step < steps; ++step) {
        auto set = try_step(job, step, field);
        if (!set || *set != nullptr) return set;
    }
    if (job.breaking == Breaking::title) {
        // A kind that is too long to stand on one line with the first word of its title.
        TextJob freer = job;
        freer.breaking = Breaking::spaces;
        return fit(freer, field);
    }
    return fail(too_long(job.text, field));
}

Result<const Paragraph*> Desk::joined_on_line(TextJob job, const document::Text& second,
                                              const std::string& field) const {
    job.joined_second = &second;
    auto set = try_step(job, 0, field);
    if (!set || (*set != nullptr && (*set)->lines.size() == 1)) return set;
    return nullptr;
}

Result<const Paragraph*> Desk::fit_on_line(const TextJob& job, const std::string& field) const {
    const std::size_t steps = layout_.style(job.style, landscape_).steps.size();
    for (std::size_t step = std::min(job.first_step, steps - 1); step < steps; ++step) {
        auto set = try_step(job, step, field);
        if (!set || (*set != nullptr && (*set)->lines.size() == 1)) return set;
    }
    return nullptr;
}

Result<const Paragraph*> Desk::set(std::span<const Span> spans, Length measure, const std::string& field,
                                   Breaking breaking) const {
    if (spans.empty()) return &nothing();
    auto set = setter_.set({.spans = spans,
                            .measure = measure,
                            .breaking = breaking,
                            .balanced = breaking != Breaking::running && breaking != Breaking::prose,
                            .right_to_left = right_to_left_});
    if (!set) return fail(named(set.error(), field));
    if ((*set)->fits) return set;
    std::string text;
    for (const Span& span : spans) text += span.text;
    return fail(too_long({{.text = text, .language = {}}}, field));
}

const document::Node* child_of(const document::Node& node, document::Role role) {
    for (const document::Node& child : node.children) {
        if (child.role == role) return &child;
    }
    return nullptr;
}

Size fitted(const picture::Picture& picture, Size box) {
    const double aspect = picture::aspect_ratio(picture);
    const Length width = box.height * aspect;
    return width <= box.width ? Size{width, box.height} : Size{box.width, box.width * (1 / aspect)};
}

}  // namespace sigillum::typeset
