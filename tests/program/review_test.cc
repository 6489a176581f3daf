// A batch reviewed before it is signed, and signed only as it was reviewed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/program/shell.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

// A copy of a sample edition in a folder of its own, beside the directory that samples share.
class Reviewed {
  public:
    Reviewed(const std::string& test, const std::string& sample)
        : folder_(empty_folder(test)), sample_(sample) {
        const fs::path samples = fs::path(SOURCE_DIR) / "samples";
        fs::copy(samples / sample, folder_ / sample, fs::copy_options::recursive);
        fs::copy(samples / "directory", folder_ / "directory", fs::copy_options::recursive);
    }

    Ran sigillum(const std::string& words) const {
        return run("cd " + quoted(folder_.string()) + " && " + quoted(program().string()) + " " + words);
    }
    Ran review(const std::string& more = "") const {
        return sigillum("review " + sample_ + " --out review.html " + more);
    }
    Ran issue(const std::string& more) const {
        return sigillum("issue " + sample_ + " --out issued --keys " + quoted(keys_folder().string()) + " " +
                        more);
    }
    json list() const { return json::parse(content(folder_ / "review.json")); }
    // By a tool of others.
    std::string digest() const {
        return run("sha256sum " + quoted((folder_ / "review.json").string())).output.substr(0, 64);
    }
    void change(const std::string& file, const std::string& sed) const {
        EXPECT_EQ(run("sed -i " + quoted(sed) + " " + quoted((folder_ / file).string())).exit_code, 0);
    }
    bool anything_issued() const { return fs::exists(folder_ / "issued"); }
    const fs::path& folder() const { return folder_; }

  private:
    fs::path folder_;
    std::string sample_;
};

TEST(Review, ShowsTheDigestThatSha256sumGivesTheList) {
    const Reviewed batch("review-digest", "sustainable-innovation");
    const Ran ran = batch.review();
    ASSERT_EQ(ran.exit_code, 0) << ran.output;
    EXPECT_THAT(ran.output, HasSubstr(batch.digest()));
    std::string grouped;
    for (std::size_t at = 0; at < 64; at += 8) grouped += (at == 0 ? "" : " ") + batch.digest().substr(at, 8);
    EXPECT_THAT(content(batch.folder() / "review.html"), HasSubstr(grouped));
}

class ReviewWitness : public ::testing::TestWithParam<const char*> {};

// Python computes the digest from the issued documents and the files, and from docs/review.md alone.
TEST_P(ReviewWitness, ComputesTheSameDigestFromWhatWasIssued) {
    const Reviewed batch(std::string("review-witness-") + GetParam(), GetParam());
    ASSERT_EQ(batch.review().exit_code, 0);
    const Ran issued = batch.issue("--reviewed " + batch.digest());
    ASSERT_EQ(issued.exit_code, 0) << issued.output;
    const std::string at = batch.folder().string() + "/";
    const Ran ran =
        run("python3 " + quoted(std::string(SOURCE_DIR) + "/tests/program/review_digest.py") + " " +
            quoted(at + "review.json") + " " + quoted(at + GetParam()) + " " + quoted(at + "issued") + " " +
            quoted(SOURCE_DIR) + " " + quoted(at + "directory/directory.toml"));
    EXPECT_EQ(ran.output, batch.digest() + "\n");
}

INSTANTIATE_TEST_SUITE_P(Samples, ReviewWitness,
                         ::testing::Values("sustainable-innovation", "data-literacy",
                                           "ai-in-higher-education"),
                         [](const auto& sample) {
                             std::string name = sample.param;
                             std::erase(name, '-');
                             return name;
                         });

TEST(Review, IsTheSameForTheSameEditionAndAnotherForAnyChangeThatPrints) {
    const Reviewed batch("review-same", "sustainable-innovation");
    ASSERT_EQ(batch.review().exit_code, 0);
    const std::string first = batch.digest();
    batch.change("sustainable-innovation/edition.toml", "1i # a comment says nothing");
    ASSERT_EQ(batch.review().exit_code, 0);
    EXPECT_EQ(batch.digest(), first);
    batch.change("directory/directory.toml",
                 "s/^wordmark = \"Politechnika\"/wordmark = \"Politechnika W.\"/");
    ASSERT_EQ(batch.review().exit_code, 0);
    EXPECT_NE(batch.digest(), first);
}

// One row a change: what is changed, and the words in which issue names it.
struct Change {
    const char* name;
    const char* file;
    const char* sed;
    const char* words;
};

void PrintTo(const Change& change, std::ostream* out) { *out << change.name; }

class ReviewedChange : public ::testing::TestWithParam<Change> {};

TEST_P(ReviewedChange, IsNamedAndNothingIsSigned) {
    const Reviewed batch(std::string("review-change-") + GetParam().name, "sustainable-innovation");
    ASSERT_EQ(batch.review().exit_code, 0);
    const std::string digest = batch.digest();
    batch.change(GetParam().file, GetParam().sed);
    const Ran blind = batch.issue("--reviewed " + digest);
    EXPECT_EQ(blind.exit_code, 1) << blind.output;
    EXPECT_THAT(blind.output, HasSubstr("was reviewed"));
    const Ran ran = batch.issue("--reviewed " + digest + " --review-list review.json");
    EXPECT_EQ(ran.exit_code, 1) << ran.output;
    EXPECT_THAT(ran.output, HasSubstr(GetParam().words));
    EXPECT_FALSE(batch.anything_issued());
}

