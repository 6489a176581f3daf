#include "web/client_address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <string>

namespace sigillum::web {
namespace {

constexpr std::array<std::uint8_t, 12> ipv4_prefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace

bool ClientAddress::is_ipv4() const {
    return std::equal(ipv4_prefix.begin(), ipv4_prefix.end(), bytes.begin());
}

ClientAddress ClientAddress::network() const {
    if (is_ipv4()) return *this;
    ClientAddress network = *this;
    std::fill(network.bytes.begin() + 8, network.bytes.end(), std::uint8_t{0});
    return network;
}

Result<ClientAddress> read_address(std::string_view text) {
    const std::string word(text);
    ClientAddress address;
    if (::inet_pton(AF_INET6, word.c_str(), address.bytes.data()) == 1) return address;
    std::copy(ipv4_prefix.begin(), ipv4_prefix.end(), address.bytes.begin());
    if (::inet_pton(AF_INET, word.c_str(), address.bytes.data() + ipv4_prefix.size()) == 1) return address;
    return fail(bad_address, {}, "“" + word + "” is no address", "one like 192.0.2.1 or 2001:db8::1");
}

ClientAddress client_behind(const ClientAddress& peer, std::string_view forwarded_for,
                            std::span<const ClientAddress> trusted_proxies) {
    const auto trusted = [&](const ClientAddress& address) {
        return std::find(trusted_proxies.begin(), trusted_proxies.end(), address) != trusted_proxies.end();
    };
    ClientAddress client = peer;
    while (trusted(client) && !forwarded_for.empty()) {
        const std::size_t comma = forwarded_for.rfind(',');
        const bool last = comma == std::string_view::npos;
        const auto next = read_address(trimmed(last ? forwarded_for : forwarded_for.substr(comma + 1)));
        if (!next) break;
        client = *next;
        forwarded_for = last ? std::string_view() : forwarded_for.substr(0, comma);
    }
    return client;
}

}  // namespace sigillum::web
