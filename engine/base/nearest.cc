#include "base/nearest.h"

#include <algorithm>
#include <vector>

namespace sigillum {
namespace {

std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> edits(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) edits[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j) edits[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            edits[i][j] = std::min({edits[i - 1][j] + 1, edits[i][j - 1] + 1, edits[i - 1][j - 1] + change});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) edits[i][j] = std::min(edits[i][j], edits[i - 2][j - 2] + 1);
        }
    }
    return edits[a.size()][b.size()];
}

}  // namespace

std::optional<std::string> nearest(std::string_view word, std::span<const std::string_view> names) {
    std::optional<std::string> best;
    std::size_t best_distance = 0;
    for (const std::string_view name : names) {
        const std::size_t edits = distance(word, name);
        const std::size_t allowed = std::max<std::size_t>(1, std::max(word.size(), name.size()) / 3);
        if (edits <= allowed && (!best || edits < best_distance)) {
            best = name;
            best_distance = edits;
        }
    }
    return best;
}

}  // namespace sigillum
