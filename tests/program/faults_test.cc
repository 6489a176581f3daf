// A batch of 20 learners in which one call that writes, renames or syncs kills the program or fails: nothing
// is half-made, and the next run ends as a clean one. SIGILLUM_ALL_FAULTS=1 takes every call instead of a
// spread.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/program/durable_batch.h"
#include "tests/program/fault_injection.h"
#include "tests/program/shell.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;

constexpr int learners = 20;

std::string name_of(FaultWay way) { return way == FaultWay::strace ? "strace" : "layer"; }

class Faults : public ::testing::TestWithParam<FaultWay> {
  protected:
    void SetUp() override {
        if (!is_possible(GetParam()))
            GTEST_SKIP() << "this machine permits no tracing; the layer does the same";
        const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
        edition_ = batch_of(learners,
                            "faults-" + name_of(GetParam()) + "-" + std::string(test->name()).substr(0, 6));
        out_ = edition_.parent_path() / "out";
        points_ = points_of(GetParam(), issue(), (edition_.parent_path() / "calls").string());
        ASSERT_GT(points_.size(), 60U);
        expect_complete(out_, learners, "a clean run");
    }

    std::string issue() const { return issue_batch(edition_, out_); }

    // About so many points, spread evenly over all; or all.
    std::vector<FaultPoint> spread(std::size_t wanted) const {
        if (std::getenv("SIGILLUM_ALL_FAULTS") != nullptr) return points_;
        std::vector<FaultPoint> chosen;
        const std::size_t step = std::max<std::size_t>(1, points_.size() / wanted);
        for (std::size_t i = 0; i < points_.size(); i += step) chosen.push_back(points_[i]);
        return chosen;
    }

    Ran disturbed(const FaultPoint& point, Fault fault) const {
        fs::remove_all(out_);
        Ran ran = run(with_fault(GetParam(), point, fault, issue()));
        expect_nothing_half_made(out_, point.words());
        return ran;
    }

    void expect_recovery(const std::string& when) const {
        const Ran resumed = run(issue());
        EXPECT_EQ(resumed.exit_code, 0) << when << resumed.output;
        expect_complete(out_, learners, when);
    }

    // A disk that refuses does no harm, or is named.
    void expect_named(Fault fault, const char* words, std::size_t wanted) const {
        int named = 0;
        for (const FaultPoint& point : spread(wanted)) {
            if (point.call == "unlink") continue;
            const Ran refused = disturbed(point, fault);
            if (refused.exit_code == 0) {
                expect_complete(out_, learners, point.words() + ", which did no harm");
            } else {
                EXPECT_NE(refused.output.find("error"), std::string::npos) << point.words() << refused.output;
                named += refused.output.find(words) != std::string::npos ? 1 : 0;
            }
            expect_recovery(point.words());
            if (HasFatalFailure() || HasNonfatalFailure()) return;
        }
        EXPECT_GT(named, 0) << "what the system said is in the error";
    }

  private:
    fs::path edition_;
    fs::path out_;
    std::vector<FaultPoint> points_;
};

TEST_P(Faults, KilledAtAnyCallThatWritesRenamesOrSyncsItContinues) {
    const std::vector<FaultPoint> points = spread(24);
    std::size_t killed = 0;
    for (const FaultPoint& point : points) {
        killed += disturbed(point, Fault::kill).exit_code != 0 ? 1 : 0;
        expect_recovery(point.words());
        if (HasFatalFailure() || HasNonfatalFailure()) return;
    }
    // Not every run makes exactly the same calls; nearly all points must have been met.
    EXPECT_GE(killed, points.size() * 9 / 10);
}

TEST_P(Faults, ADiskThatIsFullIsNamedAtAnyWrite) {
    expect_named(Fault::no_space, "No space left on device", 10);
}

TEST_P(Faults, AFolderThatBecomesReadOnlyIsNamedAtAnyWrite) {
    expect_named(Fault::read_only, "Read-only file system", 10);
}

INSTANTIATE_TEST_SUITE_P(By, Faults, ::testing::Values(FaultWay::strace, FaultWay::layer),
                         [](const auto& way) { return name_of(way.param); });

}  // namespace
}  // namespace sigillum::tests
