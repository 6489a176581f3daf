#include "web/connection_loop.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <exception>

namespace sigillum::web {
namespace {

constexpr std::uint64_t bell_id = 0;
constexpr int patrol_milliseconds = 250;

}  // namespace

ConnectionLoop::ConnectionLoop(const Shared& shared, const ConnectionLimits& limits)
    : shared_(shared),
      limits_(limits),
      writer_(shared.behind_tls),
      events_(::epoll_create1(EPOLL_CLOEXEC)),
      bell_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    epoll_event event{.events = EPOLLIN, .data = {.u64 = bell_id}};
    ::epoll_ctl(events_, EPOLL_CTL_ADD, bell_, &event);
}

ConnectionLoop::~ConnectionLoop() {
    for (auto& [id, connection] : connections_) end(*connection);
    ::close(bell_);
    ::close(events_);
}

void ConnectionLoop::wake() const {
    const std::uint64_t once = 1;
    // It fails only when the bell is ringing already.
    [[maybe_unused]] const ssize_t rung = ::write(bell_, &once, sizeof once);
}

void ConnectionLoop::admit(const Arrival& arrival) {
    {
        const std::lock_guard lock(mutex_);
        arrived_.push_back(arrival);
    }
    wake();
}

void ConnectionLoop::wind_down() {
    winding_down_ = true;
    wake();
}

void ConnectionLoop::run() {
    std::array<epoll_event, 128> ready{};
    while (true) {
        const int wait = connections_.empty() ? -1 : patrol_milliseconds;
        const int count = ::epoll_wait(events_, ready.data(), static_cast<int>(ready.size()), wait);
        for (int i = 0; i < count; ++i) {
            const epoll_event& event = ready[static_cast<std::size_t>(i)];
            if (event.data.u64 == bell_id) {
                take_messages();
                continue;
            }
            const auto found = connections_.find(event.data.u64);
            if (found == connections_.end() || found->second->phase == Phase::ended) continue;
            try {
                on_event(*found->second, event.events);
            } catch (const std::exception& problem) {  // no memory
                report(problem.what());
                end(*found->second);
            }
        }
        const Time now = shared_.clocks.steady();
        end_late(now);
        std::erase_if(connections_, [](const auto& entry) { return entry.second->phase == Phase::ended; });
        if (over(now)) return;
    }
}

void ConnectionLoop::report(const char* problem) {
    Error error;
    error.kind = request_failed;
    error.found = problem;
    shared_.journal.failed(error);
}

void ConnectionLoop::take_messages() {
    std::uint64_t rings = 0;
    [[maybe_unused]] const ssize_t heard = ::read(bell_, &rings, sizeof rings);
    std::vector<Arrival> arrived;
    std::vector<std::pair<std::uint64_t, Answer>> judged;
    {
        const std::lock_guard lock(mutex_);
        arrived.swap(arrived_);
        judged.swap(judged_);
    }
    for (const Arrival& arrival : arrived) welcome(arrival);
    for (const auto& [id, answer] : judged) {
        const auto found = connections_.find(id);
        if (found == connections_.end() || found->second->phase != Phase::working) continue;
        respond(*found->second, answer);
        advance(*found->second);
    }
}

// Of the connections that wait for nothing in particular, the one that has waited longest makes room.
bool ConnectionLoop::make_room() {
    if (connections_.size() < limits_.connections) return true;
    Connection* oldest = nullptr;
    for (auto& [id, connection] : connections_) {
        const bool idle = connection->phase == Phase::head && connection->input.empty();
        if (idle && (oldest == nullptr || connection->deadline < oldest->deadline)) oldest = connection.get();
    }
    if (oldest == nullptr) return false;
    end(*oldest);
    return true;
}

