#include "typeset/statement.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "typeset/field_name.h"
#include "typeset/statement_manner.h"
#include "typeset/typesetter.h"

namespace sigillum::typeset {
namespace {

using document::Node;
using document::Role;
using layout::StyleName;

struct Block {
    Gap gap = Gap::none;
    Length height;
    std::vector<page::Item> items;  // heights from the block's top
    const Node* node = nullptr;
};

class Statement {
  public:
    Statement(const Desk& desk, const Node& certificate)
        : desk_(desk),
          certificate_(certificate),
          grid_(desk.certificate_grid()),
          column_{(grid_.page_width - grid_.name_measure) / 2, grid_.name_measure} {}

    // `name_step`: the first step of its style that the learner's name may take.
    Done set_blocks(std::size_t name_step);
    // Height of all blocks with a gap before each phrase; nothing before the first block.
    Length height(Length gap) const;
    // Hands the blocks' items over to the canvas.
    void place(Length gap, Length top, Canvas& canvas);
    // The node whose block is highest.
    const Node& largest() const;

  private:
    Result<Block> block(const Node& node, const Manner& manner) const;
    Result<std::optional<Block>> issuer_line(const Node& issuer, const Node& relation) const;
    Length gap_above(const Block& block, Length gap) const;

    const Desk& desk_;
    const Node& certificate_;
    const layout::CertificateGrid& grid_;
    Column column_;
    std::size_t name_step_ = 0;
    std::vector<Block> blocks_;
};

Result<Block> Statement::block(const Node& node, const Manner& manner) const {
    Canvas canvas = desk_.canvas();
    const page::Owner owner = page::Owner::of(node.id);
    const std::string field = field_name(node);
    const TextJob alone{.text = node.text,
                        .style = manner.style,
                        .measure = column_.width,
                        .breaking = manner.breaking,
                        .balanced = true,
                        .first_step = node.role == Role::learner_name ? name_step_ : first_step(node)};
    Block block{.gap = manner.gap, .height = {}, .items = {}, .node = &node};
    if (node.role == Role::statement_detail && !node.second.empty()) {
        TextJob joined = alone;
        joined.joined_second = &node.second;
        auto one_line = desk_.try_step(joined, 0, field);
        if (!one_line) return fail(one_line.error());
        if (*one_line != nullptr && (*one_line)->lines.size() == 1) {
            block.height = canvas.paragraph(**one_line, column_, {}, Align::center, owner);
            block.items = canvas.take();
            return block;
        }
    }
    auto main = desk_.fit(alone, field);
    if (!main) return fail(main.error());
    block.height = canvas.paragraph(**main, column_, {}, Align::center, owner);
    if (!node.second.empty()) {
        auto second = desk_.fit({.text = node.second,
                                 .style = StyleName::second_line,
                                 .measure = column_.width,
                                 .breaking = Breaking::spaces,
                                 .balanced = true},
                                field);
        if (!second) return fail(second.error());
        block.height = canvas.paragraph(**second, column_, block.height, Align::center, owner);
    }
    block.items = canvas.take();
    return block;
}

// Issuer and relation side by side on one baseline; nothing where they need more than one line.
Result<std::optional<Block>> Statement::issuer_line(const Node& issuer, const Node& relation) const {
    auto set = desk_.try_step({.text = issuer.text, .style = StyleName::issuer, .measure = column_.width}, 0,
                              field_name(issuer));
    if (!set) return fail(set.error());
    if (*set == nullptr) return std::nullopt;
    const Paragraph first = **set;
    set =
        desk_.try_step({.text = relation.text, .style = StyleName::statement_value, .measure = column_.width},
                       0, field_name(relation));
    if (!set) return fail(set.error());
    if (*set == nullptr) return std::nullopt;
    const Paragraph second = **set;
    const Length space = desk_.style(StyleName::statement_value).size * 0.28;
    const Length width = first.lines.front().width + space + second.lines.front().width;
    if (first.lines.size() > 1 || second.lines.size() > 1 || width > column_.width) return std::nullopt;
    Canvas canvas = desk_.canvas();
    const Length start = column_.start + (column_.width - width) / 2;
    canvas.line(first.lines.front(), {start, width}, first.baseline, Align::start,
                page::Owner::of(issuer.id));
    canvas.line(second.lines.front(), {start, width}, first.baseline, Align::end,
                page::Owner::of(relation.id));
    Length height = first.height();
    if (!relation.second.empty()) {
        auto below = desk_.fit({.text = relation.second,
                                .style = StyleName::second_line,
                                .measure = column_.width,
                                .breaking = Breaking::spaces,
                                .balanced = true},
                               field_name(relation));
        if (!below) return fail(below.error());
        height = canvas.paragraph(**below, column_, height, Align::center, page::Owner::of(relation.id));
    }
    return Block{.gap = Gap::none, .height = height, .items = canvas.take(), .node = &issuer};
}

Done Statement::set_blocks(std::size_t name_step) {
    blocks_.clear();
    name_step_ = name_step;
    const std::vector<Node>& nodes = certificate_.children;
    Role above = Role::none;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const auto manner = manner_of(nodes[i].role, above);
        if (!manner) continue;
        above = nodes[i].role;
        const bool pair = grid_.issuer_on_one_line && above == Role::issuer && i + 1 < nodes.size() &&
                          nodes[i + 1].role == Role::issuer_relation;
        if (pair) {
            auto line = issuer_line(nodes[i], nodes[i + 1]);
            if (!line) return fail(line.error());
            if (line->has_value()) {
                blocks_.push_back(std::move(**line));
                ++i;
                continue;
            }
        }
        auto set = block(nodes[i], *manner);
        if (!set) return fail(set.error());
        blocks_.push_back(std::move(*set));
    }
    return {};
}

Length Statement::gap_above(const Block& block, Length gap) const {
    if (&block == &blocks_.front()) return {};
    switch (block.gap) {
        case Gap::none:
            return {};
        case Gap::phrase:
            return gap;
        case Gap::value:
            return desk_.rhythm().phrase_to_value;
        case Gap::birth:
            return desk_.rhythm().name_to_birth;
    }
    return {};
}

Length Statement::height(Length gap) const {
    Length height;
    for (const Block& block : blocks_) height += gap_above(block, gap) + block.height;
    return height;
}

void Statement::place(Length gap, Length top, Canvas& canvas) {
    for (Block& block : blocks_) {
        top += gap_above(block, gap);
        canvas.add(std::move(block.items), top);
        top += block.height;
    }
}

const Node& Statement::largest() const {
    return *std::max_element(blocks_.begin(), blocks_.end(), [](const Block& a, const Block& b) {
                return a.height < b.height;
            })->node;
}

// The gap before each phrase: the largest that leaves the wanted white above and below, else the normal one,
// else the smallest; nothing where even that does not leave the least white.
std::optional<Length> gap_for(const Statement& statement, const layout::StatementRhythm& rhythm,
                              Length room) {
    const auto free = [&](Length gap) { return (room - statement.height(gap)) / 2; };
    for (auto gap = rhythm.gaps.rbegin(); gap != rhythm.gaps.rend(); ++gap) {
        if (free(*gap) >= rhythm.free_wanted) return *gap;
    }
    const Length least = rhythm.least_above + rhythm.least_below;
    const Length normal = rhythm.gaps[std::min<std::size_t>(1, rhythm.gaps.size() - 1)];
    for (const Length gap : {normal, rhythm.gaps.front()}) {
        if (room - statement.height(gap) >= least) return gap;
    }
    return std::nullopt;
}

struct Attempt {
    double scale = 1;
    std::size_t name_step = 0;
};

// Regular sizes; all sizes a little smaller; then with a name of several lines at its smaller sizes too.
std::vector<Attempt> attempts(const Desk& desk) {
    const std::size_t steps = desk.layout().style(StyleName::learner_name, desk.landscape()).steps.size();
    std::vector<Attempt> all{{}};
    for (std::size_t step = 0; step < steps; ++step) all.push_back({desk.rhythm().last_shrink, step});
    return all;
}

}  // namespace

Done set_statement(Desk& desk, const document::Node& certificate, Length top, Length bottom, Canvas& canvas) {
    const layout::StatementRhythm& rhythm = desk.rhythm();
    Statement statement(desk, certificate);
    const Length room = bottom - top;
    for (const Attempt& attempt : attempts(desk)) {
        desk.scale_text(attempt.scale);
        auto set = statement.set_blocks(attempt.name_step);
        desk.scale_text(1);
        if (!set) return set;
        const auto gap = gap_for(statement, rhythm, room);
        if (!gap) continue;
        // White is divided equally, but for the little that must always stay below.
        const Length white = room - statement.height(*gap);
        const Length above = std::max(rhythm.least_above, std::min(white / 2, white - rhythm.least_below));
        statement.place(*gap, top + above, canvas);
        return {};
    }
    const document::Node& largest = statement.largest();
    return fail(
        does_not_fit, {.field = field_name(largest)},
        fmt::format(
            "a statement {:.1f} mm too high for page 1; “{}” takes the most room",
            (statement.height(rhythm.gaps.front()) + rhythm.least_above + rhythm.least_below - room).mm(),
            document::plain_text(largest.text)),
        "shorter texts");
}

}  // namespace sigillum::typeset
