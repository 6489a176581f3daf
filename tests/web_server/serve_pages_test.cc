// What a browser gets from `sigillum serve`.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>

#include <atomic>
#include <nlohmann/json.hpp>
#include <regex>
#include <thread>

#include "tests/program/shell.h"
#include "tests/web_server/raw_client.h"
#include "tests/web_server/running_server.h"

namespace sigillum::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

nlohmann::json now_json(const PublishedSite& site) {
    return nlohmann::json::parse(site.file("V/status/now.json"), nullptr, false);
}

httplib::Client client(const RunningServer& server) {
    httplib::Client made("127.0.0.1", server.port());
    made.set_keep_alive(true);
    return made;
}

TEST(ServePages, FilesHaveTheirTypesAndTimes) {
    const PublishedSite site("types");
    const RunningServer server(site);
    auto browser = client(server);
    const std::string list = now_json(site)["lists"].front()["revocation"];
    const struct {
        std::string path, type, kept;
    } rows[] = {
        {"/", "text/html; charset=utf-8", "no-cache"},
        {"/V/", "text/html; charset=utf-8", "no-cache"},
        {"/V/index.html", "text/html; charset=utf-8", "no-cache"},
        {"/V/page.js", "text/javascript; charset=utf-8", "public, max-age=300"},
        {"/V/worker.js", "text/javascript; charset=utf-8", "no-cache"},
        {"/V/page.css", "text/css; charset=utf-8", "public, max-age=300"},
        {"/V/icon.svg", "image/svg+xml", "public, max-age=300"},
        {"/V/texts/pl.json", "application/json", "public, max-age=300"},
        {"/V/keys.json", "application/json", "no-cache"},
        {"/V/status/now.json", "application/json", "no-cache"},
        {"/V/status/" + list, "application/vc+jwt", "public, max-age=31536000, immutable"},
        {"/V/status/1/revocation.jwt", "application/vc+jwt", "public, max-age=300"},
        {"/V/numbers/ab.jwt", "application/vc+jwt", "public, max-age=300"},
    };
    for (const auto& row : rows) {
        const auto answer = browser.Get(row.path);
        ASSERT_TRUE(answer) << row.path;
        EXPECT_EQ(answer->status, 200) << row.path;
        EXPECT_EQ(answer->get_header_value("Content-Type"), row.type) << row.path;
        EXPECT_EQ(answer->get_header_value("Cache-Control"), row.kept) << row.path;
        const std::string file = row.path.ends_with('/') ? row.path + "index.html" : row.path;
        EXPECT_EQ(answer->body, site.file(file.substr(1))) << row.path;
    }
}

TEST(ServePages, TheHeadersAreThoseOfThePageAndStricter) {
    const PublishedSite site("headers");
    const RunningServer server(site);
    auto browser = client(server);
    std::smatch meta;
    const std::string page = site.file("V/index.html");
    ASSERT_TRUE(
        std::regex_search(page, meta, std::regex(R"rx(Content-Security-Policy" content="([^"]*)")rx")));
    for (const char* path : {"/V/", "/V/none", "/..", "/api/status/none", "/api/verify", "/V/keys.json"}) {
        const auto answer = browser.Get(path);
        ASSERT_TRUE(answer) << path;
        EXPECT_EQ(answer->get_header_value("Content-Security-Policy"),
                  meta[1].str() + "; frame-ancestors 'none'")
            << path;
        EXPECT_EQ(answer->get_header_value("X-Content-Type-Options"), "nosniff") << path;
        EXPECT_EQ(answer->get_header_value("Referrer-Policy"), "no-referrer") << path;
        EXPECT_THAT(answer->get_header_value("Permissions-Policy"), HasSubstr("camera=(self)")) << path;
        EXPECT_EQ(answer->get_header_value("Cross-Origin-Opener-Policy"), "same-origin") << path;
        EXPECT_FALSE(answer->has_header("Strict-Transport-Security")) << path;
        EXPECT_FALSE(answer->has_header("Server")) << path;
        EXPECT_TRUE(
            std::regex_match(answer->get_header_value("Date"),
                             std::regex(R"([A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT)")));
    }
    const RunningServer behind_tls(site, {"--behind-tls"});
    EXPECT_EQ(client(behind_tls).Get("/V/")->get_header_value("Strict-Transport-Security"),
              "max-age=31536000");
}

