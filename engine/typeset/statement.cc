#include "typeset/statement.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "typeset/field_name.h"
#include "typeset/statement_attempts.h"
#include "typeset/statement_manner.h"
#include "typeset/typesetter.h"

namespace sigillum::typeset {
namespace {

using document::Node;
using document::Role;
using layout::StyleName;

// Gaps, the largest ones, that only a short statement is given.
constexpr std::size_t gaps_for_short_content = 2;

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

    Done set_blocks(const Attempt& attempt);
    // Height of all blocks with a gap before each phrase; nothing before the first block.
    Length height(Length gap) const;
    // Hands the blocks' items over to the canvas.
    void place(Length gap, Length top, Canvas& canvas);
    // The node whose block is highest.
    const Node& largest() const;

  private:
    Result<Block> block(const Node& node, const Manner& manner) const;
    Result<const Paragraph*> main_text(const Node& node, const Manner& manner) const;
    Result<Length> second_below(const Node& node, Length top, Canvas& canvas) const;
    Result<std::optional<Block>> shared_line(const Node& first, const Node& second) const;
    bool share_a_line(const Node& first, const Node& second) const;
    Length gap_above(const Block& block, Length gap) const;

    const Desk& desk_;
    const Node& certificate_;
    const layout::CertificateGrid& grid_;
    Column column_;
    Attempt attempt_;
    std::vector<Block> blocks_;
};

Result<const Paragraph*> Statement::main_text(const Node& node, const Manner& manner) const {
    const std::size_t first = node.role == Role::learner_name ? attempt_.name_step : first_step(node);
    const TextJob job{.text = node.text,
                      .style = manner.style,
                      .measure = column_.width,
                      .breaking = manner.breaking,
                      .balanced = true,
                      .first_step = first};
    if (attempt_.on_line && (node.role == Role::opportunity || node.role == Role::learner_name)) {
        auto line = desk_.fit_on_line(job, field_name(node));
        if (!line || *line != nullptr) return line;
    }
    return desk_.fit(job, field_name(node));
}

Result<Block> Statement::block(const Node& node, const Manner& manner) const {
    Canvas canvas = desk_.canvas();
    const page::Owner owner = page::Owner::of(node.id);
    const std::string field = field_name(node);
    Block block{.gap = manner.gap, .height = {}, .items = {}, .node = &node};
    if (!node.second.empty() && may_be_joined(node.role, attempt_.joined)) {
        const TextJob alone{.text = node.text,
                            .style = manner.style,
                            .measure = column_.width,
                            .breaking = manner.breaking,
                            .balanced = true};
        auto one_line = desk_.joined_on_line(alone, node.second, field);
        if (!one_line) return fail(one_line.error());
        if (*one_line != nullptr) {
            block.height = canvas.paragraph(**one_line, column_, {}, Align::center, owner);
            block.items = canvas.take();
            return block;
        }
    }
    auto main = main_text(node, manner);
    if (!main) return fail(main.error());
    block.height = canvas.paragraph(**main, column_, {}, Align::center, owner);
    auto height = second_below(node, block.height, canvas);
    if (!height) return fail(height.error());
    block.height = *height;
    block.items = canvas.take();
    return block;
}

// The second language, where the node has it, from `top` on; gives the lower end.
Result<Length> Statement::second_below(const Node& node, Length top, Canvas& canvas) const {
    if (node.second.empty()) return top;
    auto second = desk_.fit({.text = node.second,
                             .style = StyleName::second_line,
                             .measure = column_.width,
                             .breaking = Breaking::spaces,
                             .balanced = true},
                            field_name(node));
    if (!second) return fail(second.error());
    return canvas.paragraph(**second, column_, top, Align::center, page::Owner::of(node.id));
}

// Issuer and relation; where the page is short, a name and its form in Latin letters.
bool Statement::share_a_line(const Node& first, const Node& second) const {
    if (first.role == Role::issuer && second.role == Role::issuer_relation)
        return grid_.issuer_on_one_line || (attempt_.on_line && grid_.second_beside);
    return attempt_.on_line && first.role == Role::learner_name && second.role == Role::learner_name_latin;
}

// Two paragraphs side by side on one baseline; nothing where they need more than one line.
Result<std::optional<Block>> Statement::shared_line(const Node& first, const Node& second) const {
    const Manner manner = *manner_of(first.role, Role::none);
    const Manner manner_beside = *manner_of(second.role, first.role);
    auto set = main_text(first, manner);
    if (!set) return fail(set.error());
    const Paragraph main = **set;
    set = desk_.fit({.text = second.text, .style = manner_beside.style, .measure = column_.width},
                    field_name(second));
    if (!set) return fail(set.error());
    const Paragraph beside = **set;
    // Words that do not run on, such as "member of", are set apart.
    const bool apart = first.role != Role::issuer || !grid_.issuer_on_one_line;
    const Length space = desk_.style(manner_beside.style).size * (apart ? 0.8 : 0.28);
    const Length width = main.lines.front().width + space + beside.lines.front().width;
    if (main.lines.size() > 1 || beside.lines.size() > 1 || width > column_.width) return std::nullopt;
    Canvas canvas = desk_.canvas();
    const Column column{column_.start + (column_.width - width) / 2, width};
    canvas.line(main.lines.front(), column, main.baseline, Align::start, page::Owner::of(first.id));
    canvas.line(beside.lines.front(), column, main.baseline, Align::end, page::Owner::of(second.id));
    auto height = second_below(second, main.height(), canvas);
    if (!height) return fail(height.error());
    return Block{.gap = manner.gap, .height = *height, .items = canvas.take(), .node = &first};
}

Done Statement::set_blocks(const Attempt& attempt) {
    blocks_.clear();
    attempt_ = attempt;
    const std::vector<Node>& nodes = certificate_.children;
    Role above = Role::none;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const auto manner = manner_of(nodes[i].role, above);
        if (!manner) continue;
        above = nodes[i].role;
        if (i + 1 < nodes.size() && share_a_line(nodes[i], nodes[i + 1])) {
            auto line = shared_line(nodes[i], nodes[i + 1]);
            if (!line) return fail(line.error());
            if (line->has_value()) {
                blocks_.push_back(std::move(**line));
                above = nodes[++i].role;
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
// which is the largest but two, else a smaller one; nothing where even the smallest does not leave the least
// white.
std::optional<Length> gap_for(const Statement& statement, const layout::StatementRhythm& rhythm,
                              Length room) {
    const auto free = [&](Length gap) { return (room - statement.height(gap)) / 2; };
    for (auto gap = rhythm.gaps.rbegin(); gap != rhythm.gaps.rend(); ++gap) {
        if (free(*gap) >= rhythm.free_wanted) return *gap;
    }
    const Length least = rhythm.least_above + rhythm.least_below;
    const std::size_t first_short =
        std::max(gaps_for_short_content + 2, rhythm.gaps.size()) - gaps_for_short_content;
    for (std::size_t i = rhythm.gaps.size(); i-- > 0;) {
        if (i < first_short && room - statement.height(rhythm.gaps[i]) >= least) return rhythm.gaps[i];
    }
    return std::nullopt;
}

}  // namespace

Done set_statement(Desk& desk, const document::Node& certificate, StatementZone zone, Canvas& canvas) {
    const layout::StatementRhythm& rhythm = desk.rhythm();
    Statement statement(desk, certificate);
    const Length top = zone.top;
    Length room = zone.bottom - top;
    for (const Attempt& attempt : attempts(desk)) {
        desk.scale_text(attempt.scale, attempt.lead);
        auto set = statement.set_blocks(attempt);
        desk.scale_text(1);
        if (!set) return set;
        auto gap = gap_for(statement, rhythm, room);
        // Where the zone is too small, the statement may come as near to the band below it as may be.
        if (!gap && zone.lowest > zone.bottom) {
            room = zone.lowest - top;
            gap = gap_for(statement, rhythm, room);
        }
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
        desk.landscape() ? "shorter texts, or a theme that lets the sheet stand upright, which has more room"
                         : "shorter texts");
}

}  // namespace sigillum::typeset
