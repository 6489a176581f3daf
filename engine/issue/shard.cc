#include "issue/shard.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>

namespace sigillum::issue {
namespace {

constexpr int most_shards = 10'000;

// The number that the digits are, all of them; 0 for anything else.
int number_of(std::string_view digits) {
    int number = 0;
    const char* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, number);
    return read.ec == std::errc() && read.ptr == end ? number : 0;
}

}  // namespace

bool Shard::holds(const Sha256& learner) const {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 8; ++i) value = value << 8U | learner[i];
    return value % static_cast<std::uint64_t>(count) == static_cast<std::uint64_t>(number - 1);
}

Result<Shard> shard_from(std::string_view words) {
    const std::size_t slash = words.find('/');
    if (slash != std::string_view::npos) {
        const Shard shard{number_of(words.substr(0, slash)), number_of(words.substr(slash + 1))};
        if (shard.number >= 1 && shard.number <= shard.count && shard.count <= most_shards) return shard;
    }
    return fail(bad_shard, {.field = "--shard"}, fmt::format("“{}” is no part of a whole", words),
                fmt::format("the part, from 1, and how many there are, {} at most: 2/8", most_shards));
}

std::string to_string(const Shard& shard) { return fmt::format("{}/{}", shard.number, shard.count); }

std::string file_suffix(const Shard& shard) {
    return shard.is_whole() ? "" : fmt::format("-{}-of-{}", shard.number, shard.count);
}

}  // namespace sigillum::issue
