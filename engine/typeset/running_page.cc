#include "typeset/running_page.h"

#include <string_view>
#include <utility>
#include <vector>

#include "typeset/placeholder.h"

namespace sigillum::typeset {
namespace {

using layout::StyleName;

// Design: the reference pages.
constexpr Size mark_box{Length::mm(7.6), Length::mm(6.4)};
constexpr Length mark_to_words = Length::mm(3.2);
constexpr Length first_line_below_head = Length::mm(0.4);
constexpr Length number_column = Length::mm(62);
constexpr Length between_columns = Length::mm(4);
constexpr Length strip_height = Length::mm(2.3);
constexpr Length rule_height = Length::mm(0.15);
constexpr Length rule_to_foot = Length::mm(1.4);

// What dots part, as in "… on behalf of the … Alliance · verify.enhance.example".
std::vector<std::string_view> parts_of(std::string_view words) {
    constexpr std::string_view dot = " · ";
    std::vector<std::string_view> parts;
    for (std::size_t at = words.find(dot); at != std::string_view::npos; at = words.find(dot)) {
        parts.push_back(words.substr(0, at));
        words.remove_prefix(at + dot.size());
    }
    parts.push_back(words);
    return parts;
}

document::Text text_of(const std::string& words, const Language& language) {
    if (words.empty()) return {};
    return {{.text = words, .language = language}};
}

}  // namespace

RunningPage::RunningPage(const Desk& desk, const document::Document& document)
    : desk_(desk),
      document_(document),
      grid_(desk.layout().supplement),
      second_(document.second.value_or(document.main)) {}

Result<RunningPage> RunningPage::make(const Desk& desk, const document::Document& document) {
    RunningPage page(desk, document);
    Canvas canvas = desk.canvas();
    if (auto head = page.set_head(canvas); !head) return fail(head.error());
    page.head_ = canvas.take();
    return page;
}

Done RunningPage::set(int page, int pages, Canvas& canvas) const {
    canvas.add(head_, {});
    return set_foot(page, pages, canvas);
}

// Both languages on the line where they fit; else the main language alone, since the head repeats what page 1
// says in both.
Done RunningPage::set_head_line(const HeadLine& line, Column column, Length top, Canvas& canvas) const {
    if (line.main.empty()) return {};
    TextJob job{
        .text = line.main, .style = line.style, .measure = column.width, .joined_second = &line.second};
    auto set = desk_.try_step(job, 0, "running head");
    if (!set) return fail(set.error());
    if (*set == nullptr) {
        job.joined_second = nullptr;
        set = desk_.fit(job, "running head");
        if (!set) return fail(set.error());
    }
    canvas.paragraph(**set, column, top, line.align, page::Owner::none(page::Artifact::header));
    return {};
}

Done RunningPage::set_head(Canvas& canvas) const {
    const document::Furniture& furniture = document_.furniture;
    const page::Owner header = page::Owner::none(page::Artifact::header);
    Length start = grid_.left;
    const document::Node* certificate = child_of(document_.root, document::Role::certificate);
    const document::Node* alliance =
        certificate == nullptr ? nullptr : child_of(*certificate, document::Role::crown_alliance);
    const picture::Picture* mark = alliance == nullptr ? nullptr : desk_.picture(alliance->picture);
    const Length middle = (grid_.head_top + grid_.strip_top) / 2;
    if (mark != nullptr) {
        const Size size = fitted(*mark, mark_box);
        canvas.picture(alliance->picture,
                       canvas.area({start, size.width}, middle - size.height / 2, size.height), header);
        start += size.width + mark_to_words;
    }
    const Length top = grid_.head_top + first_line_below_head;
    const Length lead = desk_.style(StyleName::head).lead;
    const Column names{start, grid_.right - number_column - between_columns - start};
    const Column numbers{grid_.right - number_column, number_column};
    const document::Text none;
    const document::Text learner = text_of(furniture.learner, furniture.learner_language);
    const document::Text number = text_of(furniture.number, document_.main);
    const HeadLine name_lines[] = {
        {furniture.head_name, furniture.head_name_second, StyleName::head_strong, Align::start},
        {learner, none, StyleName::head, Align::start}};
    const HeadLine number_lines[] = {
        {furniture.number_label, furniture.number_label_second, StyleName::head, Align::end},
        {number, none, StyleName::credential_number, Align::end}};
    for (std::size_t i = 0; i < 2; ++i) {
        const Length below = top + lead * static_cast<double>(i);
        if (auto set = set_head_line(name_lines[i], names, below, canvas); !set) return set;
        if (auto set = set_head_line(number_lines[i], numbers, below, canvas); !set) return set;
    }
    if (desk_.picture("strip") != nullptr) {
        canvas.picture("strip", {{grid_.left, grid_.strip_top}, {grid_.right - grid_.left, strip_height}},
                       header);
    }
    return {};
}

// Awarding body at the start side; page number and, below it, the standing mark at the end side.
Done RunningPage::set_foot(int page, int pages, Canvas& canvas) const {
    const document::Furniture& furniture = document_.furniture;
    const page::Owner footer = page::Owner::none(page::Artifact::footer);
    const Column whole{grid_.left, grid_.right - grid_.left};
    canvas.rule(whole, grid_.foot_rule, rule_height, desk_.color(layout::ColorRole::row_rule), footer);
    const Filling filling{{"page", std::to_string(page)}, {"pages", std::to_string(pages)}};
    auto number = filled(furniture.page_pattern, filling, "page number");
    if (!number) return fail(number.error());
    auto number_second = filled(furniture.page_pattern_second, filling, "page number");
    if (!number_second) return fail(number_second.error());
    const document::Text main = text_of(*number, document_.main);
    const document::Text second = text_of(*number_second, second_);
    const Length top = grid_.foot_rule + rule_to_foot;
    Length end_side;
    if (!main.empty()) {
        auto set = desk_.fit(
            {.text = main, .style = StyleName::foot_strong, .measure = whole.width, .joined_second = &second},
            "page number");
        if (!set) return fail(set.error());
        end_side = (*set)->widest();
        canvas.paragraph(**set, whole, top, Align::end, footer);
    }
    if (const document::Text mark = text_of(furniture.standing_mark, document_.main); !mark.empty()) {
        auto set = desk_.fit({.text = mark, .style = StyleName::standing_mark, .measure = whole.width},
                             "standing mark");
        if (!set) return fail(set.error());
        end_side = std::max(end_side, (*set)->widest());
        canvas.paragraph(**set, whole, top + desk_.style(StyleName::foot_strong).lead, Align::end, footer);
    }
    return set_awarding_line({grid_.left, whole.width - end_side - between_columns}, top, canvas);
}

// On one line if it fits; else its parts below each other where that takes no more lines, so that no dot
// between them dangles at a line's end.
Done RunningPage::set_awarding_line(Column column, Length top, Canvas& canvas) const {
    const std::string& words = document_.furniture.awarding_line;
    if (words.empty()) return {};
    const auto set = [&](std::string_view part) {
        return desk_.fit({.text = text_of(std::string(part), document_.main),
                          .style = StyleName::foot,
                          .measure = column.width,
                          .breaking = Breaking::spaces},
                         "foot");
    };
    const auto whole = set(words);
    if (!whole) return fail(whole.error());
    std::vector<Paragraph> paragraphs{**whole};  // the next text may take the place of what was set
    if (paragraphs.front().lines.size() > 1) {
        std::vector<Paragraph> parts;
        std::size_t lines = 0;
        for (const std::string_view part : parts_of(words)) {
            const auto one = set(part);
            if (!one) return fail(one.error());
            parts.push_back(**one);
            lines += parts.back().lines.size();
        }
        if (lines <= paragraphs.front().lines.size()) paragraphs = std::move(parts);
    }
    for (const Paragraph& paragraph : paragraphs) {
        canvas.paragraph(paragraph, column, top, Align::start, page::Owner::none(page::Artifact::footer));
        top += paragraph.height();
    }
    return {};
}

}  // namespace sigillum::typeset
