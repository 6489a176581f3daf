// What `sigillum serve` does with clients that mean harm.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <thread>
#include <vector>

#include "tests/program/shell.h"
#include "tests/web_server/raw_client.h"
#include "tests/web_server/running_server.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

std::string get(const std::string& path) {
    return "GET " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
}

std::string post(const std::string& length, const std::string& more = "") {
    return "POST /api/verify HTTP/1.1\r\nHost: h\r\nContent-Type: application/pdf\r\nContent-Length: " +
           length + "\r\n" + more + "\r\n";
}

TEST(HostileClients, GetNothingFromOutside) {
    const PublishedSite site("outside");
    std::ofstream(site.folder() / "secret.txt") << "secret words";
    std::ofstream(site.site() / "V/.hidden") << "secret words";
    fs::create_directory_symlink(site.folder(), site.site() / "V/link");
    fs::create_symlink(site.folder() / "secret.txt", site.site() / "V/link.txt");
    fs::create_directory(site.site() / ".V-new");
    std::ofstream(site.site() / ".V-new/index.html") << "secret words";
    ASSERT_EQ(run("mkfifo " + quoted(site.site() / "V/pipe")).exit_code, 0);
    const RunningServer server(site);
    for (const char* path : {"/../secret.txt", "/V/../../secret.txt", "/V/%2e%2e/%2e%2e/secret.txt",
                             "/V/..%2f..%2fsecret.txt", "//secret.txt", "/V/link/secret.txt", "/V/link.txt",
                             "/V/.hidden", "/.V-new/index.html", "/V/pipe", "/V/status", "/V/status/",
                             "/V/numbers/", "/V/index.html/", "/V/index.html/x", "/V/index.html%00.js",
                             "/V\\..\\..\\secret.txt", "/V/%c0%ae%c0%ae/secret.txt", "/proc/self/environ"}) {
        const std::string answer = exchange(server.port(), get(path));
        EXPECT_THAT(status_of(answer), ::testing::AnyOf("400", "404")) << path;
        EXPECT_THAT(answer, Not(HasSubstr("secret words"))) << path;
    }
    EXPECT_EQ(status_of(exchange(server.port(), get("/V/"))), "200");
}

