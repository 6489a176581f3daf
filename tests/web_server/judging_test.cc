// Uploads made to keep `sigillum serve` busy: they are answered, and others are served meanwhile.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>

#include <chrono>
#include <csignal>
#include <future>
#include <nlohmann/json.hpp>
#include <thread>
#include <vector>

#include "tests/verify/slow_input.h"
#include "tests/web_server/running_server.h"

namespace sigillum::tests {
namespace {

namespace small = verify::testing;
using Json = nlohmann::ordered_json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

httplib::Result upload(int port, const std::string& pdf) {
    httplib::Client asker("127.0.0.1", port);
    asker.set_read_timeout(120);
    return asker.Post("/api/verify", pdf, "application/pdf");
}

int status_of_page(int port) {
    httplib::Client asker("127.0.0.1", port);
    const auto answer = asker.Get("/V/");
    return answer ? answer->status : 0;
}

Json check_named(const Json& verdict, const std::string& name) {
    for (const Json& check : verdict["checks"]) {
        if (check["name"] == name) return check;
    }
    return {};
}

TEST(ServeVerify, SaysWhatWasNotCheckedAndServesOthersMeanwhile) {
    const PublishedSite site("slow-page");
    RunningServer server(site, {"--check-seconds", "1"});
    const std::string slow = small::slow_to_draw(small::code_key(), small::signer());
    auto first = std::async(std::launch::async, [&] { return upload(server.port(), slow); });
    auto second = std::async(std::launch::async, [&] { return upload(server.port(), slow); });
    for (int i = 0; i < 10; ++i) EXPECT_EQ(status_of_page(server.port()), 200);
    for (auto* waited : {&first, &second}) {
        const auto answer = waited->get();
        ASSERT_TRUE(answer);
        EXPECT_EQ(answer->status, 200) << answer->body;
        const Json verdict = Json::parse(answer->body, nullptr, false);
        EXPECT_EQ(verdict["outcome"], "intact-but");
        EXPECT_THAT(verdict["reasons"].dump(), HasSubstr("page-beyond-limits"));
        for (const char* name : {"page-text", "printed-code"}) {
            EXPECT_EQ(check_named(verdict, name)["result"], "not-checked") << name;
            EXPECT_THAT(check_named(verdict, name)["words"].dump(), HasSubstr("took longer than 1"));
        }
        EXPECT_EQ(check_named(verdict, "signature")["result"], "passed");
    }
}

// The check of each upload would go on for a minute and a half, and a second one waits for it.
TEST(ServeVerify, EndsWithinSecondsWhateverIsBeingChecked) {
    const PublishedSite site("slow-end");
    RunningServer server(site, {"--check-seconds", "60"});
    const std::string slow = small::slow_to_draw(small::code_key(), small::signer());
    std::vector<std::future<httplib::Result>> uploads;
    for (int i = 0; i < 3; ++i)
        uploads.push_back(std::async(std::launch::async, [&] { return upload(server.port(), slow); }));
    std::this_thread::sleep_for(std::chrono::seconds(1));
    EXPECT_EQ(status_of_page(server.port()), 200) << "it is at work";
    const auto begin = std::chrono::steady_clock::now();
    server.program().signal(SIGTERM);
    EXPECT_EQ(server.program().exit_code(), 0);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(8));
    EXPECT_GT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(4)) << "they have a short grace";
    for (auto& one : uploads) {
        const auto answer = one.get();
        EXPECT_TRUE(!answer || answer->status == 503);
    }
}

TEST(ServeVerify, AnswersWhatIsReadySoonerBeforeItEnds) {
    const PublishedSite site("quick-end");
    RunningServer server(site, {"--check-seconds", "0.2"});  // 2 s by the clock for the pages
    const std::string slow = small::slow_to_draw(small::code_key(), small::signer());
    auto one = std::async(std::launch::async, [&] { return upload(server.port(), slow); });
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    server.program().signal(SIGTERM);
    const auto answer = one.get();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(server.program().exit_code(), 0);
}

// No check ends in fifteen milliseconds: a program does not even start in them.
TEST(ServeVerify, RefusesWhatAsksTooMuchAndGoesOn) {
    const PublishedSite site("no-time");
    RunningServer server(site, {"--check-seconds", "0.001"});
    const small::SmallCertificate honest = small::SmallCertificate::example();
    const std::string pdf = honest.sealed(small::code_key(), small::signer());
    for (int i = 0; i < 2; ++i) {
        const auto answer = upload(server.port(), pdf);
        ASSERT_TRUE(answer);
        EXPECT_EQ(answer->status, 422);
        EXPECT_EQ(answer->get_header_value("Content-Type"), "application/json");
        const Json error = Json::parse(answer->body, nullptr, false);
        EXPECT_EQ(error["error"], "the file asks too much to be checked");
        EXPECT_EQ(error["kind"], "check-beyond-limits");
        EXPECT_EQ(error["place"], "uploaded PDF");
        EXPECT_THAT(error["found"].get<std::string>(), HasSubstr("took longer than 0.015 s by the clock"));
        EXPECT_THAT(error["expected"].get<std::string>(), HasSubstr("1024 MiB"));
    }
    EXPECT_EQ(status_of_page(server.port()), 200);
    EXPECT_THAT(server.program().errors(),
                AllOf(HasSubstr("uploaded PDF"), HasSubstr("took longer"), Not(HasSubstr(honest.token.name)),
                      Not(HasSubstr(honest.token.number.grouped())), Not(HasSubstr("127.0.0.1 "))));
    server.program().signal(SIGTERM);
    EXPECT_EQ(server.program().exit_code(), 0);
}

}  // namespace
}  // namespace sigillum::tests
