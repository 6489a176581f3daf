#include "web/client_shares.h"

namespace sigillum::web {

bool ClientShares::take(const ClientAddress& client, std::size_t amount) {
    const std::lock_guard lock(mutex_);
    const auto known = held_.find(client.network());
    const std::size_t held = known == held_.end() ? 0 : known->second;
    if (held + amount > most_each_ || together_ + amount > most_together_) return false;
    held_[client.network()] = held + amount;
    together_ += amount;
    return true;
}

void ClientShares::give_back(const ClientAddress& client, std::size_t amount) {
    const std::lock_guard lock(mutex_);
    const auto known = held_.find(client.network());
    if (known == held_.end()) return;
    known->second -= amount;
    together_ -= amount;
    if (known->second == 0) held_.erase(known);
}

}  // namespace sigillum::web
