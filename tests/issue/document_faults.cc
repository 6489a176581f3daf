#include "tests/issue/document_faults.h"

#include "tests/typeset/page_faults.h"

namespace sigillum::issue {

std::vector<std::string> document_faults(const page::Pages& pages, const Workshop& workshop) {
    const bool landscape = workshop.theme.orientation == layout::Orientation::landscape;
    const layout::CertificateGrid& grid = landscape ? workshop.layout.landscape : workshop.layout.portrait;
    const Rect sheet{{grid.left, grid.crown_top},
                     {grid.right - grid.left, grid.foot_bottom - grid.crown_top}};
    auto found = typeset::faults(pages.pages.front(), sheet, workshop.fonts);
    for (std::string& fault : typeset::ink_faults(pages.pages.front(), grid.signature_space, workshop.fonts))
        found.push_back(std::move(fault));
    const layout::SupplementGrid& further = workshop.layout.supplement;
    const Rect body{{further.left, further.head_top}, {further.right - further.left, Length::mm(279)}};
    for (std::size_t i = 1; i < pages.pages.size(); ++i) {
        for (std::string& fault : typeset::faults(pages.pages[i], body, workshop.fonts))
            found.push_back("page " + std::to_string(i + 1) + ": " + fault);
    }
    return found;
}

}  // namespace sigillum::issue
