#include "typeset/authority.h"

#include <fmt/format.h>
#include <optional>

#include "typeset/code_block.h"
#include "typeset/field_name.h"
#include "typeset/fragment.h"
#include "typeset/signature_panel.h"

namespace sigillum::typeset {
namespace {

using document::Node;
using document::Role;
using layout::StyleName;

// Design: section 10 and the reference pages.
constexpr Length line_width = Length::mm(50);
constexpr Length line_weight = Length::mm(0.3);
constexpr Length line_to_name = Length::mm(0.9);
constexpr Length name_to_function = Length::mm(0.5);
constexpr Length function_to_date = Length::mm(0.8);
constexpr Length between_rows = Length::mm(2);  // of signatures and proof, with three signatories
constexpr std::size_t most_signatories = 3;

// Something set that stands on the lower edge of its row.
struct Standing {
    Length height;
    std::vector<page::Item> items;  // heights from its top
};

void stand(const Standing& what, Length bottom, page::Page& page) {
    for (const page::Item& item : what.items) page.items.push_back(moved(item, bottom - what.height, 0));
}

class Stack {
  public:
    Stack(const Desk& desk, Column column) : desk_(desk), column_(column), canvas_(desk.canvas()) {}

    void line() {
        canvas_.rule({column_.start + (column_.width - line_width) / 2, line_width}, {}, line_weight,
                     desk_.color(layout::ColorRole::display), page::Owner::none(page::Artifact::layout));
        height_ = line_weight;
    }

    Done text(const Node& node, StyleName style, Length gap, Breaking breaking = Breaking::spaces) {
        height_ += gap;
        auto set = desk_.fit({.text = node.text, .style = style, .measure = column_.width, .breaking = breaking, .balanced = true},
                             field_name(node));
        if (!set) return fail(set.error());
        height_ = canvas_.paragraph(**set, column_, height_, Align::center, page::Owner::of(node.id));
        if (node.second.empty()) return {};
        set = desk_.set(spans_of(node.second, second_on_line(desk_.style(style), desk_.theme())), column_.width,
                        field_name(node), Breaking::spaces);
        if (!set) return fail(set.error());
        height_ = canvas_.paragraph(**set, column_, height_, Align::center, page::Owner::of(node.id));
        return {};
    }

    Standing take() { return {height_, canvas_.take()}; }

  private:
    const Desk& desk_;
    Column column_;
    Canvas canvas_;
    Length height_;
};

class AuthorityBand {
  public:
    AuthorityBand(const Desk& desk, const Node& authority, page::Page& page)
        : desk_(desk), authority_(authority), page_(page), grid_(desk.certificate_grid()), bottom_(grid_.authority_bottom) {
        const Length start = grid_.left;
        columns_[0] = {start, grid_.column_start};
        columns_[1] = {start + grid_.column_start, grid_.column_middle};
        columns_[2] = {start + grid_.column_start + grid_.column_middle, grid_.column_end};
    }

    Result<Length> set(const Code& code);

  private:
    std::vector<const Node*> signatories() const;
    Result<Standing> signature(const Node& signatory, Column column, const Node* place_and_date) const;
    Result<Length> set_signatures(const std::vector<const Node*>& people, Length bottom, bool with_date);
    Done set_date(Length bottom);
    Result<Length> stand_panel(Length bottom);
    void stand_code(const SetCode& code, const std::string& address);

