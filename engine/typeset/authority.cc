#include "typeset/authority.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "typeset/authority_plan.h"
#include "typeset/code_block.h"
#include "typeset/field_name.h"
#include "typeset/signature_panel.h"
#include "typeset/signature_stack.h"

namespace sigillum::typeset {
namespace {

using document::Node;
using document::Role;
using layout::StyleName;

// Design: section 10 and the reference pages.
constexpr Length line_to_name = Length::mm(0.9);
constexpr Length name_to_function = Length::mm(0.5);
constexpr Length function_to_date = Length::mm(0.8);
constexpr Length between_rows = Length::mm(2);   // of signatures and proof, with three signatories
constexpr Length above_caption = Length::mm(1);  // between place and date and a caption below them

void stand(Standing what, Length bottom, page::Page& page) {
    append(std::move(what.items), bottom - what.height, page.items);
}

class AuthorityBand {
  public:
    AuthorityBand(const Desk& desk, const Node& authority, page::Page& page);

    Result<Length> set(const Code& code);

  private:
    Result<Standing> signature(const Node& signatory, Column column, const Node* place_and_date,
                               std::size_t name_step) const;
    Result<std::size_t> step_of_names() const;
    Result<Length> set_signatures(Length bottom);
    Done set_date(Column column, Length bottom);
    Result<Length> stand_panel(Length bottom);
    void stand_code(SetCode code, const std::string& address);
    Result<Length> set_beside_code(SetCode code, const std::string& address);
    Result<Length> set_panel_below(SetCode code, const std::string& address);
    Result<SetPanel> fitting_panel(const Node& node) const;