TEST(HostileClients, AreToldWhatTheySendIsWrong) {
    const PublishedSite site("wrong");
    const RunningServer server(site);
    std::string many = "GET / HTTP/1.1\r\nHost: h\r\n";
    for (int i = 0; i < 200; ++i) many += "X-Field: 1\r\n";
    const struct {
        const char* what;
        std::string bytes, status;
    } rows[] = {
        {"no HTTP", "hello\r\n\r\n", "400"},
        {"huge field", "GET / HTTP/1.1\r\nHost: h\r\nX: " + std::string(1 << 20, 'x') + "\r\n\r\n", "431"},
        {"many fields", many + "\r\n", "431"},
        {"huge path", "GET /" + std::string(1 << 20, 'x') + " HTTP/1.1\r\nHost: h\r\n\r\n", "414"},
        {"chunks", "POST /api/verify HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         "411"},
        {"two lengths",
         "POST /api/verify HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx", "400"},
        {"too large", post(std::to_string((64 << 20) + 1)), "413"},
        {"far too large", post("18446744073709551615"), "413"},
        {"body for a page", "GET /V/ HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello", "413"},
        {"unknown method", "BREW /V/ HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", "405"},
        {"TRACE", "TRACE /V/ HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", "405"},
        {"PUT", "PUT /V/index.html HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
         "405"},
        {"DELETE", "DELETE /V/index.html HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", "405"},
        {"CONNECT", "CONNECT example.org:443 HTTP/1.1\r\nHost: h\r\n\r\n", "400"},
        {"HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "400"},
    };
    for (const auto& row : rows) {
        const std::string answer = exchange(server.port(), row.bytes);
        EXPECT_EQ(status_of(answer), row.status) << row.what;
        EXPECT_THAT(answer, HasSubstr("Content-Security-Policy: ")) << row.what;
        EXPECT_THAT(answer, HasSubstr("Connection: close")) << row.what;
    }
    EXPECT_FALSE(fs::exists(site.site() / "V/index.html") && site.file("V/index.html").empty());
    EXPECT_EQ(status_of(exchange(server.port(), get("/V/"))), "200");
}

TEST(HostileClients, PipelinedRequestsAreAnsweredInOrder) {
    const PublishedSite site("pipeline");
    const RunningServer server(site);
    const std::string body = "no PDF";
    const std::string answer = exchange(
        server.port(), "GET /V/icon.svg HTTP/1.1\r\nHost: h\r\n\r\nHEAD /V/ HTTP/1.1\r\nHost: h\r\n\r\n" +
                           post(std::to_string(body.size())) + body + get("/none"));
    const std::size_t first = answer.find("image/svg+xml");
    const std::size_t second = answer.find("text/html");
    const std::size_t third = answer.find("\"outcome\"");
    const std::size_t fourth = answer.find("HTTP/1.1 404");
    EXPECT_LT(first, second);
    EXPECT_LT(second, third);
    EXPECT_LT(third, fourth);
    EXPECT_NE(fourth, std::string::npos) << answer;
}

TEST(HostileClients, ABodyIsNeverReadAsARequest) {
    const PublishedSite site("smuggled");
    const RunningServer server(site);
    const std::string answer = exchange(
        server.port(), "POST /V/ HTTP/1.1\r\nHost: h\r\nContent-Length: 200\r\n\r\n" + get("/V/icon.svg"));
    EXPECT_EQ(status_of(answer), "413");
    EXPECT_THAT(answer, Not(HasSubstr("svg")));
}

TEST(HostileClients, ContinueIsSaidOnlyToWhatWillBeTaken) {
    const PublishedSite site("continue");
    const RunningServer server(site);
    RawClient honest(server.port());
    honest.send(post("6", "Expect: 100-continue\r\n"));
    EXPECT_EQ(honest.receive_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    honest.send("no PDF");
    EXPECT_EQ(status_of(honest.receive_until("}\n")), "200");
    EXPECT_EQ(status_of(exchange(server.port(), post("99999999999", "Expect: 100-continue\r\n"))), "413");
}

TEST(HostileClients, SlowOnesHoldNobodyUpAndAreSentAway) {
    const PublishedSite site("slow");
    const RunningServer server(site, {"--threads", "1", "--connections-each", "2000"});
    std::vector<std::unique_ptr<RawClient>> slow;
    for (int i = 0; i < 300; ++i) {
        slow.push_back(std::make_unique<RawClient>(server.port()));
        slow.back()->send(i % 3 == 0   ? "GET /V/ HTTP/1.1\r\nHost:"
                          : i % 3 == 1 ? ""
                                       : post("1000000") + "%PDF");
    }
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(status_of(exchange(server.port(), get("/V/"))), "200");
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
    const std::string told = slow[0]->receive(15'000);
    EXPECT_EQ(status_of(told), "408");
    slow[1]->receive(15'000);
    EXPECT_TRUE(slow[1]->closed()) << "one that says nothing";
}

TEST(HostileClients, ASlowReaderHoldsNobodyUp) {
    const PublishedSite site("reader");
    std::ofstream(site.site() / "V/large.js") << std::string(20 << 20, 'x');
    const RunningServer server(site, {"--threads", "1"});
    std::vector<std::unique_ptr<RawClient>> slow;
    for (int i = 0; i < 10; ++i) {
        slow.push_back(std::make_unique<RawClient>(server.port()));
        slow.back()->send("GET /V/large.js HTTP/1.1\r\nHost: h\r\n\r\n");
    }
    for (int i = 0; i < 20; ++i) EXPECT_EQ(status_of(exchange(server.port(), get("/V/"))), "200");
}

TEST(HostileClients, HaveSoManyConnectionsOnly) {
    const PublishedSite site("many");
    const RunningServer server(site, {"--connections-each", "20"});
    std::vector<std::unique_ptr<RawClient>> all;
    for (int i = 0; i < 20; ++i) {
        all.push_back(std::make_unique<RawClient>(server.port()));
        all.back()->send("GET /V/ HTTP/1.1\r\nHost: h\r\n\r\n");
        EXPECT_EQ(status_of(all.back()->receive_until("</html>")), "200");
    }
    const std::string refused = exchange(server.port(), get("/V/"));
    EXPECT_EQ(status_of(refused), "503");
    EXPECT_THAT(refused, HasSubstr("Retry-After: "));
    all.clear();
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    EXPECT_EQ(status_of(exchange(server.port(), get("/V/"))), "200");
}

TEST(HostileClients, TooManyUploadsAtOnceAreRefused) {
    const PublishedSite site("uploads");
    const RunningServer server(site, {"--trusted-proxy", "127.0.0.1", "--threads", "1"});
    std::atomic<int> judged = 0;
    std::atomic<int> refused = 0;
    const std::string pdf = run("cat " + quoted(issued_documents().front())).output;
    std::vector<std::thread> clients;
    for (int i = 0; i < 40; ++i) {
        clients.emplace_back([&, i] {
            httplib::Client asker("127.0.0.1", server.port());
            asker.set_read_timeout(60);
            const auto answer = asker.Post(
                "/api/verify", {{"X-Forwarded-For", "192.0.2." + std::to_string(i)}}, pdf, "application/pdf");
            if (answer && answer->status == 200) ++judged;
            if (answer && answer->status == 503 && answer->has_header("Retry-After")) ++refused;
        });
    }
    EXPECT_EQ(status_of(exchange(server.port(), get("/V/"))), "200");
    for (std::thread& client : clients) client.join();
    EXPECT_EQ(judged + refused, 40);
    EXPECT_GE(judged, 5);
}

TEST(Shutdown, FinishesWhatIsInHand) {
    const PublishedSite site("shutdown");
    for (const int signal : {SIGTERM, SIGINT}) {
        RunningServer server(site);
        RawClient idle(server.port());
        idle.send("GET /V/ HTTP/1.1\r\nHost: h\r\n\r\n");
        idle.receive_until("</html>");
        RawClient slow(server.port());
        slow.send(post("6") + "no");
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        server.program().signal(signal);
        EXPECT_EQ(idle.receive(), "");
        EXPECT_TRUE(idle.closed()) << "an idle connection ends at once";
        EXPECT_FALSE(RawClient(server.port()).connected()) << "nobody new";
        slow.send(" PDF");
        const std::string answer = slow.receive();
        EXPECT_EQ(status_of(answer), "200");
        EXPECT_THAT(answer, HasSubstr("Connection: close"));
        EXPECT_EQ(server.program().exit_code(), 0) << server.program().errors();
    }
}

TEST(Shutdown, EndsUnderLoadWithoutBreakingAnAnswer) {
    const PublishedSite site("load");
    RunningServer server(site);
    const std::size_t size = site.file("V/page.js").size();
    std::atomic<int> whole = 0;
    std::atomic<int> broken = 0;
    std::vector<std::thread> clients;
    for (int i = 0; i < 8; ++i) {
        clients.emplace_back([&] {
            RawClient client(server.port());
            while (client.send("GET /V/page.js HTTP/1.1\r\nHost: h\r\n\r\n")) {
                std::string answer = client.receive_until("\r\n\r\n");
                if (answer.empty()) return;
                const std::size_t head = answer.find("\r\n\r\n") + 4;
                while (answer.size() < head + size && !client.closed()) {
                    const std::string more = client.receive_until("\n");
                    if (more.empty()) break;
                    answer += more;
                }
                ++(answer.size() == head + size ? whole : broken);
            }
        });
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    server.program().signal(SIGTERM);
    EXPECT_EQ(server.program().exit_code(), 0) << server.program().errors();
    for (std::thread& client : clients) client.join();
    EXPECT_GT(whole, 50);
    EXPECT_EQ(broken, 0);
}

TEST(Shutdown, WaitsForNobodyForEver) {
    const PublishedSite site("forever");
    RunningServer server(site);
    RawClient slow(server.port());
    slow.send(post("1000000") + "%PDF");
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    server.program().signal(SIGTERM);
    EXPECT_EQ(server.program().exit_code(15), 0);
}

}  // namespace
}  // namespace sigillum::tests
