// What the service answers when the check of an upload does not come to its end.
#include "web/service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <mutex>
#include <nlohmann/json.hpp>

namespace sigillum::web {
namespace {

using Json = nlohmann::ordered_json;

class Notes : public Journal {
  public:
    void answered(const AccessEntry&) override {}
    void failed(const Error& error) override {
        const std::lock_guard lock(mutex_);
        errors_.push_back(to_string(error));
    }
    std::vector<std::string> errors() {
        const std::lock_guard lock(mutex_);
        return errors_;
    }

  private:
    std::mutex mutex_;
    std::vector<std::string> errors_;
};

Answer answer_when(const Judge& judge, Notes& notes) {
    ServiceParts parts{.registry =
                           [] {
                               return Result<std::unique_ptr<registry::Store>>(
                                   fail(ErrorKind{"gone"}, {}, "the registry is gone"));
                           },
                       .judge = judge,
                       .clocks = {.steady = [] { return std::chrono::microseconds{0}; },
                                  .wall = [] { return std::chrono::milliseconds{1'790'000'000'500}; }}};
    Service service(std::move(parts), notes);
    std::promise<Answer> answer;
    const auto refused = service.judge("a PDF", [&](Answer given) { answer.set_value(std::move(given)); });
    return refused ? *refused : answer.get_future().get();
}

Judge failing(ErrorKind kind) {
    return [kind](ByteView, Instant) {
        return Result<Bytes>(
            fail(kind, {.file = "uploaded PDF"}, "its check took longer than 2 s", "a smaller one"));
    };
}

TEST(Service, HandsOnTheVerdict) {
    Notes notes;
    const Answer answer = answer_when(
        [](ByteView pdf, Instant now) {
            return Result<Bytes>(Bytes(pdf) + " at " + std::to_string(now.seconds));
        },
        notes);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "a PDF at 1790000000");
}

TEST(Service, SaysThatAFileAsksTooMuch) {
    Notes notes;
    const Answer answer = answer_when(failing(check_beyond_limits), notes);
    EXPECT_EQ(answer.status, 422);
    EXPECT_EQ(Json::parse(answer.body), Json({{"error", "the file asks too much to be checked"},
                                              {"kind", "check-beyond-limits"},
                                              {"place", "uploaded PDF"},
                                              {"found", "its check took longer than 2 s"},
                                              {"expected", "a smaller one"}}));
    EXPECT_THAT(notes.errors(),
                ::testing::Contains("uploaded PDF: its check took longer than 2 s; expected a smaller one"));
}

TEST(Service, SaysThatACheckFailedOrCouldNotBegin) {
    Notes notes;
    const Answer crashed = answer_when(failing(check_ended_abnormally), notes);
    EXPECT_EQ(crashed.status, 500);
    EXPECT_EQ(Json::parse(crashed.body)["kind"], "check-ended-abnormally");
    const Answer later = answer_when(failing(check_not_started), notes);
    EXPECT_EQ(later.status, 503);
    EXPECT_THAT(later.fields, ::testing::Contains(std::pair<std::string, std::string>("Retry-After", "5")));
}

}  // namespace
}  // namespace sigillum::web