INSTANTIATE_TEST_SUITE_P(
    All, ReviewedChange,
    ::testing::Values(
        Change{"grade", "sustainable-innovation/learners.csv", "/^SI-003,/s/,4.0,/,4.5,/",
               "learner “SI-003”: grade.value was “4.0”, is “4.5”"},
        Change{"name", "sustainable-innovation/learners.csv", "s/Jörg Weißhäupl/Jörg Weisshäupl/",
               "learner “SI-004”: name was “Jörg Weißhäupl”, is “Jörg Weisshäupl”"},
        Change{"left", "sustainable-innovation/learners.csv", "/^SI-007,/d",
               "learner “SI-007” is no longer in the list"},
        Change{"order", "sustainable-innovation/learners.csv", "2{h;d};3{G}",
               "the learners stand in another order"},
        Change{"title", "sustainable-innovation/edition.toml",
               "s/Sustainable Innovation/Sustained Innovation/",
               "edition: opportunity.title.en was “Sustainable Innovation”, is “Sustained Innovation”"},
        Change{"logo", "directory/logos/wut.svg", "s/<svg /<svg  /",
               "the file wut.svg (picture mark:wut) has another content"},
        Change{"theme", "sustainable-innovation/edition.toml", "s/^theme = .*/theme = \"plain\"/",
               "the file plain.json (theme) is new"}),
    [](const auto& change) { return std::string(change.param.name); });

TEST(Review, ADigestWithSpacesOrTheListItselfWillDo) {
    const Reviewed batch("review-spaces", "ai-in-higher-education");
    ASSERT_EQ(batch.review().exit_code, 0);
    std::string spaced = batch.digest();
    spaced.insert(32, " ");
    EXPECT_EQ(batch.issue("--reviewed " + tests::quoted(spaced)).exit_code, 0);
    EXPECT_EQ(batch.issue("--reviewed review.json").exit_code, 0);
    const Ran wrong = batch.issue("--reviewed 3f1c09aa");
    EXPECT_EQ(wrong.exit_code, 1);
    EXPECT_THAT(wrong.output, HasSubstr("“3f1c09aa” is no digest"));
}

// A list whose digest is another than the one on paper was exchanged.
TEST(Review, AListOfAnotherDigestIsRefused) {
    const Reviewed batch("review-exchanged", "ai-in-higher-education");
    ASSERT_EQ(batch.review().exit_code, 0);
    const std::string digest = batch.digest();
    batch.change("review.json", "s/\"version\":1/\"version\": 1/");
    const Ran ran = batch.issue("--reviewed " + digest + " --review-list review.json");
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.output, HasSubstr("the list and the digest of one review"));
}

TEST(Review, NamesWhatStandsOut) {
    const Reviewed batch("review-outstanding", "sustainable-innovation");
    const Ran ran = batch.sigillum("review sustainable-innovation --json");
    ASSERT_EQ(ran.exit_code, 0) << ran.output;
    const json report = json::parse(ran.output);
    const auto has = [&report](const char* learner, const char* field, const char* why) {
        for (const json& entry : report["outstanding"]) {
            if (entry["learner"] == learner && entry["field"] == field && entry["why"] == why) return true;
        }
        return false;
    };
    EXPECT_TRUE(has("SI-008", "grade", "rare: 1 of 13"));
    EXPECT_TRUE(has("SI-005", "requirements_met", "rare: 1 of 13"));
    EXPECT_TRUE(has("SI-012", "birth_date", "the day is not given, unlike most"));
    EXPECT_TRUE(has("SI-012", "name", "shortest name (characters: 12)"));
    EXPECT_TRUE(has("SI-013", "name", "longest name (characters: 60)"));
    EXPECT_FALSE(fs::exists(batch.folder() / "review.html"));
}

// Exactly the fields that differ are columns; what all share is said once.
TEST(Review, ShowsWhatVariesAsATableAndTheRestOnce) {
    const Reviewed batch("review-columns", "sustainable-innovation");
    batch.change("sustainable-innovation/learners.csv",
                 "s/,PL,/,SE,/;s/,NO,/,SE,/;s/,DE,/,SE,/;s/,ES,/,SE,/");
    batch.change("sustainable-innovation/learners.csv", "s/,\\(IT\\|NL\\|TR\\|GR\\|UA\\|VN\\|ID\\),/,SE,/");
    const Ran ran = batch.review("--json");
    ASSERT_EQ(ran.exit_code, 0) << ran.output;
    const json columns = json::parse(ran.output)["columns"];
    EXPECT_EQ(std::find(columns.begin(), columns.end(), "nationality"), columns.end());
    EXPECT_NE(std::find(columns.begin(), columns.end(), "grade"), columns.end());
    EXPECT_EQ(std::find(columns.begin(), columns.end(), "languages"), columns.end());
    const std::string page = content(batch.folder() / "review.html");
    EXPECT_THAT(page, HasSubstr("The same for every learner"));
    EXPECT_THAT(page, HasSubstr("<bdi>Nationality</bdi></th><td colspan=\"1\"><bdi>SE</bdi></td>"));
}

