// The questions that programs ask `sigillum serve`.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>

#include <algorithm>
#include <cctype>
#include <csignal>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "tests/program/shell.h"
#include "tests/web_server/running_server.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using ::testing::HasSubstr;
using ::testing::Not;

struct Sample {
    fs::path file;
    std::string number, type, day;
};

// The first document of the first sample edition.
Sample sample() {
    const fs::path folder = issued_editions().front();
    const auto manifest = Json::parse(content(folder / "manifest.json"), nullptr, false);
    const auto& document = manifest["documents"][0];
    const fs::path registry = fs::path(BUILD_DIR) / "tested/registry.sqlite";
    const auto status = Json::parse(run(quoted(program()) + " status --json --registry " + quoted(registry) +
                                        " " + document["number"].get<std::string>())
                                        .output,
                                    nullptr, false)[0];
    return {folder / document["file"].get<std::string>(), document["number"], status["type"],
            status["since"].get<std::string>().substr(0, 10)};
}

Json json(const httplib::Result& answer) { return Json::parse(answer->body, nullptr, false); }

TEST(ServeStatus, SaysTypeAndStatusAndNothingElse) {
    const PublishedSite site("status");
    const RunningServer server(site);
    httplib::Client asker("127.0.0.1", server.port());
    const Sample one = sample();
    const Json current = {
        {"number", one.number}, {"type", one.type}, {"status", "current"}, {"since", one.day}};
    const auto answer = asker.Get("/api/status/" + one.number);
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->get_header_value("Content-Type"), "application/json");
    EXPECT_EQ(answer->get_header_value("Cache-Control"), "no-store");
    EXPECT_EQ(json(answer), current);
    std::string typed = one.number;
    std::transform(typed.begin(), typed.end(), typed.begin(),
                   [](char c) { return static_cast<char>(std::tolower(c)); });
    typed = std::regex_replace(typed, std::regex("-"), "%20");
    EXPECT_EQ(json(asker.Get("/api/status/" + typed)), current);

    ASSERT_EQ(run(quoted(program()) + " suspend " + one.number + " --reason under-review --registry " +
                  quoted(site.registry()))
                  .exit_code,
              0);
    const Json suspended = json(asker.Get("/api/status/" + one.number));
    EXPECT_EQ(suspended["status"], "suspended") << "without publishing";
    EXPECT_EQ(suspended.size(), 4U);
}

TEST(ServeStatus, KnowsWhatItDoesNotKnow) {
    const PublishedSite site("unknown");
    const RunningServer server(site);
    httplib::Client asker("127.0.0.1", server.port());
    const auto unknown = asker.Get("/api/status/0000-0000-0000-0000");
    EXPECT_EQ(unknown->status, 404);
    EXPECT_EQ(json(unknown), Json({{"status", "not-known"}}));
    std::string slip = sample().number;
    slip.back() = slip.back() == '0' ? '1' : '0';
    for (const std::string& wrong :
         {slip, std::string("x"), std::string(), std::string(1000, '0'), std::string("A'%20OR%201=1")}) {
        const auto answer = asker.Get("/api/status/" + wrong);
        EXPECT_EQ(answer->status, 400) << wrong;
        EXPECT_EQ(json(answer), Json({{"status", "not-a-number"}})) << wrong;
    }
    EXPECT_EQ(asker.Post("/api/status/" + slip, "", "text/plain")->status, 405);
}

TEST(ServeStatus, EachClientMayAskSoOftenOnly) {
    const PublishedSite site("often");
    const RunningServer server(site, {"--trusted-proxy", "127.0.0.1"});
    httplib::Client asker("127.0.0.1", server.port());
    asker.set_keep_alive(true);
    const auto ask = [&](const char* client) {
        return asker.Get("/api/status/0000-0000-0000-0000", {{"X-Forwarded-For", client}});
    };
    int served = 0;
    for (int i = 0; i < 60; ++i) served += ask("2001:db8::1")->status == 404 ? 1 : 0;
    EXPECT_GE(served, 30);
    EXPECT_LE(served, 40) << "one more a second";
    const auto refused = ask("2001:db8::ffff:2");
    EXPECT_EQ(refused->status, 429) << "of the same network";
    EXPECT_EQ(refused->get_header_value("Retry-After"), "1");
    EXPECT_EQ(ask("2001:db8:0:1::1")->status, 404) << "of another";
    EXPECT_EQ(asker.Get("/V/")->status, 200) << "the page has no such limit";

    const RunningServer alone(site);
    httplib::Client liar("127.0.0.1", alone.port());
    liar.set_keep_alive(true);
    served = 0;
    for (int i = 0; i < 60; ++i) {
        served +=
            liar.Get("/api/status/0000-0000-0000-0000", {{"X-Forwarded-For", "192.0.2." + std::to_string(i)}})
                        ->status == 404
                ? 1
                : 0;
    }
    EXPECT_LE(served, 40) << "without --trusted-proxy nobody's X-Forwarded-For is believed";
}

