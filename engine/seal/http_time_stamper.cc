#include "seal/http_time_stamper.h"

#include <fmt/format.h>
#include <httplib.h>
#include <signal.h>

#include <exception>
#include <string_view>
#include <utility>

namespace sigillum::seal {
namespace {

// An address in the two parts the HTTP library asks for.
struct Address {
    std::string server;  // "http://tsa.example.org:8080"
    std::string path;    // "/tsr?profile=1"
};

Result<Address> address_of(const std::string& text) {
    const bool known = text.starts_with("http://") || text.starts_with("https://");
    const std::size_t host = text.find("//") + 2;
    const std::size_t slash = known ? text.find('/', host) : std::string::npos;
    const bool plain = text.find_first_of(" \t\r\n#@") == std::string::npos;
    if (!known || !plain || host >= text.size() || slash == host) {
        return fail(bad_time_stamp_address, {},
                    fmt::format("“{}” is not an address of a time-stamping authority", text),
                    "http:// or https://, a host, and a path");
    }
    if (slash == std::string::npos) return Address{text, "/"};
    return Address{text.substr(0, slash), text.substr(slash)};
}

// What came of one exchange: the whole body, or why there is none.
struct Exchange {
    Bytes body;
    int status = 0;
    httplib::Error error = httplib::Error::Success;
    bool too_large = false;
    bool too_slow = false;
};

// Keeps the signal of a connection that breaks while it is written to from ending the program: held back in
// this thread, and taken away before it is let in again.
class WithoutBrokenPipe {
  public:
    WithoutBrokenPipe() {
        sigemptyset(&broken_pipe_);
        sigaddset(&broken_pipe_, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &broken_pipe_, &before_);
    }
    ~WithoutBrokenPipe() {
        const timespec at_once{};
        if (sigismember(&before_, SIGPIPE) == 0) sigtimedwait(&broken_pipe_, nullptr, &at_once);
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    WithoutBrokenPipe(const WithoutBrokenPipe&) = delete;
    WithoutBrokenPipe& operator=(const WithoutBrokenPipe&) = delete;

  private:
    sigset_t broken_pipe_{};
    sigset_t before_{};
};

class HttpTimeStamper final : public TimeStamper {
  public:
    HttpTimeStamper(HttpTimeStampSettings settings, Address address)
        : settings_(std::move(settings)), address_(std::move(address)) {}

    Result<Bytes> token(const TimeStampRequest& request) const override {
        auto query = time_stamp_query(request, settings_.trust);
        if (!query) return fail(std::move(query.error()));
        Exchange exchange;
        try {
            exchange = exchanged(std::move(*query));
        } catch (const std::exception& caught) {
            return fail(time_stamp_unreachable, place(), fmt::format("cannot be asked: {}", caught.what()));
        }
        if (auto failure = failure_of(exchange); !failure) return fail(std::move(failure.error()));
        return time_stamp_token(exchange.body, request, settings_.trust, settings_.address);
    }

  private:
    Place place() const { return {.file = settings_.address}; }

    Exchange exchanged(Bytes query) const {
        httplib::Client client(address_.server);
        client.set_connection_timeout(settings_.patience);
        client.set_read_timeout(settings_.patience);
        client.set_write_timeout(settings_.patience);
        const auto begin = std::chrono::steady_clock::now();
        const auto out_of_patience = [this, begin] {
            return std::chrono::steady_clock::now() - begin >= settings_.patience;
        };
        Exchange exchange;
        httplib::Request request;
        request.method = "POST";
        request.path = address_.path;
        request.set_header("Content-Type", "application/timestamp-query");
        request.set_header("Accept", "application/timestamp-reply");
        request.body = std::move(query);
        request.content_receiver = [&](const char* data, std::size_t size, std::uint64_t, std::uint64_t) {
            exchange.too_large = exchange.body.size() + size > settings_.largest_answer;
            if (!exchange.too_large) exchange.body.append(data, size);
            return !exchange.too_large && !out_of_patience();
        };
        const WithoutBrokenPipe quiet;
        const httplib::Result result = client.send(request);
        exchange.error = result.error();
        exchange.status = result ? result->status : 0;
        // The library reports a reading that waited in vain like any other broken reading.
        exchange.too_slow = exchange.error == httplib::Error::ConnectionTimeout ||
                            (exchange.error != httplib::Error::Success && out_of_patience());
        return exchange;
    }

    Done failure_of(const Exchange& exchange) const {
        if (exchange.too_large) {
            return fail(time_stamp_nonsense, place(), "answered with more than a time stamp can have",
                        fmt::format("at most {} bytes", settings_.largest_answer));
        }
        if (exchange.too_slow) {
            return fail(time_stamp_too_slow, place(),
                        fmt::format("did not answer within {} ms", settings_.patience.count()),
                        "another time-stamping authority, or another attempt later");
        }
        if (exchange.error != httplib::Error::Success) {
            return fail(time_stamp_unreachable, place(),
                        fmt::format("cannot be reached ({} error)", httplib::to_string(exchange.error)),
                        "the address of a time-stamping authority, and a network that reaches it");
        }
        if (exchange.status != 200) {
            return fail(time_stamp_nonsense, place(),
                        fmt::format("answered with HTTP status {}", exchange.status),
                        "status 200 and a time stamp");
        }
        return {};
    }

    HttpTimeStampSettings settings_;
    Address address_;
};

}  // namespace

Result<std::unique_ptr<TimeStamper>> http_time_stamper(HttpTimeStampSettings settings) {
    auto address = address_of(settings.address);
    if (!address) return fail(std::move(address.error()));
    return std::make_unique<HttpTimeStamper>(std::move(settings), std::move(*address));
}

}  // namespace sigillum::seal
