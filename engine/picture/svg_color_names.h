// The colour names of CSS (CSS Color Module Level 4, 6.1).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sigillum::picture {

// 0xRRGGBB of a name in lower case.
std::optional<std::uint32_t> color_by_name(std::string_view name);

}  // namespace sigillum::picture