TEST(ServePages, OtherOriginsMayReadKeysAndListsOnly) {
    const PublishedSite site("origins");
    const RunningServer server(site);
    auto browser = client(server);
    for (const char* path : {"/V/keys.json", "/V/status/now.json", "/V/status/1/revocation.jwt",
                             "/V/numbers/00.jwt", "/api/status/none"}) {
        EXPECT_EQ(browser.Get(path)->get_header_value("Access-Control-Allow-Origin"), "*") << path;
    }
    for (const char* path : {"/V/", "/V/page.js", "/api/verify"}) {
        EXPECT_FALSE(browser.Get(path)->has_header("Access-Control-Allow-Origin")) << path;
    }
    const auto preflight = browser.Options("/api/verify");
    EXPECT_EQ(preflight->status, 405);
    EXPECT_FALSE(preflight->has_header("Access-Control-Allow-Methods"));
}

TEST(ServePages, WhatTheClientHasIsNotSentAgain) {
    const PublishedSite site("tags");
    const RunningServer server(site);
    auto browser = client(server);
    const std::string tag = browser.Get("/V/page.js")->get_header_value("ETag");
    // The client of the library waits for a body where none is announced.
    const auto asked = [&](const std::string& path, const std::string& tags) {
        return exchange(server.port(), "GET " + path +
                                           " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nIf-None-Match: " +
                                           tags + "\r\n\r\n");
    };
    EXPECT_EQ(status_of(asked("/V/page.js", "\"x\", W/" + tag)), "304");
    EXPECT_EQ(status_of(asked("/V/page.js", "*")), "304");
    EXPECT_EQ(status_of(asked("/V/page.js", "\"x\"")), "200");
    EXPECT_EQ(status_of(asked("/V/check.js", tag)), "200");
    const std::string raw = asked("/V/page.js", tag);
    EXPECT_EQ(status_of(raw), "304");
    EXPECT_TRUE(raw.ends_with("\r\n\r\n")) << "no body";
    EXPECT_THAT(raw, Not(HasSubstr("Content-Length")));
    EXPECT_THAT(raw, HasSubstr("ETag: " + tag));
}

TEST(ServePages, CompressesForWhoTakesIt) {
    const PublishedSite site("gzip");
    const RunningServer server(site);
    auto browser = client(server);
    const auto answer = browser.Get("/V/page.js", {{"Accept-Encoding", "br, gzip"}});
    EXPECT_EQ(answer->get_header_value("Content-Encoding"), "gzip");
    EXPECT_EQ(answer->get_header_value("Vary"), "Accept-Encoding");
    EXPECT_LT(std::stoul(answer->get_header_value("Content-Length")), site.file("V/page.js").size() / 2);
    EXPECT_EQ(answer->body, site.file("V/page.js")) << "as the client expands it";
    EXPECT_NE(answer->get_header_value("ETag"), browser.Get("/V/page.js")->get_header_value("ETag"));
    const auto refusing = browser.Get("/V/page.js", {{"Accept-Encoding", "gzip;q=0"}});
    EXPECT_FALSE(refusing->has_header("Content-Encoding"));
}

TEST(ServePages, HeadIsGetWithoutItsBody) {
    const PublishedSite site("head");
    const RunningServer server(site);
    for (const char* path : {"/V/", "/V/status/now.json", "/none", "/api/status/none"}) {
        const std::string request =
            std::string(" ") + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
        const std::string get = exchange(server.port(), "GET" + request);
        const std::string head = exchange(server.port(), "HEAD" + request);
        const auto sorted = [](std::string text) {
            text = text.substr(0, text.find("\r\n\r\n"));
            text = std::regex_replace(text, std::regex("\r\nDate: [^\r]*"), "");
            return text;
        };
        EXPECT_EQ(sorted(head), sorted(get)) << path;
        EXPECT_TRUE(head.ends_with("\r\n\r\n")) << path;
        EXPECT_FALSE(get.ends_with("\r\n\r\n")) << path;
    }
}

