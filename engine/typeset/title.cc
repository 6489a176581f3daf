#include "typeset/title.h"

#include <vector>

#include "typeset/field_name.h"

namespace sigillum::typeset {
namespace {

constexpr Size spindle_size{Length::mm(60), Length::mm(4.6)};  // of the prepared picture
constexpr Length spindle_zone = Length::mm(4.5);               // design: section 2, 86.8 to 91.3

// The lines that the translator gave: lead line, main line, and where the main line may break.
std::vector<document::Text> lines_of(const document::Text& text) {
    std::vector<document::Text> lines(1);
    for (const document::Run& run : text) {
        std::size_t begin = 0;
        for (std::size_t end = run.text.find('\n'); end != std::string::npos;
             end = run.text.find('\n', begin)) {
            // A space in place of the break keeps the words apart for those who read the file's text.
            lines.back().push_back({run.text.substr(begin, end - begin) + " ", run.language, run.emphasis});
            lines.emplace_back();
            begin = end + 1;
        }
        if (begin < run.text.size())
            lines.back().push_back({run.text.substr(begin), run.language, run.emphasis});
    }
    return lines;
}

class TitleBlock {
  public:
    TitleBlock(const Desk& desk, const document::Node& node, Length top, Canvas& canvas)
        : desk_(desk),
          node_(node),
          canvas_(canvas),
          grid_(desk.certificate_grid()),
          column_{grid_.left, grid_.right - grid_.left},
          below_(top) {}

    Result<Length> set() {
        std::vector<document::Text> lines = lines_of(node_.text);
        if (lines.size() > 1) {
            if (auto lead = add(lines.front(), layout::StyleName::title_lead); !lead)
                return fail(lead.error());
            lines.erase(lines.begin());
        }
        if (auto main = add_main(lines); !main) return fail(main.error());
        if (!node_.second.empty()) {
            // The second line's own box is as high as the grid adds for it, so that the spindle keeps its
            // distance.
            const Length top = below_;
            below_ += grid_.title_second_adds - desk_.style(layout::StyleName::title_second).lead;
            if (auto second = add(node_.second, layout::StyleName::title_second); !second)
                return fail(second.error());
            below_ = top + grid_.title_second_adds;
        }
        const Length spindle_top = below_ + grid_.spindle_gap;
        const Length start = (grid_.page_width - spindle_size.width) / 2;
        if (desk_.picture("spindle") != nullptr) {
            canvas_.picture("spindle",
                            canvas_.area({start, spindle_size.width}, spindle_top, spindle_size.height),
                            page::Owner::none(page::Artifact::layout));
        }
        return spindle_top + spindle_zone;
    }

  private:
    Done add(const document::Text& text, layout::StyleName style, std::size_t first_step = 0) {
        auto set = desk_.fit({.text = text,
                              .style = style,
                              .measure = grid_.title_measure,
                              .breaking = Breaking::spaces,
                              .balanced = true,
                              .first_step = first_step},
                             field_name(node_));
        if (!set) return fail(set.error());
        below_ = canvas_.paragraph(**set, column_, below_, Align::center, page::Owner::of(node_.id));
        return {};
    }

    // On one line at the first step that fits; else with the translator's breaks at the step for several
    // lines.
    Done add_main(const std::vector<document::Text>& lines) {
        document::Text whole;
        for (const document::Text& line : lines) whole.insert(whole.end(), line.begin(), line.end());
        const auto& steps = desk_.layout().style(layout::StyleName::title_main, desk_.landscape()).steps;
        const TextJob job{.text = whole,
                          .style = layout::StyleName::title_main,
                          .measure = grid_.title_measure,
                          .breaking = Breaking::spaces,
                          .balanced = true};
        std::size_t step = 0;
        for (; step < steps.size() && steps[step].lines == 1; ++step) {
            auto set = desk_.try_step(job, step, field_name(node_));
            if (!set) return fail(set.error());
            if (*set == nullptr) continue;
            below_ = canvas_.paragraph(**set, column_, below_, Align::center, page::Owner::of(node_.id));
            return {};
        }
        if (lines.size() == 1) return add(whole, layout::StyleName::title_main, step);
        for (const document::Text& line : lines) {
            if (auto added = add(line, layout::StyleName::title_main, step); !added) return added;
        }
        return {};
    }

    const Desk& desk_;
    const document::Node& node_;
    Canvas& canvas_;
    const layout::CertificateGrid& grid_;
    Column column_;
    Length below_;
};

}  // namespace

Result<Length> set_title(const Desk& desk, const document::Node& title, Length top, Canvas& canvas) {
    return TitleBlock(desk, title, top, canvas).set();
}

}  // namespace sigillum::typeset
