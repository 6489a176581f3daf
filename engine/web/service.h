// What the server answers: files of the site, the status of a number, the verdict over a PDF.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <variant>
#include <vector>

#include "registry/store.h"
#include "web/answer.h"
#include "web/client_address.h"
#include "web/journal.h"
#include "web/judge.h"
#include "web/rate_limit.h"
#include "web/request_head.h"
#include "web/served_folder.h"
#include "web/store_shelf.h"
#include "web/work_bench.h"

namespace sigillum::web {

inline constexpr ErrorKind verify_failed{"verify-failed"};

// The clocks of the machine.
struct Clocks {
    std::function<std::chrono::microseconds()> steady;  // does not go back
    std::function<std::chrono::milliseconds()> wall;    // since 1970
};

struct ServiceParts {
    std::filesystem::path site;
    registry::OpenStore registry;
    Judge judge;
    std::size_t largest_pdf = std::size_t{64} << 20;  // bytes
    std::vector<ClientAddress> trusted_proxies;
    Rate status_rate{.at_once = 30, .one_each = std::chrono::seconds{1}};
    Rate verify_rate{.at_once = 10, .one_each = std::chrono::seconds{6}};
    std::size_t verifications = 1;  // at once
    Clocks clocks;
};

// May be asked by several threads at once. Keeps nothing of what it is sent.
class Service {
  public:
    // The journal must outlive the service.
    Service(ServiceParts parts, Journal& journal);

    // A body is to be read first, of as many bytes as the head says.
    struct BodyWanted {
        ClientAddress client;
    };
    std::variant<Answer, BodyWanted> begin(const RequestHead& head, const ClientAddress& peer);

    // Judges the body; `reply` is called later, from another thread. An answer at once when too many wait.
    std::optional<Answer> judge(Bytes body, std::function<void(Answer)> reply);

  private:
    Answer status(const RequestHead& head, std::string_view typed, const ClientAddress& client);
    std::variant<Answer, BodyWanted> begin_verify(const RequestHead& head, const ClientAddress& client);
    Answer verdict(ByteView pdf);
    std::chrono::milliseconds steady() const;

    ServiceParts parts_;
    Journal& journal_;
    ServedFolder folder_;
    StoreShelf stores_;
    RateLimit status_limit_;
    RateLimit verify_limit_;
    WorkBench bench_;  // the last member: its jobs use the others
};

}  // namespace sigillum::web
