// What each client's network holds of something that is scarce.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>

#include "web/client_address.h"

namespace sigillum::web {

// Counts connections, or bytes of uploads. Invariant: no network holds more than its share, all together no
// more than there is. May be asked by several threads at once.
class ClientShares {
  public:
    ClientShares(std::size_t most_each, std::size_t most_together)
        : most_each_(most_each), most_together_(most_together) {}

    // Takes `amount` more for the client's network, or nothing when that is too much.
    bool take(const ClientAddress& client, std::size_t amount);
    void give_back(const ClientAddress& client, std::size_t amount);

  private:
    std::size_t most_each_, most_together_;
    std::mutex mutex_;
    std::map<ClientAddress, std::size_t> held_;
    std::size_t together_ = 0;
};

}  // namespace sigillum::web
