#include "tests/fuzz/dice.h"

#include <algorithm>

namespace sigillum::fuzz {

namespace {

constexpr std::size_t longest_block = 64;

void exchange_blocks(Bytes& bytes, Dice& dice) {
    const std::size_t length = 1 + dice.below(std::min(longest_block, bytes.size() / 2));
    if (2 * length > bytes.size()) return;
    const std::size_t first = dice.below(bytes.size() - 2 * length + 1);
    const std::size_t second = first + length + dice.below(bytes.size() - first - 2 * length + 1);
    std::swap_ranges(bytes.begin() + static_cast<std::ptrdiff_t>(first),
                     bytes.begin() + static_cast<std::ptrdiff_t>(first + length),
                     bytes.begin() + static_cast<std::ptrdiff_t>(second));
}

}  // namespace

std::uint64_t Dice::next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
}

void spoil(Bytes& bytes, Dice& dice) {
    if (bytes.empty()) bytes = "x";
    const std::size_t at = dice.below(bytes.size());
    switch (dice.below(6)) {
        case 0:
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << dice.below(8)));
            return;
        case 1:
            bytes[at] = static_cast<char>(dice.next());
            return;
        case 2:
            bytes.insert(at, 1 + dice.below(4), static_cast<char>(dice.next()));
            return;
        case 3:
            bytes.erase(at, 1 + dice.below(longest_block));
            return;
        case 4:
            bytes.insert(at, bytes.substr(dice.below(bytes.size()), 1 + dice.below(longest_block)));
            return;
        default:
            exchange_blocks(bytes, dice);
            return;
    }
}

}  // namespace sigillum::fuzz