    const Desk& desk_;
    const Node& authority_;
    page::Page& page_;
    const layout::CertificateGrid& grid_;
    std::vector<const Node*> people_;
    AuthorityPlan plan_;
};

AuthorityBand::AuthorityBand(const Desk& desk, const Node& authority, page::Page& page)
    : desk_(desk), authority_(authority), page_(page), grid_(desk.certificate_grid()) {
    for (const Node& child : authority_.children) {
        if (child.role == Role::signatory) people_.push_back(&child);
    }
    plan_ = authority_plan(grid_, people_.size());
}

// A line to sign on, name and function below it, for one signatory place and date too.
Result<Standing> AuthorityBand::signature(const Node& signatory, Column column, const Node* place_and_date,
                                          std::size_t name_step) const {
    SignatureStack stack(desk_, column);
    stack.line();
    if (const Node* name = child_of(signatory, Role::signatory_name)) {
        if (auto set =
                stack.text(*name, StyleName::signatory_name, line_to_name, Breaking::signer, name_step);
            !set)
            return fail(set.error());
    }
    if (const Node* function = child_of(signatory, Role::signatory_function)) {
        if (auto set = stack.text(*function, StyleName::signatory_function, name_to_function); !set)
            return fail(set.error());
    }
    if (place_and_date != nullptr) {
        if (auto set = stack.text(*place_and_date, StyleName::place_and_date, function_to_date); !set)
            return fail(set.error());
    }
    return stack.take();
}

// The first step for all names: where one needs the smaller size to stand on one line, all take it, so that
// they share a baseline.
Result<std::size_t> AuthorityBand::step_of_names() const {
    for (std::size_t i = 0; i < people_.size(); ++i) {
        const Node* name = child_of(*people_[i], Role::signatory_name);
        if (name == nullptr) continue;
        const TextJob job{.text = name->text,
                          .style = StyleName::signatory_name,
                          .measure = plan_.lines[i].width,
                          .breaking = Breaking::signer};
        auto large = desk_.try_step(job, 0, field_name(*name));
        if (!large) return fail(large.error());
        if (*large != nullptr) continue;
        auto line = desk_.fit_on_line(job, field_name(*name));
        if (!line) return fail(line.error());
        if (*line != nullptr) return 1;
    }
    return 0;
}

// Signatures side by side, their lines at one height; gives the top of the white kept free above them.
Result<Length> AuthorityBand::set_signatures(Length bottom) {
    const Node* date = people_.size() == 1 ? child_of(authority_, Role::place_and_date) : nullptr;
    const auto name_step = step_of_names();
    if (!name_step) return fail(name_step.error());
    std::vector<Standing> stacks;
    Length highest;
    for (std::size_t i = 0; i < people_.size(); ++i) {
        auto stack = signature(*people_[i], plan_.lines[i], date, *name_step);
        if (!stack) return fail(stack.error());
        highest = std::max(highest, stack->height);
        stacks.push_back(std::move(*stack));
    }
    for (Standing& stack : stacks) {
        stack.height = highest;
        stand(std::move(stack), bottom, page_);
    }
    return bottom - highest - grid_.signature_space;
}

Done AuthorityBand::set_date(Column column, Length bottom) {
    const Node* date = child_of(authority_, Role::place_and_date);
    if (date == nullptr) return {};
    SignatureStack stack(desk_, column);
    if (auto set = stack.text(*date, StyleName::place_and_date, {}); !set) return set;
    stand(stack.take(), bottom, page_);
    return {};
}

// As wide as the three signatures above it, or as the layout says: wider where two languages make it higher
// than the band and one signatory leaves the room.
Result<SetPanel> AuthorityBand::fitting_panel(const Node& node) const {
    if (plan_.arrangement == Arrangement::beside_code)
        return set_panel(desk_, node, plan_.date, PanelShape::strip);
    auto panel = set_panel(desk_, node, {grid_.left, grid_.panel_width}, PanelShape::block);
    const bool too_high =
        panel && panel->size.height > grid_.authority_bottom - grid_.statement_bottom && people_.size() <= 1;
    if (!too_high || grid_.panel_width_two <= grid_.panel_width) return panel;
    return set_panel(desk_, node, {grid_.left, grid_.panel_width_two}, PanelShape::block);
}

// The panel at the start side: a signature field, or ordinary items where the document has no field. Gives
// its top.
Result<Length> AuthorityBand::stand_panel(Length bottom) {
    const Node* node = child_of(authority_, Role::signature_panel);
    if (node == nullptr) return bottom;
    auto panel = fitting_panel(*node);
    if (!panel) return fail(panel.error());
    const Length top = bottom - panel->size.height;
    std::vector<page::Item> items;
    append(std::move(panel->items), top, items);
    if (node->kind != document::Kind::form) {
        append(std::move(items), {}, page_.items);
        return top;
    }
    page_.signatures.push_back(
        {.node = node->id,
         .area = desk_.canvas().area({grid_.left, panel->size.width}, top, panel->size.height),
         .description = node->alternate,
         .items = std::move(items)});
    return top;
}

void AuthorityBand::stand_code(SetCode code, const std::string& address) {
    if (code.node == nullptr) return;
    const Length top = grid_.authority_bottom - code.height;
    Rect square = code.square;
    square.at.y += top;
    page_.links.push_back(
        {.node = code.node->id, .area = square, .address = address, .description = code.node->alternate});
    append(std::move(code.items), top, page_.items);
}

// Three signatures, place and date at the height of their lines, the panel below them; code and caption at
// the end side of all.
Result<Length> AuthorityBand::set_beside_code(SetCode code, const std::string& address) {
    const Length code_top = grid_.authority_bottom - code.height;
    auto panel_top = stand_panel(grid_.authority_bottom);
    if (!panel_top) return fail(panel_top.error());
    auto white_top = set_signatures(*panel_top - between_rows);
    if (!white_top) return fail(white_top.error());
    const Length start = plan_.caption_from;
    const Length line = *white_top + grid_.signature_space;
    if (auto date = set_date({start, grid_.right - code.square.size.width - start}, line); !date)
        return fail(date.error());
    stand_code(std::move(code), address);
    return std::min(*white_top, code_top);
}

// Panel and code below three signatures, the caption at the code's start side, place and date above it on the
// axis.
Result<Length> AuthorityBand::set_panel_below(SetCode code, const std::string& address) {
    const Length code_top = grid_.authority_bottom - code.height;
    auto panel_top = stand_panel(grid_.authority_bottom);
    if (!panel_top) return fail(panel_top.error());
    auto white_top = set_signatures(std::min(*panel_top, code_top) - between_rows);
    if (!white_top) return fail(white_top.error());
    if (auto date = set_date(plan_.date, code_top + code.caption_top - above_caption); !date)
        return fail(date.error());
    stand_code(std::move(code), address);
    return white_top;
}

Result<Length> AuthorityBand::set(const Code& code) {
    if (people_.size() > most_signatories) {
        return fail(does_not_fit, {.field = "signatories"}, fmt::format("{} signatories", people_.size()),
                    "three at most");
    }
    const bool beside = grid_.code_caption_beside || plan_.arrangement == Arrangement::panel_below;
    auto set = set_code(desk_, authority_, code, {beside, plan_.caption_from});
    if (!set) return fail(set.error());
    if (plan_.arrangement == Arrangement::panel_below) return set_panel_below(std::move(*set), code.address);
    if (plan_.arrangement == Arrangement::beside_code) return set_beside_code(std::move(*set), code.address);
    const Length code_top = grid_.authority_bottom - set->height;
    const bool date_below = people_.size() == 2 && plan_.arrangement == Arrangement::one_row;
    Length signatures_bottom = grid_.authority_bottom;
    if (date_below) signatures_bottom -= desk_.style(StyleName::place_and_date).lead + function_to_date;
    auto white_top = set_signatures(signatures_bottom);
    if (!white_top) return fail(white_top.error());
    const Length proof_bottom =
        plan_.arrangement == Arrangement::panel_above ? *white_top : grid_.authority_bottom;
    if (people_.size() != 1) {
        if (auto date = set_date(plan_.date, proof_bottom); !date) return fail(date.error());
    }
    auto panel_top = stand_panel(proof_bottom);
    if (!panel_top) return fail(panel_top.error());
    stand_code(std::move(*set), code.address);
    return std::min({*white_top, *panel_top, code_top});
}

}  // namespace

Result<Length> set_authority(const Desk& desk, const document::Node& authority, const Code& code,
                             page::Page& page) {
    return AuthorityBand(desk, authority, page).set(code);
}

}  // namespace sigillum::typeset
