// Exact arithmetic with the decimals that editions hold as texts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sigillum::credential {

// "2.5" in millionths: 2,500,000. Digits beyond the sixth place are not read; what is no decimal counts as 0.
std::int64_t millionths(std::string_view decimal);

// 2,500,000 as "2.5".
std::string decimal_from(std::int64_t millionths);

}  // namespace sigillum::credential
