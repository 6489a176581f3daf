#include "typeset/certificate_foot.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "typeset/field_name.h"
#include "typeset/placeholder.h"
#include "typeset/typesetter.h"

namespace sigillum::typeset {
namespace {

using document::Node;
using document::Role;
using layout::StyleName;

constexpr std::size_t most_supporters = 4;  // design: section 12
constexpr Length mark_height = Length::mm(9);
constexpr Length between_marks = Length::mm(2.5);
constexpr Length mark_to_words = Length::mm(2.2);
constexpr Length between_sides = Length::mm(4);
constexpr std::size_t most_lines = 3;  // of caption and name together
constexpr double marks_share = 0.7;    // of the room beside the page number that marks may take at most
const page::Owner footer = page::Owner::none(page::Artifact::footer);

document::Text text_of(const std::string& words, const Language& language) {
    if (words.empty()) return {};
    return {{.text = words, .language = language}};
}

// What stands beside the supporters' marks.
struct Words {
    Paragraph caption;
    Paragraph name;
};

class CertificateFoot {
  public:
    CertificateFoot(const Desk& desk, const document::Document& document, Canvas& canvas)
        : desk_(desk),
          document_(document),
          canvas_(canvas),
          grid_(desk.certificate_grid()),
          middle_((grid_.foot_top + grid_.foot_bottom) / 2),
          second_(document.second.value_or(document.main)) {}

    Done set(int pages);

  private:
    Result<Length> set_page_number(int pages);
    Done set_supporters(const Node& certificate, Length end_side);
    Result<Words> words_of(const std::vector<const Node*>& supporters, const Node* caption,
                           Length measure) const;
    Done set_standing_mark();

