#include "tests/web_server/raw_client.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>

namespace sigillum::tests {

RawClient::RawClient(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return;
    ::close(socket_);
    socket_ = -1;
}

RawClient::~RawClient() {
    if (socket_ >= 0) ::close(socket_);
}

bool RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::string RawClient::receive(int milliseconds) { return receive_until("", milliseconds); }

std::string RawClient::receive_until(std::string_view text, int milliseconds) {
    std::string received;
    closed_ = false;
    while (text.empty() || received.find(text) == std::string::npos) {
        pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
        if (::poll(&waiting, 1, milliseconds) <= 0) return received;
        char room[65536];
        const ssize_t got = ::recv(socket_, room, sizeof room, 0);
        closed_ = got <= 0;
        if (closed_) return received;
        received.append(room, static_cast<std::size_t>(got));
    }
    return received;
}

std::string exchange(int port, std::string_view request) {
    RawClient client(port);
    client.send(request);
    return client.receive();
}

std::string status_of(const std::string& answer) {
    return answer.starts_with("HTTP/1.1 ") ? answer.substr(9, 3) : answer.substr(0, 60);
}

}  // namespace sigillum::tests
