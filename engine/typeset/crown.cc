#include "typeset/crown.h"

#include <fmt/format.h>

#include "typeset/field_name.h"
#include "typeset/typesetter.h"

namespace sigillum::typeset {
namespace {

constexpr Length mark_to_wordmark = Length::mm(3.6);
constexpr Length beside_seal = Length::mm(3);

// The parts of a text that stand before and after its first line break.
struct Wordmark {
    document::Text main;
    document::Text sub;
};

Wordmark wordmark_of(const document::Text& text) {
    Wordmark mark;
    bool below = false;
    for (const document::Run& run : text) {
        const std::size_t end = below ? std::string::npos : run.text.find('\n');
        document::Run part = run;
        part.text = run.text.substr(0, end);
        if (!part.text.empty()) (below ? mark.sub : mark.main).push_back(part);
        if (end == std::string::npos) continue;
        below = true;
        part.text = run.text.substr(end + 1);
        if (!part.text.empty()) mark.sub.push_back(part);
    }
    return mark;
}

// A mark with the words beside it, as wide as they need.
struct Group {
    const document::Node& figure;
    Size mark;
    Paragraph main;
    Paragraph sub;

    Length words_width() const { return std::max(main.widest(), sub.widest()); }
    Length words_height() const { return main.height() + sub.height(); }
    Length width() const {
        return mark.width + (words_height() > Length{} ? mark_to_wordmark + words_width() : Length{});
    }
};

Result<Group> group_of(const Desk& desk, const document::Node& figure, Length slot) {
    const picture::Picture* picture = desk.picture(figure.picture);
    if (picture == nullptr) {
        return fail(does_not_fit, {.field = field_name(figure)},
                    fmt::format("no picture “{}”", figure.picture), "a logo file");
    }
    const layout::CertificateGrid& grid = desk.certificate_grid();
    const Wordmark words = wordmark_of(figure.text);
    const bool alone = words.main.empty() && words.sub.empty();
    Group group{
        figure,
        fitted(*picture, {alone ? std::min(slot, grid.logo_width) : grid.logo_height, grid.logo_height}),
        {},
        {}};
    const Length measure = slot - group.mark.width - mark_to_wordmark;
    for (const auto& [text, style, into] :
         {std::tuple(&words.main, layout::StyleName::wordmark, &group.main),
          std::tuple(&words.sub, layout::StyleName::wordmark_sub, &group.sub)}) {
        if (text->empty()) continue;
        // Only the alliance's wordmark is spaced out.
        auto set = desk.fit({.text = *text,
                             .style = style,
                             .measure = measure,
                             .breaking = Breaking::spaces,
                             .balanced = true,
                             .tracked = figure.role == document::Role::crown_alliance},
                            field_name(figure));
        if (!set) return fail(set.error());
        *into = **set;
    }
    return group;
}

void draw(const Desk& desk, const Group& group, Length start, Canvas& canvas) {
    const layout::CertificateGrid& grid = desk.certificate_grid();
    const Length middle = (grid.crown_top + grid.crown_bottom) / 2;
    const page::Owner owner = page::Owner::of(group.figure.id);
    canvas.picture(group.figure.picture,
                   canvas.area({start, group.mark.width}, middle - group.mark.height / 2, group.mark.height),
                   owner);
    const Column words{start + group.mark.width + mark_to_wordmark, group.words_width()};
    const Length below =
        canvas.paragraph(group.main, words, middle - group.words_height() / 2, Align::start, owner);
    canvas.paragraph(group.sub, words, below, Align::start, owner);
}

Done set_seal(const Desk& desk, const document::Node& figure, Canvas& canvas) {
    const picture::Picture* picture = desk.picture(figure.picture);
    if (picture == nullptr) {
        return fail(does_not_fit, {.field = field_name(figure)},
                    fmt::format("no picture “{}”", figure.picture), "a logo file");
    }
    const layout::CertificateGrid& grid = desk.certificate_grid();
    const Size size = fitted(*picture, {grid.seal_diameter, grid.seal_diameter});
    const Length middle = (grid.crown_top + grid.crown_bottom) / 2;
    canvas.picture(
        figure.picture,
        canvas.area({(grid.page_width - size.width) / 2, size.width}, middle - size.height / 2, size.height),
        page::Owner::of(figure.id));
    return {};
}

}  // namespace

Done set_crown(const Desk& desk, const document::Node& certificate, Canvas& canvas) {
    const layout::CertificateGrid& grid = desk.certificate_grid();
    const document::Node* seal = child_of(certificate, document::Role::crown_seal);
    const bool with_seal = seal != nullptr && desk.theme().seal;
    const Length half = (grid.right - grid.left) / 2;
    const Length slot = half - beside_seal - (with_seal ? grid.seal_diameter / 2 : Length{});
    for (const document::Node& child : certificate.children) {
        const bool at_start = child.role == document::Role::crown_alliance;
        if (child.role == document::Role::crown_seal && with_seal) {
            if (auto set = set_seal(desk, child, canvas); !set) return set;
        }
        if (!at_start && child.role != document::Role::crown_issuer) continue;
        auto group = group_of(desk, child, slot);
        if (!group) return fail(group.error());
        draw(desk, *group, at_start ? grid.left : grid.right - group->width(), canvas);
    }
    return {};
}

}  // namespace sigillum::typeset
