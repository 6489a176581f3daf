// Requests and answers of a connection (web/connection_loop.h).
#include <sys/epoll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <string_view>

#include "web/connection_loop.h"

namespace sigillum::web {
namespace {

constexpr std::string_view words_for(int status) {
    switch (status) {
        case 408:
            return "the request did not come in time";
        case 411:
            return "the length of the body is wanted";
        case 413:
            return "too large";
        case 414:
            return "the path is too long";
        case 417:
            return "only 100-continue can be expected";
        case 431:
            return "too many header fields";
        case 503:
            return "too much to do at this moment";
        case 505:
            return "only HTTP/1.1 and HTTP/1.0";
        default:
            return "no request that can be read";
    }
}

}  // namespace

// Reads what has come in as far as it goes; what is behind the present request waits for its answer.
void ConnectionLoop::advance(Connection& connection) {
    while (true) {
        const std::size_t before = connection.requests;
        if (connection.phase == Phase::head) read_request(connection);
        if (connection.phase == Phase::body) read_body(connection);
        if (connection.phase != Phase::head || connection.requests == before) return;
    }
}

void ConnectionLoop::read_request(Connection& connection) {
    if (connection.input.empty()) return;
    auto read = read_head(connection.input);
    if (std::holds_alternative<IncompleteHead>(read)) return;
    ++connection.requests;
    connection.started = shared_.clocks.steady();
    if (const auto* refused = std::get_if<RefusedHead>(&read)) {
        connection.head = {};
        return refuse(connection, refused->status);
    }
    begin(connection, std::get<RequestHead>(std::move(read)));
}

void ConnectionLoop::begin(Connection& connection, RequestHead head) {
    connection.input.erase(0, head.bytes);
    connection.head = std::move(head);
    const RequestHead& asked = connection.head;
    connection.closes = !asked.keeps_alive || connection.requests >= limits_.requests;
    const auto begun = shared_.service.begin(asked, connection.peer);
    if (const auto* wanted = std::get_if<Service::BodyWanted>(&begun))
        return begin_body(connection, wanted->client);
    // A body that nobody wants is not read: the connection ends with the answer.
    if (asked.body_bytes > 0) connection.closes = connection.lingers = true;
    respond(connection, std::get<Answer>(begun));
}

void ConnectionLoop::begin_body(Connection& connection, const ClientAddress& client) {
    connection.client = client;
    connection.phase = Phase::body;
    connection.deadline = time_for(connection.head.body_bytes);
    if (!connection.head.awaits_continue || !connection.input.empty()) return;
    constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    const ssize_t sent = ::send(connection.socket, go_on.data(), go_on.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent != static_cast<ssize_t>(go_on.size())) end(connection);
}

void ConnectionLoop::read_body(Connection& connection) {
    const auto whole = static_cast<std::size_t>(connection.head.body_bytes);
    const std::size_t have = std::min(connection.input.size(), whole);
    if (have > connection.upload_bytes) {
        if (!shared_.uploads.take(connection.client, have - connection.upload_bytes))
            return refuse(connection, 503);
        connection.upload_bytes = have;
    }
    if (have < whole) return;
    Bytes body = std::move(connection.input);
    connection.input = body.substr(whole);
    body.resize(whole);
    connection.phase = Phase::working;
    await(connection, 0);
    const auto refusal = shared_.service.judge(std::move(body), [this, id = connection.id](Answer answer) {
        {
            const std::lock_guard lock(mutex_);
            judged_.emplace_back(id, std::move(answer));
        }
        wake();
    });
    if (refusal && connection.phase == Phase::working) respond(connection, *refusal);
}

void ConnectionLoop::refuse(Connection& connection, int status) {
    const Route route = connection.phase == Phase::body ? Route::verify : Route::unknown;
    Answer answer = short_answer(route, status, "error", words_for(status));
    if (status == 503) answer.fields.emplace_back("Retry-After", "5");
    connection.closes = connection.lingers = true;
    connection.input.clear();
    respond(connection, answer);
}

void ConnectionLoop::respond(Connection& connection, const Answer& answer) {
    give_back_upload(connection);
    if (winding_down_) connection.closes = true;
    const auto wall = shared_.clocks.wall();
    connection.output = writer_.written(answer, connection.head.method, connection.closes,
                                        std::chrono::duration_cast<std::chrono::seconds>(wall));
    connection.sent = 0;
    unsent_bytes_ += connection.output.size();
    connection.entry = {.at = wall,
                        .method = connection.head.method,
                        .route = answer.route,
                        .status = answer.status,
                        .bytes = connection.output.size()};
    connection.phase = Phase::writing;
    connection.deadline = time_for(connection.output.size());
    send(connection);
}

void ConnectionLoop::send(Connection& connection) {
    while (connection.sent < connection.output.size()) {
        const ssize_t sent = ::send(connection.socket, connection.output.data() + connection.sent,
                                    connection.output.size() - connection.sent, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno == EINTR) continue;
        const bool full = sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
        if (full && unsent_bytes_ <= limits_.unsent_bytes) return await(connection, EPOLLOUT);
        if (sent <= 0) return end(connection);
        connection.sent += static_cast<std::size_t>(sent);
        unsent_bytes_ -= static_cast<std::size_t>(sent);
    }
    answered(connection);
    connection.output.clear();
    connection.sent = 0;
    if (!connection.closes) {
        connection.phase = Phase::head;
        connection.deadline =
            shared_.clocks.steady() + (connection.input.empty() ? limits_.idle : limits_.head);
        return await(connection, EPOLLIN);
    }
    if (!connection.lingers) return end(connection);
    ::shutdown(connection.socket, SHUT_WR);
    connection.phase = Phase::lingering;
    connection.deadline = shared_.clocks.steady() + limits_.lingering;
    await(connection, EPOLLIN);
}

void ConnectionLoop::answered(Connection& connection) {
    connection.entry.duration = shared_.clocks.steady() - connection.started;
    shared_.journal.answered(connection.entry);
    connection.phase = Phase::head;
}

}  // namespace sigillum::web
