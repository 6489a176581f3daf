// A time-stamping authority on this machine's loopback interface, answering over HTTP, or asked directly.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/bytes.h"
#include "base/date.h"
#include "seal/time_stamp.h"

namespace sigillum::seal::test {

// What is sent back, and with which status.
struct Reply {
    Bytes body;
    int status = 200;
};

// Serves the replies of a function from a free port until it is destroyed.
class LoopbackServer {
  public:
    explicit LoopbackServer(std::function<Reply(const Bytes& query)> reply);
    ~LoopbackServer();
    LoopbackServer(const LoopbackServer&) = delete;
    LoopbackServer& operator=(const LoopbackServer&) = delete;

    std::string address() const;  // "http://127.0.0.1:40123/tsr"

  private:
    struct Running;
    std::unique_ptr<Running> running_;
};

// How the demonstration authority answers a query.
struct AuthorityHabits {
    Instant time{1'783'080'000, 0};  // what it stamps: 2026-07-03T12:00:00Z
    std::string policy = "1.2.3.4.1";
};

// The answer (TimeStampResp) that the demonstration authority gives to a query.
Bytes answer_to(const Bytes& query, const AuthorityHabits& habits = {});

// Asks the demonstration authority without a network between.
class DirectStamper final : public TimeStamper {
  public:
    Result<Bytes> token(const TimeStampRequest& request) const override;
};

}  // namespace sigillum::seal::test
