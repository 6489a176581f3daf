#include "pdf/deflate_code.h"

#include <libdeflate.h>

#include <algorithm>
#include <cassert>
#include <queue>
#include <utility>

namespace sigillum::pdf {
namespace {

std::uint64_t reversed(std::uint64_t bits, unsigned length) {
    std::uint64_t turned = 0;
    for (unsigned i = 0; i < length; ++i) turned |= (bits >> i & 1U) << (length - 1 - i);
    return turned;
}

// How deep each symbol stands in a Huffman tree of the counts; nothing where one stands deeper than allowed.
std::vector<std::uint8_t> depths(std::span<const std::uint32_t> counts, unsigned deepest) {
    struct Node {
        std::uint64_t count;
        std::size_t index;
        bool operator>(const Node& other) const {
            return count != other.count ? count > other.count : index > other.index;
        }
    };
    std::priority_queue<Node, std::vector<Node>, std::greater<>> open;
    std::vector<std::size_t> parents(2 * counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0) open.push({counts[i], i});
    }
    assert(open.size() > 1);
    std::size_t next = counts.size();
    while (open.size() > 1) {
        const Node first = open.top();
        open.pop();
        const Node second = open.top();
        open.pop();
        parents[first.index] = parents[second.index] = next;
        open.push({first.count + second.count, next++});
    }
    const std::size_t root = next - 1;
    std::vector<std::uint8_t> lengths(counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0) continue;
        unsigned depth = 0;
        for (std::size_t at = i; at != root; at = parents[at]) ++depth;
        if (depth > deepest) return {};
        lengths[i] = static_cast<std::uint8_t>(depth);
    }
    return lengths;
}

// Lengths of codes are written by a code too, of these symbols and with bits behind some (3.2.7).
constexpr std::size_t symbols_of_lengths = 19;
constexpr unsigned longest_code_of_lengths = 7;
constexpr std::size_t repeat_before = 16;  // 3 to 6 times
constexpr std::size_t few_zeros = 17;      // 3 to 10
constexpr std::size_t many_zeros = 18;     // 11 to 138

SymbolAndRest repeated(std::size_t symbol, std::size_t beyond, unsigned bits) {
    return {symbol, {beyond, bits}};
}

std::vector<SymbolAndRest> runs_of(std::span<const std::uint8_t> lengths) {
    std::vector<SymbolAndRest> runs;
    for (std::size_t i = 0; i < lengths.size();) {
        std::size_t run = 1;
        while (i + run < lengths.size() && lengths[i + run] == lengths[i]) ++run;
        if (lengths[i] == 0 && run >= 11) {
            run = std::min<std::size_t>(run, 138);
            runs.push_back(repeated(many_zeros, run - 11, 7));
        } else if (lengths[i] == 0 && run >= 3) {
            runs.push_back(repeated(few_zeros, run - 3, 3));
        } else if (i > 0 && lengths[i] == lengths[i - 1] && run >= 3) {
            run = std::min<std::size_t>(run, 6);
            runs.push_back(repeated(repeat_before, run - 3, 2));
        } else {
            run = 1;
            runs.push_back({lengths[i], {}});
        }
        i += run;
    }
    return runs;
}

}  // namespace

SymbolAndRest symbol_of_length(std::size_t length) {
    assert(length >= shortest_match && length <= longest_match);
    if (length == longest_match) return {285, {}};
    const std::size_t beyond = length - shortest_match;
    if (beyond < 8) return {257 + beyond, {}};
    const auto bits = static_cast<unsigned>(std::bit_width(beyond)) - 3;
    return {257 + 4 * bits + (beyond >> bits), {beyond & ((std::size_t{1} << bits) - 1), bits}};
}

SymbolAndRest symbol_of_distance(std::size_t distance) {
    assert(distance >= 1 && distance <= furthest_match);
    const std::size_t beyond = distance - 1;
    if (beyond < 4) return {beyond, {}};
    const auto bits = static_cast<unsigned>(std::bit_width(beyond)) - 2;
    return {2 * bits + (beyond >> bits), {beyond & ((std::size_t{1} << bits) - 1), bits}};
}

// Counts that are nearer to each other make a tree that is less deep.
std::vector<std::uint8_t> code_lengths(std::span<const std::uint32_t> counts, unsigned longest) {
    std::vector<std::uint32_t> nearer(counts.begin(), counts.end());
    for (;;) {
        std::vector<std::uint8_t> lengths = depths(nearer, longest);
        if (!lengths.empty()) return lengths;
        for (std::uint32_t& count : nearer) count = (count + 1) / 2;
    }
}

std::vector<BitCode> canonical_code(std::span<const std::uint8_t> lengths) {
    std::vector<BitCode> codes(lengths.size());
    std::uint64_t next = 0;
    for (unsigned length = 1; length <= longest_code; ++length, next <<= 1U) {
        for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol) {
            if (lengths[symbol] == length) codes[symbol] = {reversed(next++, length), length};
        }
    }
    return codes;
}

std::vector<BitCode> block_head(std::span<const std::uint8_t> lengths,
                                std::span<const std::uint8_t> distances) {
    std::vector<std::uint8_t> all(lengths.begin(), lengths.end());
    all.insert(all.end(), distances.begin(), distances.end());
    const std::vector<SymbolAndRest> runs = runs_of(all);
    std::array<std::uint32_t, symbols_of_lengths> counts{};
    for (const SymbolAndRest& run : runs) ++counts[run.symbol];
    const std::vector<std::uint8_t> own = code_lengths(counts, longest_code_of_lengths);
    const std::vector<BitCode> codes = canonical_code(own);

    std::vector<BitCode> head{{0b100, 3}};  // not the last; codes of its own
    head.push_back({lengths.size() - 257, 5});
    head.push_back({distances.size() - 1, 5});
    head.push_back({symbols_of_lengths - 4, 4});
    static constexpr std::array<std::uint8_t, symbols_of_lengths> order{16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                                        11, 4,  12, 3, 13, 2, 14, 1, 15};
    for (const std::uint8_t symbol : order) head.push_back({own[symbol], 3});
    for (const SymbolAndRest& run : runs) head.push_back(codes[run.symbol].then(run.rest));
    return head;
}

void BitOutput::put_stored(ByteView bytes, bool last) {
    put(last ? 1 : 0, 3);
    if (count_ > 0) put(0, 8 - count_);
    put(bytes.size(), 16);
    put(~bytes.size() & 0xFFFFU, 16);
    std::memcpy(bytes_.data() + end_, bytes.data(), bytes.size());
    end_ += bytes.size();
}

void BitOutput::put_zlib_end(ByteView plain) {
    if (count_ > 0) put(0, 8 - count_);
    const std::uint32_t check = libdeflate_adler32(1, plain.data(), plain.size());
    for (unsigned shift = 32; shift > 0; shift -= 8) put(check >> (shift - 8) & 0xFFU, 8);
}

}  // namespace sigillum::pdf