    const Desk& desk_;
    const Node& authority_;
    page::Page& page_;
    const layout::CertificateGrid& grid_;
    Column columns_[3];
    Length bottom_;
};

std::vector<const Node*> AuthorityBand::signatories() const {
    std::vector<const Node*> people;
    for (const Node& child : authority_.children) {
        if (child.role == Role::signatory) people.push_back(&child);
    }
    return people;
}

// A line to sign on, name and function below it, for one signatory place and date too.
Result<Standing> AuthorityBand::signature(const Node& signatory, Column column, const Node* place_and_date) const {
    Stack stack(desk_, column);
    stack.line();
    if (const Node* name = child_of(signatory, Role::signatory_name)) {
        if (auto set = stack.text(*name, StyleName::signatory_name, line_to_name, Breaking::signer); !set) return fail(set.error());
    }
    if (const Node* function = child_of(signatory, Role::signatory_function)) {
        if (auto set = stack.text(*function, StyleName::signatory_function, name_to_function); !set) return fail(set.error());
    }
    if (place_and_date != nullptr) {
        if (auto set = stack.text(*place_and_date, StyleName::place_and_date, function_to_date); !set) return fail(set.error());
    }
    return stack.take();
}

// Signatures side by side on one line of signing; gives the top of the white kept free above them.
Result<Length> AuthorityBand::set_signatures(const std::vector<const Node*>& people, Length bottom, bool with_date) {
    const Node* date = with_date ? child_of(authority_, Role::place_and_date) : nullptr;
    std::vector<Standing> stacks;
    Length highest;
    for (std::size_t i = 0; i < people.size(); ++i) {
        auto stack = signature(*people[i], people.size() == 1 ? columns_[1] : columns_[i], date);
        if (!stack) return fail(stack.error());
        highest = std::max(highest, stack->height);
        stacks.push_back(std::move(*stack));
    }
    for (Standing& stack : stacks) {
        stack.height = highest;
        stand(stack, bottom, page_);
    }
    return bottom - highest - grid_.signature_space;
}

Done AuthorityBand::set_date(Length bottom) {
    const Node* date = child_of(authority_, Role::place_and_date);
    if (date == nullptr) return {};
    Stack stack(desk_, columns_[1]);
    if (auto set = stack.text(*date, StyleName::place_and_date, {}); !set) return set;
    stand(stack.take(), bottom, page_);
    return {};
}

// The panel at the start side: a signature field, or ordinary items where the document has no field. Gives its top.
Result<Length> AuthorityBand::stand_panel(Length bottom) {
    const Node* node = child_of(authority_, Role::signature_panel);
    if (node == nullptr) return bottom;
    auto panel = set_panel(desk_, *node, grid_.left);
    if (!panel) return fail(panel.error());
    const Length top = bottom - panel->size.height;
    std::vector<page::Item> items;
    for (page::Item& item : panel->items) items.push_back(moved(std::move(item), top, 0));
    if (node->kind != document::Kind::form) {
        for (page::Item& item : items) page_.items.push_back(std::move(item));
        return top;
    }
    page_.signatures.push_back({.node = node->id,
                                .area = desk_.canvas().area({grid_.left, panel->size.width}, top, panel->size.height),
                                .description = node->alternate,
                                .items = std::move(items)});
    return top;
}

void AuthorityBand::stand_code(const SetCode& code, const std::string& address) {
    if (code.node == nullptr) return;
    const Length top = bottom_ - code.height;
    for (const page::Item& item : code.items) page_.items.push_back(moved(item, top, 0));
    Rect square = code.square;
    square.at.y += top;
    page_.links.push_back({.node = code.node->id, .area = square, .address = address, .description = code.node->alternate});
}

Result<Length> AuthorityBand::set(const Code& code) {
    const std::vector<const Node*> people = signatories();
    if (people.size() > most_signatories) {
        return fail(does_not_fit, {.field = "signatories"}, fmt::format("{} signatories", people.size()), "three at most");
    }
    auto set = set_code(desk_, authority_, code);
    if (!set) return fail(set.error());
    // One signatory: all in one row. Two: panel and date stand in a row above the signatures. Three: signatures stand above.
    Length signatures_bottom = bottom_;
    if (people.size() == 3) signatures_bottom = bottom_ - set->height - between_rows;
    auto white_top = set_signatures(people, signatures_bottom, people.size() == 1);
    if (!white_top) return fail(white_top.error());
    const Length proof_bottom = people.size() == 2 ? *white_top : bottom_;
    auto panel_top = stand_panel(proof_bottom);
    if (!panel_top) return fail(panel_top.error());
    if (people.size() != 1) {
        if (auto date = set_date(proof_bottom); !date) return fail(date.error());
    }
    stand_code(*set, code.address);
    return std::min({*white_top, *panel_top, bottom_ - set->height});
}

}  // namespace

Result<Length> set_authority(const Desk& desk, const document::Node& authority, const Code& code, page::Page& page) {
    return AuthorityBand(desk, authority, page).set(code);
}

}  // namespace sigillum::typeset
