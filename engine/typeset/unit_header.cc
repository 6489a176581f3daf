#include "typeset/unit_header.h"

#include "typeset/field_name.h"

namespace sigillum::typeset {
namespace {

using document::Node;
using document::Role;
using layout::StyleName;

constexpr Length label_to_numeral = Length::mm(2.5);
constexpr Length number_to_key = Length::mm(2);
constexpr Length below_name = Length::mm(2.8);

class UnitHeader {
  public:
    UnitHeader(const Desk& desk, const Node& unit)
        : desk_(desk),
          unit_(unit),
          heading_(unit.children.front()),
          grid_(desk.layout().supplement),
          canvas_(desk.canvas()),
          field_(field_name(heading_)),
          label_width_(grid_.number_width + grid_.heading_width + grid_.label_gap) {}

    Result<SetRow> set() {
        if (auto name = set_name(); !name) return fail(name.error());
        if (auto label = set_label(); !label) return fail(label.error());
        SetRow row;
        row.label = {below_ + below_name, canvas_.take()};
        return row;
    }

  private:
    // "1.1 Name/Title" and below it kind and title.
    Done set_name() {
        const Column column{grid_.left + label_width_, grid_.right - grid_.left - label_width_};
        const Node& row = unit_.children.size() > 1 ? unit_.children[1] : heading_;
        const Node* title = child_of(row, Role::row_heading);
        if (title != nullptr) {
            if (auto set = set_key(*title, column); !set) return set;
        }
        const Node* value = child_of(row, Role::value);
        if (value == nullptr) return {};
        auto set = desk_.fit({.text = value->text,
                              .style = StyleName::unit_name,
                              .measure = column.width,
                              .breaking = Breaking::title,
                              .balanced = true},
                             field_);
        if (!set) return fail(set.error());
        name_baseline_ = below_ + (*set)->baseline;
        below_ = canvas_.paragraph(**set, column, below_, Align::start, page::Owner::of(value->id));
        if (value->second.empty()) return {};
        set = desk_.fit({.text = value->second, .style = StyleName::second_line, .measure = column.width},
                        field_);
        if (!set) return fail(set.error());
        below_ = canvas_.paragraph(**set, column, below_, Align::start, page::Owner::of(value->id));
        return {};
    }

    Done set_key(const Node& title, Column column) {
        const document::Text number{{.text = title.label, .language = title.language}};
        auto set =
            desk_.fit({.text = number, .style = StyleName::row_number, .measure = column.width}, field_);
        if (!set) return fail(set.error());
        const Length baseline = (*set)->baseline;
        const Length width = (*set)->widest() + number_to_key;
        canvas_.line((*set)->lines.front(), column, baseline, Align::start, page::Owner::label_of(title.id));
        set = desk_.fit({.text = title.text,
                         .style = StyleName::key,
                         .measure = column.width - width,
                         .joined_second = &title.second},
                        field_);
        if (!set) return fail(set.error());
        below_ = canvas_.paragraph(**set, {column.start + width, column.width - width},
                                   baseline - (*set)->baseline, Align::start, page::Owner::of(title.id));
        return {};
    }

    // The label stands on the baseline of the name's first line, the numeral after it. The second label,
    // below the first, is written before the numeral: readers that join what stands near would else read
    // "1MODULE".
    Done set_label() {
        const document::Text number{{.text = heading_.label, .language = heading_.language}};
        auto set =
            desk_.fit({.text = number, .style = StyleName::unit_numeral, .measure = label_width_}, field_);
        if (!set) return fail(set.error());
        const Paragraph numeral = **set;
        const Length measure = label_width_ - label_to_numeral - numeral.widest() - Length::mm(1);
        set = desk_.fit({.text = heading_.text,
                         .style = StyleName::unit_label,
                         .measure = measure,
                         .breaking = Breaking::spaces,
                         .balanced = true},
                        field_);
        if (!set) return fail(set.error());
        const Paragraph label = **set;
        const Length top =
            name_baseline_ - label.baseline - label.lead * static_cast<double>(label.lines.size() - 1);
        canvas_.paragraph(label, {grid_.left, measure}, top, Align::start, page::Owner::of(heading_.id));
        if (!heading_.second.empty()) {
            if (auto below = set_second_label(name_baseline_ + label.lead - label.baseline); !below)
                return below;
        }
        canvas_.line(numeral.lines.front(),
                     {grid_.left + label.widest() + label_to_numeral, numeral.widest()}, name_baseline_,
                     Align::start, page::Owner::label_of(heading_.id));
        return {};
    }

    Done set_second_label(Length top) {
        auto set = desk_.fit(
            {.text = heading_.second, .style = StyleName::row_heading_second, .measure = label_width_},
            field_);
        if (!set) return fail(set.error());
        const Length lower = canvas_.paragraph(**set, {grid_.left, label_width_}, top, Align::start,
                                               page::Owner::of(heading_.id));
        below_ = std::max(below_, lower);
        return {};
    }

    const Desk& desk_;
    const Node& unit_;
    const Node& heading_;
    const layout::SupplementGrid& grid_;
    Canvas canvas_;
    std::string field_;
    Length label_width_;
    Length name_baseline_;
    Length below_;
};

}  // namespace

Result<SetRow> unit_header(const Desk& desk, const document::Node& unit) {
    return UnitHeader(desk, unit).set();
}

}  // namespace sigillum::typeset
