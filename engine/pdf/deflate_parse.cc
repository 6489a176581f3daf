#include "pdf/deflate_parse.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>

#include "pdf/deflate_code.h"

namespace sigillum::pdf {
namespace {

// What bytes and matches of text take as a rule, in sixteenths of a bit; the true code is made afterwards.
constexpr std::uint32_t cost_of_byte = 88;
constexpr std::uint32_t cost_of_match = 176;
constexpr std::uint32_t cost_of_bit = 16;

// So many places are tried for a match, the nearest first.
constexpr int most_tried = 64;
constexpr unsigned hash_bits = 15;
constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

std::uint32_t hash_of(const char* three) {
    const std::uint32_t key = static_cast<unsigned char>(three[0]) |
                              static_cast<std::uint32_t>(static_cast<unsigned char>(three[1])) << 8U |
                              static_cast<std::uint32_t>(static_cast<unsigned char>(three[2])) << 16U;
    return key * 0x9E3779B1U >> (32U - hash_bits);
}

// For each length that an earlier place can give, the nearest such place.
struct Candidate {
    std::uint32_t length;
    std::uint32_t distance;
};

// Earlier places with the same three bytes.
class Places {
  public:
    explicit Places(ByteView text) : text_(text), before_(text.size(), nowhere) { last_.fill(nowhere); }

    // Adds those of the text at `at`; to be called for each place in order.
    void add_candidates(std::uint32_t at, std::vector<Candidate>& found) {
        if (at + shortest_match > text_.size()) return;
        std::uint32_t& last = last_[hash_of(text_.data() + at)];
        std::size_t longest = shortest_match - 1;
        int tried = 0;
        for (std::uint32_t place = last; place != nowhere && at - place <= furthest_match;
             place = before_[place]) {
            // Most places are no better than the last: the byte that would make them so tells.
            const bool may_be_longer =
                at + longest < text_.size() && text_[place + longest] == text_[at + longest];
            const std::size_t length =
                may_be_longer ? same_bytes(text_.substr(place), text_.substr(at, longest_match)) : 0;
            if (length > longest) {
                longest = length;
                found.push_back({static_cast<std::uint32_t>(length), at - place});
            }
            if (longest == longest_match || ++tried == most_tried) break;
        }
        before_[at] = last;
        last = at;
    }

  private:
    ByteView text_;
    std::vector<std::uint32_t> before_;
    std::array<std::uint32_t, std::size_t{1} << hash_bits> last_{};
};

std::array<std::uint32_t, longest_match + 1> costs_of_lengths() {
    std::array<std::uint32_t, longest_match + 1> costs{};
    for (std::size_t length = shortest_match; length <= longest_match; ++length)
        costs[length] = cost_of_match + cost_of_bit * symbol_of_length(length).rest.length;
    return costs;
}

std::uint32_t cost_of_distance(std::size_t distance) {
    return cost_of_bit * symbol_of_distance(distance).rest.length;
}

}  // namespace

// Eight bytes at a time.
std::size_t same_bytes(ByteView a, ByteView b) {
    const std::size_t most = std::min(a.size(), b.size());
    std::size_t same = 0;
    for (; same + 8 <= most; same += 8) {
        std::uint64_t of_a = 0;
        std::uint64_t of_b = 0;
        std::memcpy(&of_a, a.data() + same, sizeof of_a);
        std::memcpy(&of_b, b.data() + same, sizeof of_b);
        if (of_a != of_b) return same + static_cast<std::size_t>(std::countr_zero(of_a ^ of_b)) / 8;
    }
    while (same < most && a[same] == b[same]) ++same;
    return same;
}

// From the end to the beginning: the cheapest way to write each rest of the text.
std::vector<Parsed> parse(ByteView text) {
    Places places(text);
    std::vector<Candidate> candidates;
    std::vector<std::size_t> first_of{0};  // by place; and the end
    for (std::uint32_t at = 0; at < text.size(); ++at) {
        places.add_candidates(at, candidates);
        first_of.push_back(candidates.size());
    }

    const auto costs_of_length = costs_of_lengths();
    std::vector<std::uint32_t> costs(text.size() + 1);
    std::vector<Candidate> best(text.size());
    for (std::size_t at = text.size(); at-- > 0;) {
        costs[at] = costs[at + 1] + cost_of_byte;
        best[at] = {1, 0};
        std::size_t length = shortest_match;
        for (std::size_t i = first_of[at]; i < first_of[at + 1]; ++i) {
            const Candidate& candidate = candidates[i];
            const std::uint32_t of_distance = cost_of_distance(candidate.distance);
            for (; length <= candidate.length; ++length) {
                const std::uint32_t cost = costs[at + length] + costs_of_length[length] + of_distance;
                if (cost >= costs[at]) continue;
                costs[at] = cost;
                best[at] = {static_cast<std::uint32_t>(length), candidate.distance};
            }
        }
    }

    std::vector<Parsed> parsed;
    for (std::uint32_t at = 0; at < text.size(); at += best[at].length) {
        const Candidate& chosen = best[at];
        if (chosen.distance == 0 && !parsed.empty() && !parsed.back().is_match()) {
            ++parsed.back().length;
        } else {
            parsed.push_back({at, chosen.length, chosen.distance});
        }
    }
    return parsed;
}

}  // namespace sigillum::pdf
