#include "web/http_library.h"

#include <fmt/format.h>
#include <httplib.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <ctime>
#include <mutex>
#include <thread>

#include "web/security_headers.h"

namespace sigillum::web {
namespace {

constexpr int waiting_connections = 1024;  // in the system's queue, before they are accepted

// Runs what the accepting thread has for it at once: it only hands a socket on.
class Immediately final : public httplib::TaskQueue {
  public:
    void enqueue(std::function<void()> act) override { act(); }
    void shutdown() override {}
};

class Acceptor final : public httplib::Server {
  public:
    explicit Acceptor(const std::function<void(int)>& admit) : admit_(admit) {
        new_task_queue = [] { return new Immediately; };
        // The library would let a second server share the port unnoticed.
        set_socket_options([](int socket) {
            const int yes = 1;
            ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        });
        set_tcp_nodelay(true);
    }
    // The library asks the system for a queue of five.
    void lengthen_queue() { ::listen(svr_sock_, waiting_connections); }

  private:
    bool process_and_close_socket(socket_t socket) override {
        admit_(socket);
        return true;
    }

    const std::function<void(int)>& admit_;
};

// "Sun, 22 Nov 2026 18:00:00 GMT" (RFC 9110, 5.6.7)
std::string http_date(std::chrono::seconds now) {
    constexpr std::array<const char*, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t seconds = now.count();
    std::tm time{};
    gmtime_r(&seconds, &time);
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[static_cast<std::size_t>(time.tm_wday)],
                       time.tm_mday, months[static_cast<std::size_t>(time.tm_mon)], time.tm_year + 1900,
                       time.tm_hour, time.tm_min, time.tm_sec);
}

// The library's end of a connection: it reads a request that is known to be good, and what it writes is kept.
class KeptStream final : public httplib::Stream {
  public:
    explicit KeptStream(std::string request) : request_(std::move(request)) {}
    bool is_readable() const override { return true; }
    bool is_writable() const override { return true; }
    ssize_t read(char* place, std::size_t size) override {
        const std::size_t count = std::min(size, request_.size() - read_);
        std::memcpy(place, request_.data() + read_, count);
        read_ += count;
        return static_cast<ssize_t>(count);
    }
    ssize_t write(const char* bytes, std::size_t size) override {
        written_.append(bytes, size);
        return static_cast<ssize_t>(size);
    }
    void get_remote_ip_and_port(std::string&, int&) const override {}
    void get_local_ip_and_port(std::string&, int&) const override {}
    socket_t socket() const override { return 0; }
    Bytes& written() { return written_; }

  private:
    std::string request_;
    std::size_t read_ = 0;
    Bytes written_;
};

}  // namespace

struct Listener::Bound {
    std::string address;
    int port = 0;
    std::function<void(int)> admit;
    std::unique_ptr<Acceptor> acceptor;
    std::atomic<bool> stopping = false;
    std::atomic<bool> listening = false;
    std::mutex exchanging;  // the acceptor

    bool bind() {
        const std::lock_guard lock(exchanging);
        acceptor = std::make_unique<Acceptor>(admit);
        if (port == 0) {
            port = std::max(0, acceptor->bind_to_any_port(address));
            if (port == 0) return false;
        } else if (!acceptor->bind_to_port(address, port)) {
            return false;
        }
        acceptor->lengthen_queue();
        return true;
    }
};

Listener::Listener(std::unique_ptr<Bound> bound) : bound_(std::move(bound)) {}
Listener::~Listener() = default;
Listener::Listener(Listener&&) noexcept = default;
Listener& Listener::operator=(Listener&&) noexcept = default;

Result<Listener> Listener::bind(const std::string& address, int port) {
    auto bound = std::make_unique<Bound>();
    bound->address = address;
    bound->port = port;
    if (bound->bind()) return Listener(std::move(bound));
    return fail(cannot_listen, {.field = "--listen"},
                fmt::format("cannot listen at {} port {}", address, port),
                "an address of this machine and a port that is free");
}

int Listener::port() const { return bound_->port; }

Done Listener::listen(const std::function<void(int)>& admit) {
    bound_->admit = admit;
    bound_->listening = true;
    // The library gives up at some errors of a single connection; then it listens again.
    while (!bound_->stopping) {
        bound_->acceptor->listen_after_bind();
        if (!bound_->stopping && !bound_->bind()) break;
    }
    bound_->listening = false;
    if (bound_->stopping) return {};
    return fail(cannot_listen, {}, fmt::format("port {} was lost", bound_->port), "a port that stays free");
}

void Listener::stop() {
    bound_->stopping = true;
    // The library does not hear a call that comes before it listens.
    while (bound_->listening) {
        {
            const std::lock_guard lock(bound_->exchanging);
            bound_->acceptor->stop();
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

struct AnswerWriter::Library final : httplib::Server {
    const Answer* present = nullptr;
    std::chrono::seconds date_of{-1};
    std::string date;

    explicit Library(bool behind_tls) {
        httplib::Headers headers;
        for (auto& header : security_headers(behind_tls)) headers.insert(std::move(header));
        set_default_headers(std::move(headers));
        set_pre_routing_handler([this](const httplib::Request&, httplib::Response& response) {
            response.status = present->status;
            for (const auto& [name, value] : present->fields) response.set_header(name, value);
            response.set_header("Date", date);
            response.body = present->body;
            return HandlerResponse::Handled;
        });
        set_post_routing_handler([](const httplib::Request&, httplib::Response& response) {
            response.headers.erase("Keep-Alive");     // the library's own limits, not the server's
            response.headers.erase("Accept-Ranges");  // there are none
            if (response.status == 304) response.headers.erase("Content-Length");
        });
    }

    Bytes written(const std::string& method, bool closes) {
        KeptStream stream(method + " / HTTP/1.1\r\n" + (closes ? "Connection: close\r\n\r\n" : "\r\n"));
        bool closed = false;
        process_request(stream, closes, closed, nullptr);
        return std::move(stream.written());
    }
};

AnswerWriter::AnswerWriter(bool behind_tls) : library_(std::make_unique<Library>(behind_tls)) {}
AnswerWriter::~AnswerWriter() = default;

Bytes AnswerWriter::written(const Answer& answer, const std::string& method, bool closes,
                            std::chrono::seconds now) {
    if (now != library_->date_of) {
        library_->date_of = now;
        library_->date = http_date(now);
    }
    library_->present = &answer;
    // The library knows the usual methods only; the others are answered with a body, as GET is.
    return library_->written(method == "HEAD" ? "HEAD" : "GET", closes);
}

}  // namespace sigillum::web
