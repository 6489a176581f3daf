// How much a foreign file may ask of the machine. Beyond these a document is called unreadable, never
// authentic.
#pragma once

#include <cstddef>

namespace sigillum::verify {

struct Limits {
    std::size_t file_bytes = std::size_t{64} << 20;
    std::size_t expanded_bytes = std::size_t{256} << 20;  // all compressed streams together, once expanded
    std::size_t objects = 200'000;
    std::size_t revisions = 64;
    std::size_t signatures = 32;
    int pages = 200;    // for the comparison of the text
    std::size_t record_bytes = std::size_t{4} << 20;
    std::size_t cms_bytes = std::size_t{1} << 20;
};

}  // namespace sigillum::verify
