#include "qr/fitted_code.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "qr/code_link.h"
#include "qr/public_key_set.h"
#include "qr/token.h"
#include "tests/qr/code_picture.h"
#include "tests/qr/sample_facts.h"

namespace sigillum::qr {
namespace {

constexpr const char* host = "verify.example.edu";

std::string words(std::size_t count) {
    std::string text = "Introduction";
    while (--count > 0) text += " word";
    return text;
}

TEST(FittedCode, OfAnOrdinaryCertificateKeepsAllFactsAtLevelM) {
    const FittedCode code = fit_code(ordinary_facts(1), known_signer(), host).value();
    EXPECT_EQ(code.modules.level, ErrorCorrection::medium);
    EXPECT_TRUE(code.modules.version == 12 || code.modules.version == 13) << code.modules.version;
    EXPECT_EQ(code.facts, ordinary_facts(1));
    EXPECT_EQ(read_link(code.link)->facts, ordinary_facts(1));
    EXPECT_EQ(encode(code.link), code.modules);
    EXPECT_FALSE(code.latin_name_left_out || code.title_shortened);
}

TEST(FittedCode, VerifiesAfterZbarimgHasReadItTurned) {
    const FittedCode code = fit_code(full_facts(), known_signer(), host).value();
    for (const std::string& text :
         read_by_zbarimg({picture_of(code.modules, {}), picture_of(code.modules, {.degrees = 12.5})})) {
        const auto token = read_link(text);
        ASSERT_TRUE(token) << text;
        EXPECT_EQ(verify(*token, {.keys = {known_key()}}), known_key());
        EXPECT_EQ(token->facts, full_facts());
    }
}

// The title grows word by word, and each word of it is a step towards the next measure; none is taken too
// early.
TEST(FittedCode, TakesItsMeasuresInOrderAndOnlyWhenNeeded) {
    TokenFacts facts = full_facts();
    int stage = 0;
    for (std::size_t count = 1; count <= 80; ++count) {
        facts.opportunity_title = words(count);
        const FittedCode code = fit_code(facts, known_signer(), host).value();
        EXPECT_LE(code.modules.version, largest_preferred_version);
        const int reached = code.title_shortened       ? 3
                            : code.latin_name_left_out ? 2
                                                       : code.modules.level == ErrorCorrection::low;
        EXPECT_GE(reached, stage);
        stage = reached;
        EXPECT_EQ(code.facts.latin_name.has_value(), reached < 2);
        EXPECT_EQ(code.facts.opportunity_title == facts.opportunity_title, reached < 3);
        EXPECT_EQ(code.facts.name, facts.name);
        EXPECT_EQ(read_link(code.link)->facts, code.facts);
        if (reached == 1) {
            EXPECT_GT(encode(code.link)->version, largest_preferred_version);
        }
    }
    EXPECT_EQ(stage, 3);
}

TEST(FittedCode, CutsTheTitleAfterAWord) {
    TokenFacts facts = full_facts();
    facts.opportunity_title = words(80);
    const FittedCode code = fit_code(facts, known_signer(), host).value();
    const std::string& title = code.facts.opportunity_title;
    ASSERT_TRUE(title.ends_with(" word…")) << title;
    EXPECT_TRUE(
        facts.opportunity_title.starts_with(title.substr(0, title.size() - std::string("…").size()) + " "));
    // One word more would not fit.
    facts = code.facts;
    facts.opportunity_title.replace(title.find("…"), std::string("…").size(), " word…");
    EXPECT_TRUE(fit_code(facts, known_signer(), host)->title_shortened);
}

TEST(FittedCode, CutsTheKindWhereThereIsNoTitle) {
    TokenFacts facts = full_facts();
    facts.opportunity_kind = words(90);
    facts.opportunity_title.clear();
    const FittedCode code = fit_code(facts, known_signer(), host).value();
    EXPECT_TRUE(code.facts.opportunity_kind.ends_with("word…"));
    EXPECT_TRUE(code.facts.opportunity_title.empty());
}

TEST(FittedCode, NeverRefusesOrCutsAName) {
    TokenFacts facts = full_facts();
    facts.name.clear();
    for (int i = 0; i < 200; ++i) facts.name += "ữ";  // 600 bytes
    const FittedCode code = fit_code(facts, known_signer(), host).value();
    EXPECT_EQ(code.facts.name, facts.name);
    EXPECT_EQ(code.facts.opportunity_title, "…");
    EXPECT_GT(code.modules.version, largest_preferred_version);
}

TEST(FittedCode, IsTheSameForTheSameFactsAndSignature) {
    EXPECT_EQ(fit_code(full_facts(), known_signer(), host)->modules,
              fit_code(full_facts(), known_signer(), host)->modules);
}

TEST(FittedCode, IsRefusedForFactsOrAHostThatCannotBe) {
    TokenFacts facts = full_facts();
    facts.name.clear();
    EXPECT_EQ(fit_code(facts, known_signer(), host).error().kind, bad_token_facts);
    EXPECT_EQ(fit_code(full_facts(), known_signer(), "no host").error().kind, bad_code_host);
    EXPECT_EQ(preview_code_for(full_facts(), "no host").error().kind, bad_code_host);
}

TEST(PreviewCode, LooksLikeTheIssuedOneAndNeverVerifies) {
    TokenFacts long_title = full_facts();
    long_title.opportunity_title = words(80);
    for (const TokenFacts& facts : {full_facts(), least_facts(), ordinary_facts(3), long_title}) {
        const FittedCode issued = fit_code(facts, known_signer(), host).value();
        const FittedCode preview = preview_code_for(facts, host).value();
        EXPECT_EQ(preview.link.size(), issued.link.size());
        EXPECT_EQ(preview.modules.version, issued.modules.version);
        EXPECT_EQ(preview.modules.level, issued.modules.level);
        EXPECT_EQ(preview.facts, issued.facts);
        EXPECT_EQ(read_link(preview.link).error().kind, preview_code);
    }
}

}  // namespace
}  // namespace sigillum::qr
