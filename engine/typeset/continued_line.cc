#include "typeset/continued_line.h"

#include "typeset/field_name.h"
#include "typeset/placeholder.h"

namespace sigillum::typeset {

Result<const Paragraph*> continued_line(const Desk& desk, const document::Document& document,
                                        const document::Node& unit) {
    const layout::SupplementGrid& grid = desk.layout().supplement;
    const document::Node* row =
        unit.children.size() > 1 ? child_of(unit.children[1], document::Role::value) : nullptr;
    std::string name;
    if (row != nullptr) {
        for (const document::Run& run : row->text) {
            if (run.emphasis == document::Emphasis::title) name += run.text;
        }
        if (name.empty()) name = document::plain_text(row->text);
    }
    auto line = filled(document.furniture.unit_continued_pattern,
                       {{"number", unit.children.front().label}, {"name", name}}, "continued learning unit");
    if (!line) return fail(line.error());
    const document::Text text{{.text = *line, .language = document.main}};
    return desk.fit(
        {.text = text, .style = layout::StyleName::supplement_subtitle, .measure = grid.right - grid.left},
        field_name(unit.children.front()));
}

}  // namespace sigillum::typeset
