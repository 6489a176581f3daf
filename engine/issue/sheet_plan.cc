#include "issue/sheet_plan.h"

#include <algorithm>

namespace sigillum::issue {
namespace {

// The pile of each document when none is higher than `height`; more piles than wanted when that is too low.
std::vector<std::size_t> piled(std::span<const int> pages, std::size_t height) {
    std::vector<std::size_t> pile_of;
    pile_of.reserve(pages.size());
    std::size_t pile = 0;
    std::size_t filled = 0;
    for (const int count : pages) {
        const std::size_t sheets = sheets_of(count);
        if (filled + sheets > height && filled > 0) {
            ++pile;
            filled = 0;
        }
        filled += sheets;
        pile_of.push_back(pile);
    }
    return pile_of;
}

// The least height at which the piles hold everything, found by halving.
std::size_t least_height(std::span<const int> pages, std::size_t piles) {
    std::size_t low = 1;
    std::size_t high = 0;
    for (const int count : pages) {
        low = std::max(low, sheets_of(count));
        high += sheets_of(count);
    }
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (piled(pages, middle).back() < piles)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

}  // namespace

SheetPlan sheet_plan(std::span<const int> pages, std::size_t piles) {
    SheetPlan plan;
    if (pages.empty()) return plan;
    const std::size_t height = least_height(pages, piles);
    plan.pile_of = piled(pages, height);
    plan.pages = 2 * height * piles;
    std::vector<std::size_t> filled(piles);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const std::size_t pile = plan.pile_of[i];
        plan.sheet_of.push_back(filled[pile]);
        std::vector<std::size_t>& places = plan.places.emplace_back();
        for (std::size_t sheet = 0; sheet < sheets_of(pages[i]); ++sheet, ++filled[pile]) {
            const std::size_t front = 2 * (filled[pile] * piles + pile);
            places.insert(places.end(), {front, front + 1});
        }
    }
    for (std::size_t pile = 0; pile < piles; ++pile) {
        for (std::size_t sheet = filled[pile]; sheet < height; ++sheet) {
            const std::size_t front = 2 * (sheet * piles + pile);
            plan.fillers.insert(plan.fillers.end(), {front, front + 1});
        }
    }
    return plan;
}

}  // namespace sigillum::issue
