// The server of a site: everything joined.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "web/connection_loop.h"
#include "web/http_library.h"
#include "web/service.h"

namespace sigillum::web {

struct ServerOptions {
    std::string address = "127.0.0.1";
    int port = 8080;  // 0: any that is free
    std::size_t threads = 1;
    std::size_t connections_for_each_client = 100;  // not where proxies are trusted: all come from them
    bool behind_tls = false;
    ConnectionLimits limits;
};

class Server {
  public:
    // Binds the port. The journal must outlive the server. Fails with cannot_listen.
    static Result<std::unique_ptr<Server>> open(ServiceParts parts, const ServerOptions& options,
                                                Journal& journal);
    ~Server();

    int port() const { return listener_.port(); }
    // Serves until stop() is called and the requests in hand are answered. Fails with cannot_listen.
    Done run();
    // From another thread; returns when no new connections are taken.
    void stop();

  private:
    Server(Listener listener, ServiceParts parts, const ServerOptions& options, Journal& journal);
    void admit(int socket);

    static constexpr std::size_t upload_bytes_each = std::size_t{128} << 20;
    static constexpr std::size_t upload_bytes_together = std::size_t{256} << 20;

    Listener listener_;
    Clocks clocks_;
    ClientShares connections_;
    ClientShares uploads_;
    std::vector<std::unique_ptr<ConnectionLoop>> loops_;
    std::unique_ptr<Service> service_;
    std::size_t next_loop_ = 0;
};

}  // namespace sigillum::web
