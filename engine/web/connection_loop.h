// The connections that one thread serves.
#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "web/client_shares.h"
#include "web/connection.h"
#include "web/http_library.h"
#include "web/service.h"

namespace sigillum::web {

inline constexpr ErrorKind request_failed{"request-failed"};

struct ConnectionLimits {
    std::size_t connections = 1024;     // of one loop
    std::size_t requests = 1000;        // of one connection
    std::chrono::seconds head{10};      // from its first byte to its last, or from the connection's begin
    std::chrono::seconds idle{15};      // between two requests
    std::chrono::seconds lingering{2};  // for a client that is still sending what was refused
    std::chrono::seconds transfer{20};  // for a body or an answer, and a second more for each
    std::size_t bytes_a_second = 64 * 1024;            // so many bytes,
    std::chrono::seconds longest_transfer{120};        // but not more than this
    std::chrono::seconds farewell{5};                  // for requests in hand when the server ends
    std::size_t unsent_bytes = std::size_t{64} << 20;  // of all answers of one loop that clients take slowly
};

// What all loops share.
struct Shared {
    Service& service;
    Journal& journal;
    const Clocks& clocks;
    ClientShares& connections;  // one for each
    ClientShares& uploads;      // bytes
    bool behind_tls = false;
};

// Waits for all its connections at once, so that none that is slow keeps another waiting. Reads heads and
// bodies, has them answered, writes the answers.
class ConnectionLoop {
  public:
    ConnectionLoop(const Shared& shared, const ConnectionLimits& limits);
    ~ConnectionLoop();
    ConnectionLoop(const ConnectionLoop&) = delete;
    ConnectionLoop& operator=(const ConnectionLoop&) = delete;

    // A socket, and whether it holds one of shared.connections; if not, it is told that there is no room.
    struct Arrival {
        int socket = -1;
        ClientAddress peer;
        bool counted = false;
    };

    // From any thread: takes over the socket. What it holds of shared.connections is given back at its end.
    void admit(const Arrival& arrival);
    // From any thread: takes no new requests, ends when those in hand are answered or the farewell is over.
    void wind_down();
    // Serves until then.
    void run();

  private:
    using Time = std::chrono::microseconds;

    void wake() const;
    void report(const char* problem);
    void take_messages();
    void welcome(const Arrival& arrival);
    bool make_room();
    void on_event(Connection& connection, std::uint32_t events);
    void receive(Connection& connection);
    void advance(Connection& connection);
    void read_request(Connection& connection);
    void begin(Connection& connection, RequestHead head);
    void begin_body(Connection& connection, const ClientAddress& client);
    void read_body(Connection& connection);
    void respond(Connection& connection, const Answer& answer);
    void refuse(Connection& connection, int status);
    void send(Connection& connection);
    void answered(Connection& connection);
    void await(Connection& connection, std::uint32_t events);
    void give_back_upload(Connection& connection);
    void end_late(Time now);
    void end(Connection& connection);
    bool over(Time now);
    Time time_for(std::size_t bytes) const;

    Shared shared_;
    ConnectionLimits limits_;
    AnswerWriter writer_;
    int events_ = -1;
    int bell_ = -1;
    std::map<std::uint64_t, std::unique_ptr<Connection>> connections_;
    std::uint64_t last_id_ = 0;
    std::size_t unsent_bytes_ = 0;
    Time end_by_{};

    std::atomic<bool> winding_down_ = false;
    std::mutex mutex_;  // for what other threads leave here
    std::vector<Arrival> arrived_;
    std::vector<std::pair<std::uint64_t, Answer>> judged_;
};

}  // namespace sigillum::web