TEST(Review, EscapesWhatTheListSays) {
    const Reviewed batch("review-escapes", "ai-in-higher-education");
    const std::string key = json::parse(
        batch.sigillum("review ai-in-higher-education --json").output)["statement"]["learners"][0]["key"];
    batch.change("ai-in-higher-education/learners.csv",
                 "s/^" + key + ",[^,]*,/" + key + ",A <b>bold<\\/b> \\& “name”,/");
    ASSERT_EQ(batch.review().exit_code, 0);
    const std::string page = content(batch.folder() / "review.html");
    EXPECT_THAT(page, HasSubstr("A &lt;b&gt;bold&lt;/b&gt; &amp; “name”"));
    EXPECT_THAT(page, Not(HasSubstr("<b>bold")));
}

TEST(Review, WritesNothingWhileThereAreErrors) {
    const Reviewed batch("review-errors", "sustainable-innovation");
    batch.change("sustainable-innovation/learners.csv", "s/^SI-002,/SI-001,/");
    EXPECT_EQ(batch.review().exit_code, 1);
    EXPECT_FALSE(fs::exists(batch.folder() / "review.html"));
    EXPECT_FALSE(fs::exists(batch.folder() / "review.json"));
}

TEST(Review, ShowsTheSealThatIsGiven) {
    const Reviewed batch("review-seal", "ai-in-higher-education");
    const Ran ran = batch.review("--certificate " + quoted((keys_folder() / "signer-chain.pem").string()));
    ASSERT_EQ(ran.exit_code, 0) << ran.output;
    const std::string page = content(batch.folder() / "review.html");
    EXPECT_THAT(page, HasSubstr("Prof. Agnieszka Demonstracyjna"));
    EXPECT_THAT(page, HasSubstr("demonstration key: what it signs is a SPECIMEN"));
}

// The signer reads in a language of their own; the digest is the same in all.
TEST(Review, SpeaksTheLanguageOfTheSigner) {
    const Reviewed batch("review-languages", "sustainable-innovation");
    ASSERT_EQ(batch.review().exit_code, 0);
    const std::string digest = batch.digest();
    const std::string english = content(batch.folder() / "review.html");
    EXPECT_THAT(english, HasSubstr("<html lang=\"en\" dir=\"ltr\">"));
    std::size_t languages = 0;
    for (const auto& entry : fs::directory_iterator(fs::path(SOURCE_DIR) / "locales")) {
        const std::string tag = entry.path().stem().string();
        if (entry.path().extension() != ".json" || tag == "en") continue;
        ++languages;
        const Ran ran = batch.review("--locale " + tag);
        ASSERT_EQ(ran.exit_code, 0) << ran.output;
        EXPECT_EQ(batch.digest(), digest) << tag;
        const std::string page = content(batch.folder() / "review.html");
        const std::string direction = tag == "ar" || tag == "he" ? "rtl" : "ltr";
        EXPECT_THAT(page, HasSubstr("<html lang=\"" + tag + "\" dir=\"" + direction + "\">"));
        const json messages = json::parse(content(entry.path()))["messages"];
        for (const char* key : {"review.title", "review.covers", "review.signed_off.signature"})
            EXPECT_THAT(page, HasSubstr(messages[key].get<std::string>())) << tag;
        for (const char* words :
             {"What the signature will cover", "What stands out", ">review.", "{", "not given:"})
            EXPECT_THAT(page.substr(page.find("</style>")), Not(HasSubstr(words))) << tag;
    }
    EXPECT_EQ(languages, 36U);
    const Ran unknown = batch.review("--locale tlh");
    EXPECT_EQ(unknown.exit_code, 2);
    EXPECT_THAT(unknown.output, HasSubstr("there is no catalogue of “tlh”"));
}

// A German edition is read in German unless its signer asks otherwise.
TEST(Review, SpeaksTheLanguageOfTheEditionByItself) {
    const fs::path folder = empty_folder("review-german");
    for (const fs::path& sample : {"de", "pl"}) {
        for (const auto& entry : fs::directory_iterator(fs::path(SOURCE_DIR) / "samples")) {
            const fs::path edition = entry.path() / "edition.toml";
            if (!fs::exists(edition) ||
                content(edition).find("languages = [\"" + sample.string() + "\"]") == std::string::npos)
                continue;
            const Ran ran = run(quoted(program().string()) + " review " + quoted(entry.path().string()) +
                                " --out " + quoted((folder / "review.html").string()) + " --json");
            ASSERT_EQ(ran.exit_code, 0) << ran.output;
            EXPECT_EQ(json::parse(ran.output)["language"], sample.string());
            EXPECT_THAT(content(folder / "review.html"), HasSubstr("<html lang=\"" + sample.string() + "\""));
        }
    }
    EXPECT_TRUE(fs::exists(folder / "review.html"));
}

}  // namespace
}  // namespace sigillum::tests