    const Desk& desk_;
    const document::Document& document_;
    Canvas& canvas_;
    const layout::CertificateGrid& grid_;
    Length middle_;
    Language second_;
};

// Page number and completeness note at the end side, in two lines, on a sheet that lies on its side in one.
// Gives their width.
Result<Length> CertificateFoot::set_page_number(int pages) {
    const document::Furniture& furniture = document_.furniture;
    const Filling filling{{"page", "1"}, {"pages", std::to_string(pages)}};
    auto number = filled(furniture.page_pattern, filling, "page number");
    if (!number) return fail(number.error());
    auto second = filled(furniture.page_pattern_second, filling, "page number");
    if (!second) return fail(second.error());
    const Length width = grid_.right - grid_.left;
    const Column column{grid_.left, width};
    const bool one_line = desk_.landscape() && !furniture.complete_note.empty() && !document_.second;
    std::vector<std::pair<document::Text, document::Text>> lines{
        {text_of(*number, document_.main), text_of(*second, second_)}};
    if (one_line) {
        lines.front().first = text_of(*number + " · " + furniture.complete_note, document_.main);
    } else if (!furniture.complete_note.empty()) {
        lines.emplace_back(text_of(furniture.complete_note, document_.main),
                           text_of(furniture.complete_note_second, second_));
    }
    const Length lead = desk_.style(StyleName::foot).lead;
    Length top = middle_ - lead * (static_cast<double>(lines.size()) / 2);
    Length widest;
    for (const auto& [main, joined] : lines) {
        auto set = desk_.fit(
            {.text = main, .style = StyleName::foot, .measure = width, .joined_second = &joined}, "foot");
        if (!set) return fail(set.error());
        widest = std::max(widest, (*set)->widest());
        top = canvas_.paragraph(**set, column, top, Align::end, footer);
    }
    return widest;
}

// The caption and, where one institution alone supports, its name below.
Result<Words> CertificateFoot::words_of(const std::vector<const Node*>& supporters, const Node* caption,
                                        Length measure) const {
    Words words;
    if (caption != nullptr) {
        auto set = desk_.fit({.text = caption->text,
                              .style = StyleName::foot,
                              .measure = measure,
                              .breaking = Breaking::spaces,
                              .joined_second = &caption->second},
                             field_name(*caption));
        if (!set) return fail(set.error());
        words.caption = **set;
    }
    const Node& first = *supporters.front();
    if (supporters.size() > 1 || first.text.empty()) return words;
    TextStyle style = desk_.style(StyleName::foot);
    style.color = desk_.color(layout::ColorRole::ink);
    auto set = desk_.set(spans_of(first.text, style), measure, field_name(first), Breaking::spaces);
    if (!set) return fail(set.error());
    words.name = **set;
    if (words.caption.lines.size() + words.name.lines.size() > most_lines) {
        return fail(does_not_fit, {.field = field_name(first)},
                    fmt::format("“{}”, too long for the foot of page 1", document::plain_text(first.text)),
                    "a shorter name");
    }
    return words;
}

// Marks beside each other at the start side, then the words.
Done CertificateFoot::set_supporters(const Node& certificate, Length end_side) {
    std::vector<const Node*> supporters;
    for (const Node& child : certificate.children) {
        if (child.role == Role::supporter) supporters.push_back(&child);
    }
    if (supporters.empty()) return {};
    if (supporters.size() > most_supporters) {
        return fail(does_not_fit, {.field = "supporting institutions"},
                    fmt::format("{} of them", supporters.size()), "four at most");
    }
    const Node* caption = child_of(certificate, Role::supporter_caption);
    const Length room = grid_.right - end_side - between_sides - grid_.left;
    const double count = static_cast<double>(supporters.size());
    const Length box =
        std::min(mark_height * 3.0, (room - between_marks * (count - 1)) * (marks_share / count));
    Length start = grid_.left;
    for (const Node* supporter : supporters) {
        const picture::Picture* picture = desk_.picture(supporter->picture);
        if (picture == nullptr) {
            return fail(does_not_fit, {.field = field_name(*supporter)},
                        fmt::format("no picture “{}”", supporter->picture), "a logo file");
        }
        const Size size = fitted(*picture, {box, std::min(mark_height, grid_.foot_bottom - grid_.foot_top)});
        canvas_.picture(supporter->picture,
                        canvas_.area({start, size.width}, middle_ - size.height / 2, size.height),
                        page::Owner::of(supporter->id));
        start += size.width + between_marks;
    }
    start += mark_to_words - between_marks;
    const Column column{start, grid_.left + room - start};
    auto words = words_of(supporters, caption, column.width);
    if (!words) return fail(words.error());
    Length top = middle_ - (words->caption.height() + words->name.height()) / 2;
    if (caption != nullptr)
        top = canvas_.paragraph(words->caption, column, top, Align::start, page::Owner::of(caption->id));
    canvas_.paragraph(words->name, column, top, Align::start, page::Owner::of(supporters.front()->id));
    return {};
}

// Between band and foot, on the axis: nothing else stands there.
Done CertificateFoot::set_standing_mark() {
    const document::Text text = text_of(document_.furniture.standing_mark, document_.main);
    if (text.empty()) return {};
    const Column column{grid_.left, grid_.right - grid_.left};
    auto set = desk_.fit({.text = text, .style = StyleName::standing_mark, .measure = column.width},
                         "standing mark");
    if (!set) return fail(set.error());
    const Length free = grid_.foot_top - grid_.authority_bottom;
    const Length top = grid_.authority_bottom + std::max(Length{}, free - (*set)->height()) / 2;
    canvas_.paragraph(**set, column, top, Align::center, footer);
    return {};
}

Done CertificateFoot::set(int pages) {
    auto end_side = set_page_number(pages);
    if (!end_side) return fail(end_side.error());
    if (auto mark = set_standing_mark(); !mark) return mark;
    const Node* certificate = child_of(document_.root, Role::certificate);
    return certificate == nullptr ? Done{} : set_supporters(*certificate, *end_side);
}

}  // namespace

Done set_certificate_foot(const Desk& desk, const document::Document& document, int pages, Canvas& canvas) {
    return CertificateFoot(desk, document, canvas).set(pages);
}

}  // namespace sigillum::typeset
