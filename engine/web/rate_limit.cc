#include "web/rate_limit.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace sigillum::web {
namespace {

constexpr std::size_t most_buckets = 65'536;
constexpr std::chrono::seconds between_sweeps{10};

}  // namespace

void RateLimit::refill(Bucket& bucket, std::chrono::milliseconds now) const {
    const auto passed = static_cast<double>((now - bucket.filled_at).count());
    bucket.tokens =
        std::min(rate_.at_once, bucket.tokens + passed / static_cast<double>(rate_.one_each.count()));
    bucket.filled_at = now;
}

RateLimit::Bucket& RateLimit::bucket_of(const ClientAddress& network, std::chrono::milliseconds now) {
    const auto known = buckets_.find(network);
    if (known != buckets_.end()) return known->second;
    if (buckets_.size() >= most_buckets && now - swept_at_ >= between_sweeps) {
        swept_at_ = now;
        for (auto at = buckets_.begin(); at != buckets_.end();) {
            refill(at->second, now);
            at = at->second.tokens >= rate_.at_once ? buckets_.erase(at) : std::next(at);
        }
    }
    if (buckets_.size() >= most_buckets) return shared_;
    return buckets_.emplace(network, Bucket{rate_.at_once, now}).first->second;
}

std::chrono::seconds RateLimit::take(const ClientAddress& client, std::chrono::milliseconds now) {
    const std::lock_guard lock(mutex_);
    Bucket& bucket = bucket_of(client.network(), now);
    refill(bucket, now);
    if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return std::chrono::seconds{0};
    }
    const double missing = (1 - bucket.tokens) * static_cast<double>(rate_.one_each.count());
    return std::chrono::seconds{std::max(1L, std::lround(std::ceil(missing / 1000)))};
}

}  // namespace sigillum::web
