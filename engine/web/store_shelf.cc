#include "web/store_shelf.h"

namespace sigillum::web {
namespace {

constexpr std::chrono::minutes longest_open{1};

}  // namespace

StoreShelf::Lease::~Lease() {
    if (!store_) return;
    const std::lock_guard lock(shelf_->mutex_);
    shelf_->free_.push_back({std::move(store_), opened_at_});
}

Result<StoreShelf::Lease> StoreShelf::take(std::chrono::milliseconds now) {
    {
        const std::lock_guard lock(mutex_);
        std::erase_if(free_, [&](const Free& kept) { return now - kept.opened_at >= longest_open; });
        if (!free_.empty()) {
            Free kept = std::move(free_.back());
            free_.pop_back();
            return Lease(*this, std::move(kept.store), kept.opened_at);
        }
    }
    auto opened = open_();
    if (!opened) return fail(opened.error());
    return Lease(*this, std::move(*opened), now);
}

}  // namespace sigillum::web
