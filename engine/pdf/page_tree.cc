#include "pdf/page_tree.h"

#include <algorithm>

#include "pdf/syntax.h"

namespace sigillum::pdf {

PageTree::PageTree(Objects& objects, std::size_t pages) {
    const auto reserve = [&objects](std::size_t count) {
        std::vector<Reference> references(count);
        for (Reference& reference : references) reference = objects.reserve();
        return references;
    };
    std::size_t count = pages;
    do {
        count = (count + most_kids - 1) / most_kids;
        levels_.push_back(reserve(count));
    } while (count > 1);
    pages_ = reserve(pages);
}

void PageTree::define_nodes(Objects& objects) const {
    std::size_t pages_below = most_kids;  // of a full node
    for (std::size_t level = 0; level < levels_.size(); ++level, pages_below *= most_kids) {
        const std::vector<Reference>& kids = level == 0 ? pages_ : levels_[level - 1];
        for (std::size_t i = 0; i < levels_[level].size(); ++i) {
            Bytes entries = "/Type/Pages/Count ";
            append_integer(entries,
                           static_cast<std::int64_t>(std::min(pages_below, pages_.size() - i * pages_below)));
            if (level + 1 < levels_.size())
                append_entry(entries, "Parent", levels_[level + 1][i / most_kids]);
            entries += "/Kids[";
            for (std::size_t kid = i * most_kids; kid < std::min((i + 1) * most_kids, kids.size()); ++kid) {
                append_reference(entries, kids[kid]);
                entries += ' ';
            }
            entries.back() = ']';
            objects.define(levels_[level][i], entries);
        }
    }
}

}  // namespace sigillum::pdf
