#include "web/server.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <thread>
#include <utility>

namespace sigillum::web {
namespace {

constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

ClientAddress peer_of(int socket) {
    sockaddr_storage peer{};
    socklen_t size = sizeof peer;
    ClientAddress address;
    if (::getpeername(socket, reinterpret_cast<sockaddr*>(&peer), &size) != 0) return address;
    if (peer.ss_family == AF_INET6) {
        std::memcpy(address.bytes.data(), &reinterpret_cast<const sockaddr_in6&>(peer).sin6_addr, 16);
    } else if (peer.ss_family == AF_INET) {
        address.bytes[10] = address.bytes[11] = 0xFF;
        std::memcpy(address.bytes.data() + 12, &reinterpret_cast<const sockaddr_in&>(peer).sin_addr, 4);
    }
    return address;
}

}  // namespace

Server::Server(Listener listener, ServiceParts parts, const ServerOptions& options, Journal& journal)
    : listener_(std::move(listener)),
      clocks_(parts.clocks),
      connections_(parts.trusted_proxies.empty() ? options.connections_for_each_client : no_limit, no_limit),
      uploads_(upload_bytes_each, upload_bytes_together),
      service_(std::make_unique<Service>(std::move(parts), journal)) {
    const Shared shared{.service = *service_,
                        .journal = journal,
                        .clocks = clocks_,
                        .connections = connections_,
                        .uploads = uploads_,
                        .behind_tls = options.behind_tls};
    for (std::size_t i = 0; i < std::max<std::size_t>(1, options.threads); ++i)
        loops_.push_back(std::make_unique<ConnectionLoop>(shared, options.limits));
}

Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::open(ServiceParts parts, const ServerOptions& options,
                                             Journal& journal) {
    auto listener = Listener::bind(options.address, options.port);
    if (!listener) return fail(listener.error());
    return std::unique_ptr<Server>(new Server(std::move(*listener), std::move(parts), options, journal));
}

void Server::admit(int socket) {
    const ClientAddress peer = peer_of(socket);
    loops_[next_loop_]->admit({socket, peer, connections_.take(peer, 1)});
    next_loop_ = (next_loop_ + 1) % loops_.size();
}

Done Server::run() {
    std::vector<std::thread> threads;
    for (const auto& loop : loops_) threads.emplace_back([&loop] { loop->run(); });
    const Done listened = listener_.listen([this](int socket) { admit(socket); });
    for (const auto& loop : loops_) loop->wind_down();
    for (std::thread& thread : threads) thread.join();
    return listened;
}

void Server::stop() { listener_.stop(); }

}  // namespace sigillum::web
