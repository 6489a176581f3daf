#include "tests/registry/scratch_registry.h"

#include <gtest/gtest.h>
#include <stdlib.h>  // mkdtemp

#include <random>

namespace sigillum::registry {

ScratchRegistry::ScratchRegistry() {
    std::string name = (std::filesystem::path(testing::TempDir()) / "sigillum-registry-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
}

ScratchRegistry::~ScratchRegistry() {
    std::error_code unknown;
    std::filesystem::remove_all(folder_, unknown);
}

std::unique_ptr<Store> ScratchRegistry::opened() const {
    return open_sqlite_store(path(), {.access = Access::create_if_missing}).value();
}

RandomSource counted_random(unsigned seed) {
    return [generator = std::mt19937(seed)](std::span<std::uint8_t> bytes) mutable {
        for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(generator());
    };
}

}  // namespace sigillum::registry
