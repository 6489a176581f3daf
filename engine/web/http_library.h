// What cpp-httplib does for the server: it listens, and writes answers. Its header stays behind this one.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "web/answer.h"

namespace sigillum::web {

inline constexpr ErrorKind cannot_listen{"cannot-listen"};

// A port of this machine. Invariant: it is bound.
class Listener {
  public:
    // Port 0 means any that is free. Fails with cannot_listen.
    static Result<Listener> bind(const std::string& address, int port);
    ~Listener();
    Listener(Listener&&) noexcept;
    Listener& operator=(Listener&&) noexcept;

    int port() const;
    // Hands every connection to `admit`, which then owns the socket, until stop() is called. Fails with
    // cannot_listen when the port is lost.
    Done listen(const std::function<void(int socket)>& admit);
    // May be called from another thread, before or while listen() runs.
    void stop();

  private:
    struct Bound;
    explicit Listener(std::unique_ptr<Bound> bound);
    std::unique_ptr<Bound> bound_;
};

// Writes answers as HTTP/1.1. For one thread.
class AnswerWriter {
  public:
    explicit AnswerWriter(bool behind_tls);
    ~AnswerWriter();

    // The answer to a request with that method as it goes over the wire, with the headers that every answer
    // has. An answer that `closes` is the last on its connection. `now` is the wall clock's, since 1970.
    Bytes written(const Answer& answer, const std::string& method, bool closes, std::chrono::seconds now);

  private:
    struct Library;
    std::unique_ptr<Library> library_;
};

}  // namespace sigillum::web
