// A part of an edition, for one of several runs that issue it together.
#pragma once

#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/result.h"

namespace sigillum::issue {

inline constexpr ErrorKind bad_shard{"bad-shard"};

// Part `number`, from 1, of `count`; as a whole: 1 of 1.
struct Shard {
    int number = 1;
    int count = 1;
    bool operator==(const Shard&) const = default;

    bool is_whole() const { return count == 1; }
    // Whether the learner of that digest (registry::learner_digest) belongs to the part: the first eight
    // bytes of the digest, a big-endian number, modulo `count`. Neither the order of the list nor who else is
    // in it matters.
    bool holds(const Sha256& learner) const;
};

// "2/8". Fails with bad_shard.
Result<Shard> shard_from(std::string_view words);
// "2/8"
std::string to_string(const Shard& shard);
// What files of a part have behind their name, "-2-of-8"; nothing for the whole.
std::string file_suffix(const Shard& shard);

}  // namespace sigillum::issue
