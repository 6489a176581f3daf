// Who asks: an address, and the network that limits count by.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/result.h"

namespace sigillum::web {

inline constexpr ErrorKind bad_address{"bad-address"};

// An IPv6 address, or an IPv4 one in its form "::ffff:192.0.2.1".
struct ClientAddress {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const ClientAddress&) const = default;

    bool is_ipv4() const;
    // What one household or office has: the address itself in IPv4, the first 64 bits in IPv6.
    ClientAddress network() const;
};

// Reads "192.0.2.1" or "2001:db8::1". Fails with bad_address.
Result<ClientAddress> read_address(std::string_view text);

// The client behind proxies: of the addresses in X-Forwarded-For the last one that is no trusted proxy's, and
// the peer itself when it is none. What a client writes there itself stands further left, and is not
// believed.
ClientAddress client_behind(const ClientAddress& peer, std::string_view forwarded_for,
                            std::span<const ClientAddress> trusted_proxies);

}  // namespace sigillum::web
