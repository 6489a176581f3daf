#include "typeset/code_block.h"

#include <fmt/format.h>

#include "typeset/field_name.h"

namespace sigillum::typeset {
namespace {

using document::Role;
using layout::StyleName;

constexpr Length smallest_module = Length::mm(0.33);  // design: section 9

// "No. / Nr 7K4Q-X9TM-2HBD-A3F8": the label muted, the number strong and never broken.
std::vector<Span> number_line(const Desk& desk, const document::Node& node) {
    const TextStyle label = desk.style(StyleName::foot);
    const TextStyle number = desk.style(StyleName::credential_number);
    std::vector<Span> spans;
    for (const document::Run& run : node.text) {
        if (run.emphasis != document::Emphasis::strong) {
            spans.push_back({.text = run.text, .language = run.language, .style = label});
            continue;
        }
        if (!node.second.empty()) {
            // The label ends in its space already; " / " would double it.
            spans.push_back({.text = "/ ", .language = run.language, .style = label});
            for (Span& span : spans_of(node.second, second_on_line(label, desk.theme())))
                spans.push_back(std::move(span));
            spans.push_back({.text = " ", .language = run.language, .style = label});
        }
        spans.push_back({.text = run.text, .language = run.language, .style = number});
    }
    return spans;
}

struct Caption {
    Length height;
    std::vector<page::Item> items;
};

class CaptionSetter {
  public:
    CaptionSetter(const Desk& desk, Column column) : desk_(desk), column_(column), canvas_(desk.canvas()) {}

    Done add(const document::Node& node) {
        if (node.role == Role::code_number) return add_number(node);
        const StyleName style = node.role == Role::code_host ? StyleName::caption_strong : StyleName::caption;
        if (desk_.certificate_grid().second_beside && !node.second.empty()) {
            auto joined = desk_.joined_on_line({.text = node.text, .style = style, .measure = column_.width},
                                               node.second, field_name(node));
            if (!joined) return fail(joined.error());
            if (*joined != nullptr) {
                height_ = canvas_.paragraph(**joined, column_, height_, Align::end, page::Owner::of(node.id));
                return {};
            }
        }
        if (auto main = add_spans(spans_of(node.text, desk_.style(style)), node); !main) return main;
        if (node.second.empty()) return {};
        return add_spans(spans_of(node.second, second_on_line(desk_.style(style), desk_.theme())), node);
    }

    Caption take() { return {height_, canvas_.take()}; }

  private:
    // On one line, else the label on a line of its own.
    Done add_number(const document::Node& node) {
        const std::vector<Span> spans = number_line(desk_, node);
        auto whole = desk_.set(spans, column_.width, field_name(node), Breaking::spaces);
        if (!whole) return fail(whole.error());
        if ((*whole)->lines.size() == 1 || spans.size() < 2) return add_spans(spans, node);
        const std::vector<Span> label(spans.begin(), spans.end() - 1);
        if (auto added = add_spans(label, node); !added) return added;
        return add_spans({spans.back()}, node);
    }

    Done add_spans(const std::vector<Span>& spans, const document::Node& node) {
        auto set = desk_.set(spans, column_.width, field_name(node), Breaking::spaces);
        if (!set) return fail(set.error());
        height_ = canvas_.paragraph(**set, column_, height_, Align::end, page::Owner::of(node.id));
        return {};
    }

    const Desk& desk_;
    Column column_;
    Canvas canvas_;
    Length height_;
};

}  // namespace

Result<SetCode> set_code(const Desk& desk, const document::Node& authority, const Code& code,
                         const CaptionPlace& place) {
    const layout::CertificateGrid& grid = desk.certificate_grid();
    const Length side = grid.code_size;
    const Length module = side * (1.0 / (code.modules.size + 2 * qr::quiet_zone));
    const document::Node* node = child_of(authority, Role::code);
    if (node == nullptr) return SetCode{};
    if (module < smallest_module) {
        return fail(does_not_fit, {.field = field_name(*node)},
                    fmt::format("modules of {:.2f} mm", module.mm()),
                    "modules of at least 0.33 mm: a shorter text in the code");
    }
    // The quiet zone overhangs the text edge, so that the modules align with it.
    const Length overhang = module * qr::quiet_zone;
    const Length start = grid.right + overhang - side;
    const Column beside{place.from, start - place.from};
    const Column below{grid.right - grid.column_end, grid.column_end};
    CaptionSetter setter(desk, place.beside ? beside : below);
    for (const document::Node& child : authority.children) {
        if (child.role != Role::code_call && child.role != Role::code_host && child.role != Role::code_number)
            continue;
        if (auto added = setter.add(child); !added) return fail(added.error());
    }
    Caption caption = setter.take();
    SetCode set;
    set.node = node;
    Canvas canvas = desk.canvas();
    set.square = canvas.area({start, side}, {}, side);
    canvas.add(page::Owner::of(node->id)).content = page::CodeItem{code.modules, set.square, qr::quiet_zone};
    // Beside the code the caption ends where its last row of modules does.
    set.caption_top = place.beside ? side - overhang - caption.height : side;
    canvas.add(std::move(caption.items), set.caption_top);
    set.height = place.beside ? side - overhang : side + caption.height;
    set.items = canvas.take();
    return set;
}

}  // namespace sigillum::typeset
