#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <thread>

#include "cli/commands.h"
#include "cli/judging_process.h"
#include "cli/opened_registry.h"
#include "cli/report.h"
#include "cli/server_journal.h"
#include "cli/verifier_trust.h"
#include "web/server.h"

namespace sigillum::cli {
namespace {

namespace fs = std::filesystem;

constexpr ErrorKind site_not_published{"site-not-published"};

constexpr rlim_t wanted_descriptors = 16'384;

// Every connection is a descriptor; most systems give 1024 until they are asked.
void allow_many_connections() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted_descriptors) return;
    limit.rlim_cur = std::min(limit.rlim_max, wanted_descriptors);
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

web::Clocks machine_clocks() {
    using namespace std::chrono;
    return {.steady = [] { return duration_cast<microseconds>(steady_clock::now().time_since_epoch()); },
            .wall = [] { return duration_cast<milliseconds>(system_clock::now().time_since_epoch()); }};
}

Result<std::vector<web::ClientAddress>> read_proxies(const std::vector<std::string>& words) {
    std::vector<web::ClientAddress> proxies;
    for (const std::string& word : words) {
        const auto address = web::read_address(word);
        if (!address) {
            Error error = address.error();
            error.place.field = "--trusted-proxy";
            return fail(std::move(error));
        }
        proxies.push_back(*address);
    }
    return proxies;
}

// Whatever would make every answer an error is said before the port is bound.
Done check_sources(const ServeOptions& options) {
    std::error_code ignored;
    if (!fs::is_regular_file(options.site / "V/index.html", ignored)) {
        return fail(site_not_published, {.file = options.site.string()}, "no site is published there",
                    "the folder that `sigillum publish --out` was given");
    }
    verify::VerifyOptions trust;
    if (Done read = read_trust({options.trust, options.keys}, trust); !read) return read;
    const auto store = open_registry_to_read(options.registry);
    return store ? Done() : fail(store.error());
}

Result<std::unique_ptr<web::Server>> open_server(const ServeOptions& options, const confine::EndBell& bell,
                                                 web::Journal& journal) {
    if (const Done there = check_sources(options); !there) return fail(there.error());
    auto proxies = read_proxies(options.trusted_proxies);
    if (!proxies) return fail(proxies.error());
    web::ServiceParts parts{.site = options.site,
                            .registry = [file = options.registry] { return open_registry_to_read(file); },
                            .trusted_proxies = std::move(*proxies),
                            .clocks = machine_clocks()};
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    parts.verifications = std::max(1U, cores / 2);
    parts.judge = judge_in_processes(options, bell);
    const std::size_t threads = options.threads > 0 ? static_cast<std::size_t>(options.threads) : cores;
    return web::Server::open(std::move(parts),
                             {.address = options.listen,
                              .port = options.port,
                              .threads = threads,
                              .connections_for_each_client = options.connections_each,
                              .behind_tls = options.behind_tls},
                             journal);
}

// Serves until one of the signals comes, which all threads of the program have blocked.
Done serve_until_signal(web::Server& server, const sigset_t& signals) {
    std::atomic<bool> ended = false;
    std::thread listener([&] {
        constexpr timespec a_while{.tv_sec = 0, .tv_nsec = 200'000'000};
        while (!ended) {
            if (::sigtimedwait(&signals, nullptr, &a_while) > 0) return server.stop();
        }
    });
    const Done served = server.run();
    ended = true;
    listener.join();
    return served;
}

}  // namespace

int run_serve(const ServeOptions& options) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    allow_many_connections();
    const auto journal = ServerJournal::open(options.access_log);
    if (!journal) {
        print_error(journal.error());
        return wrong_usage;
    }
    const confine::EndBell bell;  // for checks that run when the server ends
    const auto server = open_server(options, bell, **journal);
    if (!server) {
        print_error(server.error());
        return wrong_usage;
    }
    const bool ipv6 = options.listen.find(':') != std::string::npos;
    fmt::print(stderr, "serving {} at http://{}:{}/V/\n", options.site.string(),
               ipv6 ? "[" + options.listen + "]" : options.listen, (*server)->port());
    const Done served = serve_until_signal(**server, signals);
    bell.ring();
    if (served) return success;
    print_error(served.error());
    return found_errors;
}

}  // namespace sigillum::cli
