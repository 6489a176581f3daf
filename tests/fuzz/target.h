// A fuzz target: one function that is fed with foreign bytes. libFuzzer calls it in the build of the preset
// "fuzz"; replay.cc calls it in the ordinary one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "base/bytes.h"

// Gives 0; a broken promise of the engine ends the program.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace sigillum::fuzz {

inline ByteView view(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

// Ends the program, as a crash would, when the promise does not hold.
inline void must(bool holds, const char* promise) {
    if (holds) return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

}  // namespace sigillum::fuzz