TEST(ServePages, LeadsToThePage) {
    const PublishedSite site("led");
    const RunningServer server(site);
    auto browser = client(server);
    for (const char* path : {"/v/", "/v", "/V"}) {
        const auto answer = browser.Get(path);
        EXPECT_EQ(answer->status, 308) << path;
        EXPECT_EQ(answer->get_header_value("Location"), "/V/") << path;
    }
}

TEST(ServePages, AlwaysThePresentSiteWhileItIsPublished) {
    const PublishedSite site("present");
    const RunningServer server(site);
    std::atomic<bool> ended = false;
    std::atomic<int> rounds = 0;
    std::vector<std::string> faults;
    std::thread reader([&] {
        auto browser = client(server);
        while (!ended) {
            const auto now = browser.Get("/V/status/now.json");
            if (!now || now->status != 200) {
                faults.emplace_back("now.json is not there");
                continue;
            }
            const auto lists = nlohmann::json::parse(now->body, nullptr, false)["lists"];
            for (const auto& [name, list] : lists.front().items()) {
                const auto answer = browser.Get("/V/status/" + list.get<std::string>());
                if (!answer || answer->status != 200)
                    faults.push_back(list.get<std::string>() + " is not there");
            }
            ++rounds;
        }
    });
    const std::string number =
        nlohmann::json::parse(run("cat " + quoted(issued_editions().front() / "manifest.json")).output,
                              nullptr, false)["documents"][0]["number"];
    const std::string before = client(server).Get("/V/status/1/revocation.jwt")->body;
    ASSERT_EQ(run(quoted(program()) + " revoke " + number + " --reason misconduct --registry " +
                  quoted(site.registry()))
                  .exit_code,
              0);
    for (int i = 0; i < 5; ++i) site.publish();
    ended = true;
    reader.join();
    EXPECT_THAT(faults, ::testing::IsEmpty());
    EXPECT_GT(rounds, 3);
    const std::string after = client(server).Get("/V/status/1/revocation.jwt")->body;
    EXPECT_EQ(after, site.file("V/status/1/revocation.jwt"));
    EXPECT_NE(after, before);
}

TEST(ServePages, SaysWhatIsMissingBeforeItStarts) {
    const PublishedSite site("missing");
    const auto serve = [&](const std::string& words) {
        return run("timeout 20 " + quoted(program()) + " serve " + words);
    };
    const Ran no_site = serve("--site /nowhere --registry " + quoted(site.registry()));
    EXPECT_EQ(no_site.exit_code, 2);
    EXPECT_THAT(no_site.output, HasSubstr("no site is published there"));
    const Ran no_registry = serve("--site " + quoted(site.site()) + " --registry /nowhere.sqlite");
    EXPECT_EQ(no_registry.exit_code, 2);
    EXPECT_THAT(no_registry.output, HasSubstr("there is no registry"));
    const RunningServer first(site);
    const Ran taken = serve("--site " + quoted(site.site()) + " --registry " + quoted(site.registry()) +
                            " --port " + std::to_string(first.port()));
    EXPECT_EQ(taken.exit_code, 2);
    EXPECT_THAT(taken.output, HasSubstr("cannot listen at 127.0.0.1"));
    const Ran proxy = serve("--site " + quoted(site.site()) + " --registry " + quoted(site.registry()) +
                            " --trusted-proxy localhost");
    EXPECT_EQ(proxy.exit_code, 2);
    EXPECT_THAT(proxy.output, HasSubstr("is no address"));
}

}  // namespace
}  // namespace sigillum::tests