TEST(ServeVerify, AnswersAsTheProgramDoes) {
    const PublishedSite site("verify");
    const RunningServer server(site);
    httplib::Client asker("127.0.0.1", server.port());
    asker.set_read_timeout(60);
    const Sample one = sample();
    const std::string genuine = content(one.file);
    const auto answer = asker.Post("/api/verify", genuine, "application/pdf");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->get_header_value("Cache-Control"), "no-store");
    const Ran witness = run(quoted(program()) + " verify --json " + quoted(one.file) + " --keys " +
                            quoted(keys_folder()) + " --registry " + quoted(site.registry()));
    EXPECT_EQ(answer->body, witness.output);
    EXPECT_EQ(json(answer)["outcome"], "authentic");

    std::string altered = genuine;
    altered[altered.size() / 2] = static_cast<char>(altered[altered.size() / 2] ^ 1);
    EXPECT_EQ(json(asker.Post("/api/verify", altered, "application/pdf"))["outcome"], "altered");
    EXPECT_EQ(json(asker.Post("/api/verify", "no PDF", "application/pdf"))["outcome"], "unreadable");

    ASSERT_EQ(run(quoted(program()) + " revoke " + one.number + " --reason data-error --registry " +
                  quoted(site.registry()))
                  .exit_code,
              0);
    EXPECT_EQ(json(asker.Post("/api/verify", genuine, "application/pdf"))["outcome"], "not-current");
}

TEST(ServeVerify, TakesPdfsOnly) {
    const PublishedSite site("kinds");
    const RunningServer server(site);
    httplib::Client asker("127.0.0.1", server.port());
    EXPECT_EQ(asker.Post("/api/verify", "x", "text/plain")->status, 415);
    EXPECT_EQ(asker.Post("/api/verify", "x", "multipart/form-data; boundary=x")->status, 415);
    EXPECT_EQ(asker.Post("/api/verify", "", "application/pdf")->status, 400);
    const auto get = asker.Get("/api/verify");
    EXPECT_EQ(get->status, 405);
    EXPECT_EQ(get->get_header_value("Allow"), "POST");
}

TEST(ServeVerify, IsLimitedHarder) {
    const PublishedSite site("harder");
    const RunningServer server(site);
    httplib::Client asker("127.0.0.1", server.port());
    int served = 0;
    std::string wait;
    for (int i = 0; i < 20; ++i) {
        const auto answer = asker.Post("/api/verify", "no PDF", "application/pdf");
        if (answer->status == 200) ++served;
        if (answer->status == 429) wait = answer->get_header_value("Retry-After");
    }
    EXPECT_GE(served, 10);
    EXPECT_LE(served, 13);
    EXPECT_NE(wait, "");
    EXPECT_LE(std::stoi(wait), 6);
}

TEST(ServeLog, HoldsNoPersonalData) {
    const PublishedSite site("log");
    const fs::path log = site.folder() / "access.log";
    RunningServer server(site, {"--access-log", log.string()});
    httplib::Client asker("127.0.0.1", server.port());
    const Sample one = sample();
    asker.Get("/api/status/" + one.number + "?name=Ewa",
              {{"User-Agent", "Firefox"}, {"Referer", "https://employer.example"}});
    asker.Get("/V/");
    asker.Get("/secret-" + one.number);
    asker.Post("/api/verify", "no PDF", "application/pdf");
    server.program().signal(SIGTERM);
    ASSERT_EQ(server.program().exit_code(), 0);
    const std::string text = content(log);
    std::vector<std::string> seen;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const Json entry = Json::parse(line, nullptr, false);
        std::vector<std::string> keys;
        for (const auto& [key, value] : entry.items()) keys.push_back(key);
        EXPECT_THAT(keys, ::testing::ElementsAre("time", "method", "route", "status", "bytes", "ms"));
        seen.push_back(entry["method"].get<std::string>() + " " + entry["route"].get<std::string>() + " " +
                       std::to_string(entry["status"].get<int>()));
    }
    EXPECT_THAT(seen, ::testing::UnorderedElementsAre("GET status 200", "GET file 200", "GET unknown 404",
                                                      "POST verify 200"));
    for (const std::string& personal : {one.number, std::string("127.0.0.1"), std::string("Ewa"),
                                        std::string("Firefox"), std::string("employer")})
        EXPECT_THAT(text, Not(HasSubstr(personal)));
}

}  // namespace
}  // namespace sigillum::tests
