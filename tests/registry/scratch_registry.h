// A registry in a folder of its own, removed with the object; and randomness that repeats.
#pragma once

#include <filesystem>
#include <memory>

#include "registry/sqlite_store.h"
#include "registry/store.h"

namespace sigillum::registry {

class ScratchRegistry {
  public:
    ScratchRegistry();
    ~ScratchRegistry();
    ScratchRegistry(const ScratchRegistry&) = delete;
    ScratchRegistry& operator=(const ScratchRegistry&) = delete;

    std::filesystem::path path() const { return folder_ / "registry.db"; }
    // Another store on the registry, which is made if it is not there.
    std::unique_ptr<Store> opened() const;

  private:
    std::filesystem::path folder_;
};

// The same bytes for the same seed.
RandomSource counted_random(unsigned seed);

}  // namespace sigillum::registry
