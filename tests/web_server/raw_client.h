// A client that sends whatever bytes a test wants.
#pragma once

#include <string>
#include <string_view>

namespace sigillum::tests {

class RawClient {
  public:
    explicit RawClient(int port);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    // False when the server has closed.
    bool send(std::string_view bytes);
    // What comes until the server closes or says nothing for so long.
    std::string receive(int milliseconds = 3000);
    // The same, but only until the text has come.
    std::string receive_until(std::string_view text, int milliseconds = 3000);
    bool connected() const { return socket_ >= 0; }
    // Whether the last receive() ended because the server closed.
    bool closed() const { return closed_; }

  private:
    int socket_ = -1;
    bool closed_ = false;
};

// Sends a request on a connection of its own and gives the whole answer.
std::string exchange(int port, std::string_view request);

// "404" of "HTTP/1.1 404 Not Found…", or what came instead.
std::string status_of(const std::string& answer);

}  // namespace sigillum::tests
