// Documents in every language alone, with English both ways round, and in further pairs, of every certificate
// with every optional part.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>

#include "compose/composer.h"
#include "credential/read.h"
#include "issue/workshop.h"
#include "tests/issue/document_faults.h"
#include "tests/pairs/pairs_edition.h"
#include "tests/program/shell.h"
#include "tests/program/verapdf.h"
#include "typeset/typesetter.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;

constexpr Instant now{1'790'848'800, 120};  // 2026-10-01T12:00:00+02:00

std::unique_ptr<issue::Workshop> workshop_of(const fs::path& edition, const std::string& theme) {
    const std::string source = SOURCE_DIR;
    Findings findings;
    auto read = credential::read_edition(edition.string(), {.today = date_of(now)});
    EXPECT_TRUE(read.edition);
    if (!read.edition) return nullptr;
    read.edition->edition.theme = theme;
    auto workshop = issue::set_up(std::move(*read.edition),
                                  {.layouts = source + "/layouts",
                                   .locales = source + "/locales",
                                   .fonts = source + "/fonts/fonts.json",
                                   .icc_profile = "/usr/share/color/icc/sRGB.icc"},
                                  findings);
    for (const Finding& finding : findings.list()) ADD_FAILURE() << to_string(finding.error);
    return workshop;
}

credential::Issuance issuance() {
    credential::Issuance issuance;
    issuance.number = "7K4Q-X9TM-2HBD-A3F8";
    issuance.status_list = "1";
    issuance.signing_time = now;
    issuance.seal = credential::SealKind::demonstration;
    issuance.seal_signer = "Prof. Agnieszka Demonstracyjna";
    issuance.seal_organisation = "Demonstration University";
    issuance.specimen = true;
    return issuance;
}

class EveryPair : public testing::TestWithParam<std::string> {
  protected:
    EveryPair() : edition_(empty_folder("pairs-" + name()) / GetParam()) {
        write_edition(GetParam(), edition_);
    }

    static std::string name() {
        std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
        std::replace(name.begin(), name.end(), '/', '-');
        return name;
    }

    // What is wrong with the documents of all choices on sheets of this theme, by choice.
    std::map<std::string, std::vector<std::string>> faults(const std::string& theme) const {
        const auto workshop = workshop_of(edition_, theme);
        std::map<std::string, std::vector<std::string>> found;
        if (workshop == nullptr) return {{"all", {"the edition is refused"}}};
        compose::Composer composer(workshop->edition(), workshop->layout, workshop->catalogues);
        typeset::Typesetter typesetter(workshop->layout, workshop->theme, workshop->fonts, workshop->pictures,
                                       workshop->line_rules);
        const qr::Modules modules{.version = 13, .size = 69, .dark = std::vector<std::uint8_t>(69 * 69, 1)};
        for (const credential::Learner& learner : workshop->learners()) {
            const auto document = composer.document({workshop->edition(), learner, issuance()});
            if (!document) {
                found[learner.key] = {to_string(document.error())};
                continue;
            }
            const auto pages = typesetter.set(*document, {modules, "HTTPS://VERIFY.EXAMPLE.ORG/V/#A"});
            auto faults = pages ? issue::document_faults(*pages, *workshop)
                                : std::vector<std::string>{to_string(pages.error())};
            if (!faults.empty()) found[learner.key] = std::move(faults);
        }
        EXPECT_EQ(workshop->learners().size(), choices().size());
        return found;
    }

    // The texts that each document prints, by choice: text and its language.
    using Printed = std::vector<std::pair<std::string, std::string>>;
    std::map<std::string, Printed> printed() const {
        const auto workshop = workshop_of(edition_, "enhance");
        std::map<std::string, Printed> all;
        if (workshop == nullptr) return all;
        compose::Composer composer(workshop->edition(), workshop->layout, workshop->catalogues);
        for (const credential::Learner& learner : workshop->learners()) {
            const auto composed = composer.compose({workshop->edition(), learner, issuance()});
            EXPECT_TRUE(composed) << learner.key;
            if (!composed) continue;
            const auto record = nlohmann::json::parse(composed->record);
            for (const auto& entry : record.at("printed"))
                all[learner.key].emplace_back(entry.at("text"), entry.value("language", ""));
        }
        return all;
    }

    fs::path edition_;
};

TEST_P(EveryPair, IsSetWithoutFaultUpright) { EXPECT_THAT(faults("enhance"), IsEmpty()); }

// A wide sheet has less room for the statement of two languages: a few are refused, and the way out is named.
TEST_P(EveryPair, IsSetWithoutFaultOnItsSide) {
    const auto found = faults("enhance-landscape");
    for (const auto& [choice, faults] : found)
        EXPECT_THAT(faults, testing::ElementsAre(testing::HasSubstr("stand upright"))) << choice;
    EXPECT_LE(found.size(), 2U);
}

// A text that English has and only some of the other languages repeat was not translated there; what all
// repeat is a name. Single words (online, portfolio) may be the same.
TEST_P(EveryPair, SaysNothingInALanguageThatIsNotItsOwn) {
    const auto all = printed();
    ASSERT_EQ(all.size(), choices().size());
    const std::string directory = content(fs::path(SOURCE_DIR) / "samples/directory/directory.toml");
    const std::regex words("[A-Za-z]{3,}[^A-Za-z]+[a-z]{3,}");
    std::map<std::string, std::set<std::string>> repeated;
    std::size_t others = 0;
    for (const Choice& choice : choices()) {
        if (std::find(choice.begin(), choice.end(), "en") != choice.end()) continue;
        ++others;
        for (const auto& [text, language] : all.at(to_string(choice)))
            repeated[text].insert(to_string(choice));
    }
    for (const auto& [text, language] : all.at("en")) {
        const std::size_t count = repeated[text].size();
        const bool named = directory.find('"' + text + '"') != std::string::npos;
        if (count > 0 && count < others && !named && std::regex_search(text, words))
            ADD_FAILURE() << "“" << text << "” stands untranslated in "
                          << testing::PrintToString(repeated[text]);
    }
}

TEST_P(EveryPair, LeavesNoPlaceUnfilled) {
    for (const auto& [choice, texts] : printed()) {
        EXPECT_FALSE(texts.empty()) << choice;
        for (const auto& [text, language] : texts)
            EXPECT_EQ(text.find_first_of("{}"), std::string::npos) << choice << ": " << text;
    }
}

// Whether a document goes to veraPDF: all in the preset "pairs", else a spread in which every language comes.
bool is_judged(std::size_t choice, const std::string& certificate) {
    if (std::getenv("SIGILLUM_EVERY_PAIR") != nullptr) return true;
    const auto& all = certificates();
    const auto place = static_cast<std::size_t>(std::find(all.begin(), all.end(), certificate) - all.begin());
    return choice % (3 * all.size()) == 3 * place;
}

TEST_P(EveryPair, IsVerifiedAndArchivableAndAccessible) {
    const fs::path out = edition_.parent_path() / "issued";
    const Ran issued = run(quoted(program()) + " issue " + quoted(edition_) + " --out " + quoted(out) +
                           " --keys " + quoted(keys_folder()));
    ASSERT_EQ(issued.exit_code, 0) << issued.output;
    const auto documents = documents_in(out);
    ASSERT_EQ(documents.size(), choices().size());
    const Ran verified = run(quoted(program()) + " verify " + quoted(out) + "/*.pdf --keys " +
                             quoted(keys_folder()) + " --registry " + quoted(out / "registry.sqlite"));
    EXPECT_EQ(verified.exit_code, 0) << verified.output.substr(0, 4000);
    std::map<std::string, fs::path> by_choice;
    for (const fs::path& document : documents) {
        const std::string name = document.filename().string();
        by_choice[name.substr(0, name.find('_'))] = document;
    }
    std::vector<fs::path> judged;
    const auto all = choices();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (is_judged(i, GetParam())) judged.push_back(by_choice.at(to_string(all[i])));
    }
    EXPECT_GE(judged.size(), 8U);
    if (!verapdf_is_there()) {
        if (in_ci()) FAIL() << "veraPDF is not there, and CI must not go without it";
        GTEST_SKIP() << "veraPDF is not there";
    }
    EXPECT_EQ(verapdf_failures("3a", judged), "");
    EXPECT_EQ(verapdf_failures("ua1", judged), "");
}

std::string name_of(const testing::TestParamInfo<std::string>& info) {
    std::string name = info.param;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Certificates, EveryPair, testing::ValuesIn(certificates()), name_of);

}  // namespace
}  // namespace sigillum::tests
