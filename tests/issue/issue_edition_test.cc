// Runs of several batches. One that is stopped between two: what was made counts and is listed, the next run
// makes the rest.
#include "issue/issue_edition.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "base/file.h"
#include "credential/read.h"
#include "issue/production.h"
#include "qr/code_key.h"
#include "registry/sqlite_store.h"
#include "seal/demo_authority.h"
#include "seal/local_signer.h"

namespace sigillum::issue {
namespace {

namespace fs = std::filesystem;

constexpr Instant now{1'783'080'332, 120};
constexpr std::int64_t year = 366 * 86'400;
constexpr std::size_t learners = 300;         // more than a batch of 256
constexpr std::size_t many_learners = 2'100;  // more than numbers are reserved for at once

registry::RandomSource invented() {
    return [engine = std::mt19937(7)](std::span<std::uint8_t> bytes) mutable {
        for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(engine());
    };
}

// Documents of one page for many learners, sealed with a key that is valid for two years.
class Runs : public ::testing::Test {
  protected:
    void SetUp() override { set_up_for(learners); }

    void set_up_for(std::size_t count) {
        folder_ = fs::path(BUILD_DIR) / "test-folders/runs" /
                  ::testing::UnitTest::GetInstance()->current_test_info()->name();
        fs::remove_all(folder_);
        make_edition(count);
        auto read = credential::read_edition(folder_ / "edition", {.today = date_of(now)});
        ASSERT_TRUE(read.edition);
        const std::string source = SOURCE_DIR;
        Findings findings;
        workshop_ = set_up(std::move(*read.edition),
                           {.layouts = source + "/layouts",
                            .locales = source + "/locales",
                            .fonts = source + "/fonts/fonts.json",
                            .icc_profile = "/usr/share/color/icc/sRGB.icc"},
                           findings);
        ASSERT_TRUE(workshop_) << findings.list().front().error.found;
        const auto authority = seal::demo_authority({.person = "Prof. Agnieszka Demonstracyjna",
                                                     .organisation = "Demonstration University",
                                                     .from = {now.seconds - 60, 0},
                                                     .years = 2,
                                                     .passphrase = {}},
                                                    invented());
        signer_ = *seal::signer_from_pkcs12(authority->signer_pkcs12, "", "demo");
        code_key_ = std::make_unique<qr::CodeKey>(*qr::CodeKey::from_pem(authority->code_key));
        keys_ = {.signer = signer_.get(),
                 .code_signer = code_key_.get(),
                 .code_key_is_demo = true,
                 .time_stamper = nullptr,
                 .code_point = code_key_->public_key().point};
    }

    void make_edition(std::size_t count) const {
        const fs::path samples = fs::path(SOURCE_DIR) / "samples";
        fs::create_directories(folder_ / "edition");
        fs::copy(samples / "directory", folder_ / "directory", fs::copy_options::recursive);
        fs::copy_file(samples / "ai-in-higher-education/edition.toml", folder_ / "edition/edition.toml");
        Bytes list = "key,name,latin_name,form\n";
        for (std::size_t i = 0; i < count; ++i)
            list += "k" + std::to_string(i) + ",Ada Test" + static_cast<char>('a' + i / 676) +
                    static_cast<char>('a' + i / 26 % 26) + static_cast<char>('a' + i % 26) + ",,neutral\n";
        ASSERT_TRUE(write_file(folder_ / "edition/learners.csv", list));
    }

    IssueRequest request() const {
        return {.out = folder_ / "out",
                .now = now,
                .random = random_,
                .act = {.at = now.seconds, .by = "Ada Test", .why = {}},
                .sampling = {.every = 1000, .at_least = 1}};
    }
    IssueReport issue(const IssueRequest& request) const {
        return issue_edition(
            *workshop_, keys_,
            [this] {
                return registry::open_sqlite_store(folder_ / "registry.sqlite",
                                                   {registry::Access::create_if_missing});
            },
            request);
    }
    // Rows of the table beside the manifest.
    std::ptrdiff_t listed() const {
        const auto table = read_file(folder_ / "out/manifest.csv", 1U << 20U);
        return table ? std::count(table->begin(), table->end(), '\n') - 1 : -1;
    }

    fs::path folder_;
    registry::RandomSource random_ = invented();
    std::unique_ptr<Workshop> workshop_;
    std::unique_ptr<seal::Signer> signer_;
    std::unique_ptr<qr::CodeKey> code_key_;
    IssuingKeys keys_;
};

TEST_F(Runs, StoppedByAKeyThatExpiresMeanwhile) {
    IssueRequest interrupted = request();
    int asked = 0;
    interrupted.clock = [&asked] { return Instant{now.seconds + (asked++ == 0 ? 0 : 3 * year), 0}; };
    const IssueReport report = issue(interrupted);
    ASSERT_EQ(report.findings.errors(), 1);
    const Error& error = report.findings.list().back().error;
    EXPECT_EQ(error.kind, seal::certificate_expired);
    EXPECT_NE(error.found.find("expired at"), std::string::npos) << error.found;
    EXPECT_TRUE(report.learners.empty()) << "a run that did not come to its end reports no success";
    EXPECT_EQ(listed(), 256) << "what was made before counts";

    const IssueReport rest = issue(request());
    EXPECT_FALSE(rest.findings.has_errors());
    EXPECT_EQ(rest.learners.size(), learners);
    EXPECT_EQ(std::count_if(rest.learners.begin(), rest.learners.end(),
                            [](const auto& one) { return one.earlier; }),
              256);
    EXPECT_EQ(listed(), static_cast<std::ptrdiff_t>(learners));
}

TEST_F(Runs, StoppedOnRequest) {
    IssueRequest interrupted = request();
    int asked = 0;
    interrupted.stop = [&asked] { return asked++ > 0; };
    const IssueReport report = issue(interrupted);
    ASSERT_EQ(report.findings.errors(), 1);
    EXPECT_EQ(report.findings.list().back().error.kind, stopped_on_request);
    EXPECT_EQ(listed(), 256);
    EXPECT_EQ(issue(request()).learners.size(), learners);
}

// What is counted over all documents goes on where numbers are reserved for the next of them.
TEST_F(Runs, ReservingNumbersSeveralTimes) {
    set_up_for(many_learners);
    IssueRequest all = request();
    all.sampling = {.every = 500, .at_least = 1};
    std::vector<int> progress;
    all.progress = [&progress](int done, int total) {
        EXPECT_EQ(total, static_cast<int>(many_learners));
        progress.push_back(done);
    };
    int asked = 0;
    all.stop = [&asked] { return asked++ == 8; };  // 8 batches of 256 are the first 2,048
    const IssueReport stopped = issue(all);
    ASSERT_EQ(stopped.findings.errors(), 1);
    EXPECT_EQ(stopped.findings.list().back().error.kind, stopped_on_request);
    EXPECT_EQ(listed(), 2'048);
    EXPECT_EQ(progress.back(), 2'048);

    const IssueReport rest = issue(request());
    ASSERT_FALSE(rest.findings.has_errors());
    EXPECT_EQ(listed(), static_cast<std::ptrdiff_t>(many_learners));
    fs::remove_all(folder_ / "out");
    fs::remove(folder_ / "registry.sqlite");

    progress.clear();
    all.stop = nullptr;
    const IssueReport report = issue(all);
    ASSERT_FALSE(report.findings.has_errors());
    EXPECT_TRUE(std::is_sorted(progress.begin(), progress.end()));
    EXPECT_EQ(progress.back(), static_cast<int>(many_learners));
    ASSERT_EQ(report.learners.size(), many_learners);
    std::set<CertificateNumber> numbers;
    int sampled = 0;
    std::size_t place = 0;
    for (const IssuedLearner& one : report.learners) {
        EXPECT_EQ(one.key, "k" + std::to_string(place++));
        numbers.insert(one.number);
        sampled += one.sampled ? 1 : 0;
    }
    EXPECT_EQ(numbers.size(), many_learners);
    EXPECT_EQ(sampled, all.sampling.size(static_cast<int>(many_learners)));
    EXPECT_EQ(listed(), static_cast<std::ptrdiff_t>(many_learners));
}

}  // namespace
}  // namespace sigillum::issue
