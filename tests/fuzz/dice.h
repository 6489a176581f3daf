// Chance that can be thrown again: the same seed gives the same numbers on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/bytes.h"

namespace sigillum::fuzz {

// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next();
    // 0 to limit - 1; 0 when the limit is 0.
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : next() % limit; }
    // True once in so many throws.
    bool once_in(std::size_t throws) { return below(throws) == 0; }

    template <class T>
    const T& one_of(const std::vector<T>& choices) {
        return choices[below(choices.size())];
    }

  private:
    std::uint64_t state_;
};

// One accident without any sense for what the bytes mean: a bit turned over, a byte changed, bytes put in,
// taken out, doubled, or two blocks exchanged.
void spoil(Bytes& bytes, Dice& dice);

}  // namespace sigillum::fuzz
