// Inputs made to keep the verifier busy end at its limits, and the verdict says what was not checked.
#include "tests/verify/slow_input.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "confine/confined_work.h"
#include "tests/verify/one_certificate.h"
#include "verify/verify.h"

namespace sigillum::verify {
namespace {

using testing::code_key;
using ::testing::HasSubstr;
using testing::root;
using testing::signer;
using testing::SmallCertificate;

class SlowInput : public ::testing::Test {
  protected:
    // With parts that are given so much processor time, and none of their own.
    VerifyOptions options(int seconds) {
        VerifyOptions result;
        result.trust_anchors = {root().der()};
        result.code_keys = testing::pinned(code_key());
        result.now = *instant_from_iso("2026-08-01T00:00:00Z");
        result.registry = &registry_;
        const confine::Limits limits{.processor_seconds = seconds, .clock = std::chrono::minutes{2}};
        result.run_part = [limits](const Part& part) { return confine::do_confined(part, limits); };
        return result;
    }
    static CheckResult result_of(const Verdict& verdict, std::string_view check) {
        return verdict.check(check) ? verdict.check(check)->result : CheckResult::failed;
    }

    const SmallCertificate honest_ = SmallCertificate::example();
    testing::OneCertificate registry_{honest_};
};

TEST_F(SlowInput, HonestOnesPassInAProcessOfTheirOwn) {
    const Verdict verdict = verify_pdf(honest_.sealed(code_key(), signer()), options(60));
    EXPECT_EQ(verdict.exit_code(), 0) << to_text(verdict);
    VerifyOptions here = options(60);
    here.run_part = VerifyOptions{}.run_part;
    EXPECT_EQ(to_json(verify_pdf(honest_.sealed(code_key(), signer()), here)), to_json(verdict));
    const Bytes picture = testing::pgm_of(honest_.code(code_key()), 4);
    EXPECT_EQ(verify_picture(picture, options(60)).reasons, std::vector{Reason::page_not_checked});
}

TEST_F(SlowInput, APageThatIsNeverDrawnIsNotChecked) {
    const Verdict verdict = verify_pdf(testing::slow_to_draw(code_key(), signer()), options(1));
    EXPECT_EQ(verdict.exit_code(), 10) << to_text(verdict);
    EXPECT_EQ(verdict.reasons, std::vector{Reason::page_beyond_limits});
    for (const char* check : {"page-text", "printed-code"}) {
        EXPECT_EQ(result_of(verdict, check), CheckResult::not_checked) << check;
        EXPECT_THAT(verdict.check(check)->words, HasSubstr("took longer than 1 s of processor time"));
    }
    for (const char* check : {"structure", "signature", "signer", "code", "record", "status"})
        EXPECT_EQ(result_of(verdict, check), CheckResult::passed) << check << "\n" << to_text(verdict);
}

TEST_F(SlowInput, TextsThatAreAllAlikeAreNotCompared) {
    VerifyOptions here = options(60);
    here.registry = nullptr;
    here.run_part = VerifyOptions{}.run_part;
    const Verdict verdict = verify_pdf(testing::slow_to_compare(code_key(), signer()), here);
    EXPECT_EQ(verdict.exit_code(), 10) << to_text(verdict);
    EXPECT_TRUE(verdict.has(Reason::page_beyond_limits));
    EXPECT_EQ(result_of(verdict, "page-text"), CheckResult::not_checked);
    EXPECT_THAT(verdict.check("page-text")->words, HasSubstr("too much alike"));
}

TEST_F(SlowInput, APictureFullOfPatternsIsNotSearched) {
    const Verdict verdict = verify_picture(testing::crowded_picture(2000), options(60));
    EXPECT_EQ(verdict.exit_code(), 13);
    EXPECT_THAT(to_text(verdict), HasSubstr("too many patterns that look like the corners of codes"));
    // Those of one row of the same picture are not too many.
    EXPECT_THAT(to_text(verify_picture(testing::crowded_picture(200), options(60))),
                HasSubstr("no verification code was found"));
}

TEST_F(SlowInput, APictureThatTakesTooLongIsNotSearchedToItsEnd) {
    VerifyOptions slow = options(1);
    const PartRunner usual = slow.run_part;
    slow.run_part = [&](const Part& part) {
        return usual([&] {
            while (!part().empty()) {
            }
            return Bytes();
        });
    };
    const Verdict verdict = verify_picture(testing::pgm_of(honest_.code(code_key()), 4), slow);
    EXPECT_EQ(verdict.exit_code(), 13);
    ASSERT_TRUE(verdict.check("code")) << to_text(verdict);
    EXPECT_EQ(verdict.check("code")->result, CheckResult::not_checked);
    EXPECT_THAT(verdict.check("code")->words, HasSubstr("took longer than 1 s of processor time"));
}

TEST_F(SlowInput, PagesThatCrashTheReaderAreNotChecked) {
    VerifyOptions crashing = options(60);
    crashing.run_part = [](const Part&) { return confine::do_confined([]() -> Bytes { std::abort(); }, {}); };
    const Verdict verdict = verify_pdf(honest_.sealed(code_key(), signer()), crashing);
    EXPECT_EQ(verdict.exit_code(), 10) << to_text(verdict);
    EXPECT_THAT(verdict.check("page-text")->words, HasSubstr("was ended by signal 6"));
}

// What comes from the other process is read as strictly as what comes from a stranger.
TEST_F(SlowInput, AnAnswerThatCannotBeReadIsNone) {
    for (const Bytes& answer :
         {Bytes(), Bytes("\x83\xF4\xF4", 3), Bytes("\x83\xF4\xF4\x81\x83\x61x\x09\x61y", 9), Bytes("\xF6"),
          Bytes(100'000, '\x81')}) {
        VerifyOptions lying = options(60);
        lying.run_part = [&](const Part&) { return Result<Bytes>(answer); };
        const Verdict document = verify_pdf(honest_.sealed(code_key(), signer()), lying);
        EXPECT_EQ(document.reasons, std::vector{Reason::page_beyond_limits}) << to_text(document);
        EXPECT_EQ(verify_picture(testing::pgm_of(honest_.code(code_key()), 4), lying).exit_code(), 13);
    }
}

TEST_F(SlowInput, MorePagesThanTheLimitAreNotOpened) {
    VerifyOptions few = options(60);
    few.limits.pages = 100;
    few.run_part = [](const Part&) -> Result<Bytes> {
        ADD_FAILURE() << "the pages were opened";
        return Bytes();
    };
    const Verdict verdict = verify_pdf(testing::slow_to_compare(code_key(), signer()), few);
    EXPECT_TRUE(verdict.has(Reason::page_beyond_limits));
    EXPECT_THAT(verdict.check("page-text")->words, HasSubstr("more than 100"));
}

}  // namespace
}  // namespace sigillum::verify
