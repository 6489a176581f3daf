// How often one client may ask.
#pragma once

#include <chrono>
#include <map>
#include <mutex>

#include "web/client_address.h"

namespace sigillum::web {

struct Rate {
    double at_once = 30;                        // requests that may come together
    std::chrono::milliseconds one_each{1'000};  // then one in this time
};

// A bucket of tokens for each network. Buckets that are full again are forgotten; when there are too many
// that are not, newcomers share one. May be asked by several threads at once.
class RateLimit {
  public:
    explicit RateLimit(const Rate& rate) : rate_(rate) {}

    // Takes a token of the client's network. Zero when there was one, else how long to wait for the next, at
    // least a second. `now` is any clock that does not go back.
    std::chrono::seconds take(const ClientAddress& client, std::chrono::milliseconds now);

  private:
    struct Bucket {
        double tokens = 0;
        std::chrono::milliseconds filled_at{};
    };

    void refill(Bucket& bucket, std::chrono::milliseconds now) const;
    Bucket& bucket_of(const ClientAddress& network, std::chrono::milliseconds now);

    Rate rate_;
    std::mutex mutex_;
    std::map<ClientAddress, Bucket> buckets_;
    std::chrono::milliseconds swept_at_{};
    Bucket shared_{.tokens = rate_.at_once};
};

}  // namespace sigillum::web