void ConnectionLoop::welcome(const Arrival& arrival) {
    auto made = std::make_unique<Connection>();
    made->id = ++last_id_;
    made->socket = arrival.socket;
    made->counted = arrival.counted;
    made->peer = made->client = arrival.peer;
    made->started = shared_.clocks.steady();
    made->deadline = made->started + limits_.head;
    const bool room = arrival.counted && !winding_down_ && make_room();
    Connection& connection = *connections_.emplace(made->id, std::move(made)).first->second;
    epoll_event event{.events = EPOLLIN, .data = {.u64 = connection.id}};
    connection.interest = event.events;
    if (::epoll_ctl(events_, EPOLL_CTL_ADD, arrival.socket, &event) != 0) return end(connection);
    // Those that are refused must not crowd out memory either.
    if (connections_.size() > 2 * limits_.connections) return end(connection);
    if (!room) refuse(connection, 503);
}

void ConnectionLoop::on_event(Connection& connection, std::uint32_t events) {
    if ((events & (EPOLLERR | EPOLLHUP)) != 0) return end(connection);
    if ((events & EPOLLOUT) != 0 && connection.phase == Phase::writing) send(connection);
    if ((events & EPOLLIN) != 0) receive(connection);
    advance(connection);
}

void ConnectionLoop::receive(Connection& connection) {
    std::array<char, 65'536> room;
    const ssize_t got = ::recv(connection.socket, room.data(), room.size(), MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (got <= 0) return end(connection);
    if (connection.phase == Phase::lingering) return;
    if (connection.phase == Phase::head && connection.input.empty() && connection.requests > 0)
        connection.deadline = shared_.clocks.steady() + limits_.head;
    connection.input.append(room.data(), static_cast<std::size_t>(got));
}

void ConnectionLoop::await(Connection& connection, std::uint32_t events) {
    if (connection.interest == events) return;
    epoll_event event{.events = events, .data = {.u64 = connection.id}};
    connection.interest = events;
    if (::epoll_ctl(events_, EPOLL_CTL_MOD, connection.socket, &event) != 0) end(connection);
}

void ConnectionLoop::end_late(Time now) {
    for (auto& [id, entry] : connections_) {
        Connection& connection = *entry;
        if (now < connection.deadline || connection.phase == Phase::working) continue;
        const bool in_request =
            connection.phase == Phase::body || (connection.phase == Phase::head && !connection.input.empty());
        if (in_request)
            refuse(connection, 408);
        else
            end(connection);
    }
}

void ConnectionLoop::give_back_upload(Connection& connection) {
    if (connection.upload_bytes > 0) shared_.uploads.give_back(connection.client, connection.upload_bytes);
    connection.upload_bytes = 0;
}

// The entry itself is taken away when the loop is through with all events.
void ConnectionLoop::end(Connection& connection) {
    if (connection.phase == Phase::ended) return;
    give_back_upload(connection);
    if (connection.phase == Phase::writing) answered(connection);
    unsent_bytes_ -= connection.output.size() - connection.sent;
    connection.phase = Phase::ended;
    connection.output.clear();
    connection.sent = 0;
    ::close(connection.socket);
    if (connection.counted) shared_.connections.give_back(connection.peer, 1);
}

bool ConnectionLoop::over(Time now) {
    if (!winding_down_) return false;
    if (end_by_ == Time{}) end_by_ = now + limits_.farewell;
    for (auto& [id, connection] : connections_) {
        const bool idle = connection->phase == Phase::head && connection->input.empty();
        if (idle || now >= end_by_) end(*connection);
    }
    std::erase_if(connections_, [](const auto& entry) { return entry.second->phase == Phase::ended; });
    return connections_.empty();
}

ConnectionLoop::Time ConnectionLoop::time_for(std::size_t bytes) const {
    const std::chrono::seconds needed{limits_.transfer.count() +
                                      static_cast<std::int64_t>(bytes / limits_.bytes_a_second)};
    return shared_.clocks.steady() + std::min(needed, limits_.longest_transfer);
}

}  // namespace sigillum::web
