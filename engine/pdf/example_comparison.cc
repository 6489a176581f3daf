#include "pdf/example_comparison.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "pdf/deflate_parse.h"

namespace sigillum::pdf {
namespace {

// Example and text may go on alike where both have a quotation mark with the same bytes up to here behind it.
constexpr char mark = '"';
constexpr std::size_t anchor_size = 16;
// What agrees for less may do so by chance, one row of a table with the next: other places are looked at too.
constexpr std::size_t beyond_chance = 56;
constexpr int most_marks = 10;  // of the text
constexpr int most_places = 3;  // of the example, for each
// Of the text one in so many bytes may be its own.
constexpr std::size_t most_own = 8;
// The shared stretch around a place is looked for from the beginning of its block.
constexpr std::size_t block_size = 128;

std::size_t same_bytes_before(ByteView a, ByteView b) {
    const std::size_t most = std::min(a.size(), b.size());
    std::size_t same = 0;
    while (same < most && a[a.size() - 1 - same] == b[b.size() - 1 - same]) ++same;
    return same;
}

std::uint64_t hash_of_anchor(const char* anchor) {
    std::uint64_t halves[2];
    std::memcpy(halves, anchor, anchor_size);
    const std::uint64_t mixed = (halves[0] * 0x9E3779B97F4A7C15U) ^ (halves[1] * 0xC2B2AE3D27D4EB4FU);
    return mixed ^ mixed >> 32U;
}

}  // namespace

ExampleComparison::ExampleComparison(ByteView example) : example_(example) {
    const auto marks = static_cast<std::size_t>(std::count(example_.begin(), example_.end(), mark));
    anchors_.resize(std::bit_ceil(2 * marks + 1));
    for (std::size_t at = example_.find(mark); at != ByteView::npos && at + anchor_size <= example_.size();
         at = example_.find(mark, at + 1)) {
        anchors_like(example_.data() + at).push_back(at);
    }
}

// The places of these bytes in the example, or where to put the first.
std::vector<std::size_t>& ExampleComparison::anchors_like(const char* bytes) {
    std::size_t slot = hash_of_anchor(bytes) & (anchors_.size() - 1);
    while (!anchors_[slot].empty() &&
           std::memcmp(example_.data() + anchors_[slot].front(), bytes, anchor_size) != 0) {
        slot = (slot + 1) & (anchors_.size() - 1);
    }
    return anchors_[slot];
}

bool ExampleComparison::compare(ByteView text) {
    shared_.clear();
    std::size_t own = 0;
    std::size_t at = 0;
    SharedStretch shared{0, 0, same_bytes(example_, text)};
    for (std::optional<SharedStretch> next = shared; next; next = shared_after(shared, text)) {
        shared = *next;
        own += shared.in_text - at;
        at = shared.end_in_text();
        if (own > text.size() / most_own) return false;
        if (shared.length > 0) shared_.push_back(shared);
    }
    if (own + (text.size() - at) > text.size() / most_own) return false;
    index_shared();
    return true;
}

void ExampleComparison::index_shared() {
    next_by_block_.resize(example_.size() / block_size + 1);
    std::uint32_t next = 0;
    for (std::size_t block = 0; block < next_by_block_.size(); ++block) {
        while (next < shared_.size() && shared_[next].in_example <= block * block_size) ++next;
        next_by_block_[block] = next;
    }
}

// Where example and text go on alike after they differ: of some places the one from which they do so for
// longest, with fewest bytes left out.
std::optional<SharedStretch> ExampleComparison::shared_after(const SharedStretch& last, ByteView text) {
    std::optional<SharedStretch> best;
    std::ptrdiff_t best_worth = -1;
    int marks = 0;
    for (std::size_t at = text.find(mark, last.end_in_text());
         at != ByteView::npos && at + anchor_size <= text.size() &&
         at <= last.end_in_text() + text.size() / most_own && (!best || marks < most_marks);
         at = text.find(mark, at + 1), ++marks) {
        const std::vector<std::size_t>& anchors = anchors_like(text.data() + at);
        auto place = std::lower_bound(anchors.begin(), anchors.end(), last.end_in_example());
        for (int places = 0; place != anchors.end() && places < most_places; ++place, ++places) {
            const std::size_t length = same_bytes(example_.substr(*place), text.substr(at));
            const auto left_out = std::max(at - last.end_in_text(), *place - last.end_in_example());
            const auto worth =
                static_cast<std::ptrdiff_t>(length) - static_cast<std::ptrdiff_t>(left_out / 2);
            if (worth <= best_worth) continue;
            best_worth = worth;
            best = {*place, at, length};
        }
        if (best_worth >= static_cast<std::ptrdiff_t>(beyond_chance)) break;
    }
    if (!best) return best;
    const std::size_t before =
        same_bytes_before(example_.substr(last.end_in_example(), best->in_example - last.end_in_example()),
                          text.substr(last.end_in_text(), best->in_text - last.end_in_text()));
    return SharedStretch{best->in_example - before, best->in_text - before, best->length + before};
}

const SharedStretch* ExampleComparison::around(std::size_t in_example) const {
    std::size_t next = next_by_block_[in_example / block_size];
    while (next < shared_.size() && shared_[next].in_example <= in_example) ++next;
    return next == 0 ? nullptr : &shared_[next - 1];
}

}  // namespace sigillum::pdf
