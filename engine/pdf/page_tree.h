// A balanced page tree (ISO 32000-1, 7.7.3): a reader finds any of many thousand pages in a few steps.
#pragma once

#include <cstddef>
#include <vector>

#include "pdf/objects.h"

namespace sigillum::pdf {

class PageTree {
  public:
    PageTree() = default;
    // Reserves the nodes and then the pages, in their order. `pages` is at least 1.
    PageTree(Objects& objects, std::size_t pages);

    Reference root() const { return levels_.back().front(); }
    Reference page(std::size_t place) const { return pages_[place]; }
    Reference parent_of(std::size_t place) const { return levels_.front()[place / most_kids]; }
    std::size_t size() const { return pages_.size(); }

    // Defines the nodes; the pages are for the caller to define.
    void define_nodes(Objects& objects) const;

  private:
    static constexpr std::size_t most_kids = 32;

    std::vector<Reference> pages_;
    std::vector<std::vector<Reference>> levels_;  // from the parents of pages to the root
};

}  // namespace sigillum::pdf
