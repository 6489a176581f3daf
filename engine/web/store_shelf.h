// Open registries, each used by one thread at a time.
#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <vector>

#include "base/result.h"
#include "registry/store.h"

namespace sigillum::web {

// Opens a registry when none is free and keeps it for the next who asks. One that has been open for a minute
// is opened anew, so that a registry restored from a backup is seen.
class StoreShelf {
  public:
    explicit StoreShelf(registry::OpenStore open) : open_(std::move(open)) {}

    // A store for as long as the lease lives; `now` is any clock that does not go back.
    class Lease {
      public:
        Lease(StoreShelf& shelf, std::unique_ptr<registry::Store> store, std::chrono::milliseconds opened_at)
            : shelf_(&shelf), store_(std::move(store)), opened_at_(opened_at) {}
        ~Lease();
        Lease(Lease&&) = default;
        Lease& operator=(Lease&&) = delete;
        registry::Store& store() const { return *store_; }

      private:
        StoreShelf* shelf_;
        std::unique_ptr<registry::Store> store_;
        std::chrono::milliseconds opened_at_;
    };
    Result<Lease> take(std::chrono::milliseconds now);

  private:
    struct Free {
        std::unique_ptr<registry::Store> store;
        std::chrono::milliseconds opened_at{};
    };

    registry::OpenStore open_;
    std::mutex mutex_;
    std::vector<Free> free_;
};

}  // namespace sigillum::web
