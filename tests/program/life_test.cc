// The life of certificates after issuing: status, revoke, suspend, reinstate, reissue, erase, and the log of
// it all.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/program/shell.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// An edition with thirteen issued documents in a folder of its own, and the program run there.
class Issued {
  public:
    explicit Issued(const std::string& name) : folder_(empty_folder(name)) {
        EXPECT_EQ(sigillum("new c").exit_code, 0);
        std::string list = content(folder_ / "c/learners.csv");
        list = list.substr(0, list.find('\n') + 1);
        const std::string rows = content(folder_ / "c/learners.csv").substr(list.size());
        const std::string row = rows.substr(0, rows.find('\n') + 1);
        key_ = row.substr(0, row.find(','));
        for (int i = 1; i <= 13; ++i) list += "S-" + std::to_string(i) + row.substr(key_.size());
        write("c/learners.csv", list);
        const Ran ran = issue();
        EXPECT_EQ(ran.exit_code, 0) << ran.output;
        const auto made = manifest();
        for (const auto& document : made["documents"])
            numbers_.push_back(document["number"].get<std::string>());
    }

    Ran sigillum(const std::string& words, const std::string& before = "") const {
        return run("cd " + quoted(folder_.string()) + " && " + before + quoted(program().string()) + " " +
                   words);
    }
    Ran issue() const { return sigillum("issue c --out out --keys " + quoted(keys_folder().string())); }
    Ran reissue(const std::string& words) const {
        return sigillum("reissue " + words + " c --out out --by Ewa --keys " +
                        quoted(keys_folder().string()));
    }
    Ran verify(const std::string& file) const {
        return sigillum("verify --json " + file + " --registry out/registry.sqlite --keys " +
                        quoted(keys_folder().string()));
    }
    nlohmann::json json(const std::string& words) const {
        return nlohmann::json::parse(sigillum(words).output, nullptr, false);
    }
    nlohmann::json manifest() const {
        return nlohmann::json::parse(content(folder_ / "out/manifest.json"), nullptr, false);
    }
    std::string state(std::size_t i) const {
        const auto answer = json("status --out out --json " + numbers_[i]);
        return answer.is_discarded() ? "" : answer[0].value("status", "");
    }
    std::string file(std::size_t i) const {
        return "out/S-" + std::to_string(i + 1) + "_" + numbers_[i] + ".pdf";
    }
    // Corrects the data of the learners: their names.
    void correct(const std::vector<int>& learners) const {
        for (const int i : learners) {
            const std::string key = "S-" + std::to_string(i);
            EXPECT_EQ(run("cd " + quoted(folder_.string()) + " && sed -i 's/^" + key + ",\\([^,]*\\),/" +
                          key + ",Corrected \\1,/' c/learners.csv")
                          .exit_code,
                      0);
        }
    }
    void write(const std::string& name, const std::string& bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
    }

    const std::vector<std::string>& numbers() const { return numbers_; }
    const fs::path& folder() const { return folder_; }

  private:
    fs::path folder_;
    std::string key_;
    std::vector<std::string> numbers_;
};

TEST(Life, RevokeIsSeenByStatusAndVerifyAndIsFinal) {
    const Issued issued("revoke");
    const std::string& number = issued.numbers()[0];
    const Ran revoked = issued.sigillum("revoke " + number +
                                        " --out out --reason misconduct --by Ewa --why 'board of 12 May'");
    EXPECT_EQ(revoked.exit_code, 0) << revoked.output;
    EXPECT_EQ(revoked.output, number + "  revoked, for good (misconduct)\n");
    EXPECT_EQ(issued.state(0), "revoked");
    EXPECT_EQ(issued.state(1), "current");
    const Ran verified = issued.verify(issued.file(0));
    EXPECT_EQ(verified.exit_code, 11) << verified.output;
    const auto verdict = nlohmann::json::parse(verified.output, nullptr, false);
    EXPECT_EQ(verdict["reasons"], nlohmann::json::array({"revoked"}));
    EXPECT_THAT(verified.output, HasSubstr("misconduct"));
    EXPECT_THAT(verified.output, Not(HasSubstr("board of 12 May"))) << "words are for the log only";
    for (const char* later : {"revoke --reason other", "suspend --reason other", "reinstate"}) {
        const Ran ran = issued.sigillum(later + (" --out out " + number));
        EXPECT_EQ(ran.exit_code, 1) << later;
        EXPECT_THAT(ran.output, HasSubstr(number + " is revoked since")) << later;
        EXPECT_THAT(ran.output, HasSubstr("a revocation is final")) << later;
    }
    issued.correct({1});
    EXPECT_THAT(issued.reissue(number).output, HasSubstr("is revoked since"));
    EXPECT_EQ(issued.verify(issued.file(1)).exit_code, 0);
}

TEST(Life, SuspendedIsReinstated) {
    const Issued issued("suspend");
    const std::string& number = issued.numbers()[0];
    EXPECT_EQ(issued.sigillum("reinstate " + number + " --out out").exit_code, 1) << "it is current";
    ASSERT_EQ(issued.sigillum("suspend " + number + " --out out --reason under-review").exit_code, 0);
    const Ran verified = issued.verify(issued.file(0));
    EXPECT_EQ(verified.exit_code, 11);
    EXPECT_THAT(verified.output, HasSubstr("suspended since"));
    EXPECT_EQ(issued.sigillum("suspend " + number + " --out out --reason other").exit_code, 1) << "twice";
    ASSERT_EQ(issued.sigillum("reinstate " + number + " --out out").exit_code, 0);
    EXPECT_EQ(issued.verify(issued.file(0)).exit_code, 0);
    EXPECT_EQ(issued.state(0), "current");
}

TEST(Life, AsksForAClassOfReason) {
    const Issued issued("reason");
    const std::string change = " " + issued.numbers()[0] + " --out out ";
    const Ran none = issued.sigillum("revoke" + change);
    EXPECT_EQ(none.exit_code, 2);
    EXPECT_THAT(none.output, HasSubstr("data-error, awarded-in-error, misconduct, at-holders-request, "
                                       "key-compromised, other"));
    const Ran slip = issued.sigillum("revoke --reason misconduckt" + change);
    EXPECT_EQ(slip.exit_code, 2);
    EXPECT_THAT(slip.output, HasSubstr("did you mean “misconduct”?"));
    EXPECT_EQ(issued.sigillum("suspend --reason misconduct" + change).exit_code, 2)
        << "a class of another state";
    EXPECT_EQ(
        issued.sigillum("revoke --reason other --registry none.sqlite " + issued.numbers()[0]).exit_code, 2);
    EXPECT_EQ(issued.sigillum("revoke --reason other " + issued.numbers()[0]).exit_code, 2)
        << "which registry?";
    EXPECT_EQ(issued.state(0), "current");
}

TEST(Life, TakesManyNumbersFromAFileEachWithItsOutcome) {
    const Issued issued("many");
    std::string typed = issued.numbers()[2];
    for (char& c : typed) c = c == '-' ? ' ' : static_cast<char>(std::tolower(c));
    std::string wrong = issued.numbers()[4];
    wrong.back() = wrong.back() == '0' ? '1' : '0';
    issued.write("list.txt", "# board of 12 May\n\n" + issued.numbers()[1] + "\r\n  " + typed + "\n" + wrong +
                                 "\n0000-0000-0000-0000\n" + issued.numbers()[3] + "\n");
    const auto ran =
        issued.sigillum("revoke --from list.txt --out out --reason data-error --json 2>/dev/null");
    EXPECT_EQ(ran.exit_code, 1);
    const auto outcomes = nlohmann::json::parse(ran.output, nullptr, false);
    ASSERT_EQ(outcomes.size(), 5U) << ran.output;
    EXPECT_EQ(outcomes[0]["status"], "revoked");
    EXPECT_EQ(outcomes[1]["number"], issued.numbers()[2]) << "typed with small letters and spaces";
    EXPECT_EQ(outcomes[1]["status"], "revoked");
    EXPECT_EQ(outcomes[2]["error"]["kind"], "bad-certificate-number");
    EXPECT_EQ(outcomes[3]["error"]["kind"], "number-not-issued");
    EXPECT_EQ(outcomes[4]["status"], "revoked");
    const Ran again = issued.sigillum("status --from - --out out", "cat list.txt | ");
    EXPECT_EQ(again.exit_code, 1);
    EXPECT_THAT(again.output, HasSubstr("5 numbers failed"));
    EXPECT_THAT(issued.sigillum("status --from list.txt --out out").output, HasSubstr("list.txt:5"));
    EXPECT_THAT(again.output, HasSubstr(issued.numbers()[3] + "  revoked since"));
    EXPECT_EQ(issued.sigillum("status --from empty.txt --out out").exit_code, 2);
    EXPECT_EQ(issued.sigillum("status --out out").exit_code, 2);
}

TEST(Life, ReissueCorrectsUnderANewNumber) {
    const Issued issued("reissue");
    issued.correct({1, 2});
    const Ran ran =
        issued.reissue(issued.numbers()[0] + " " + issued.numbers()[2] + " --why 'name mistyped'");
    EXPECT_EQ(ran.exit_code, 1) << "the data of the third are those that were issued";
    EXPECT_THAT(ran.output, HasSubstr("the data of “S-3” are those that were issued"));
    EXPECT_THAT(ran.output, HasSubstr(issued.numbers()[0] + "  replaced by "));

    const auto status = issued.json("status --out out --json " + issued.numbers()[0])[0];
    EXPECT_EQ(status["status"], "replaced");
    EXPECT_EQ(status["reason"], "corrected");
    const std::string successor = status["successor"];
    EXPECT_EQ(issued.json("status --out out --json " + successor)[0]["generation"], 2);

    const std::string old_file = "out/replaced/S-1_" + issued.numbers()[0] + ".pdf";
    const std::string new_file = "out/S-1_" + successor + ".pdf";
    const Ran old = issued.verify(old_file);
    EXPECT_EQ(old.exit_code, 11);
    EXPECT_THAT(old.output, HasSubstr("\"replaced\""));
    EXPECT_THAT(old.output, HasSubstr(successor));
    EXPECT_EQ(issued.verify(new_file).exit_code, 0);
    EXPECT_FALSE(fs::exists(issued.folder() / issued.file(0)));
    EXPECT_THAT(run("pdftotext -f 1 -l 1 " + quoted((issued.folder() / new_file).string()) + " -").output,
                HasSubstr("Corrected"));

    const auto manifest = issued.manifest();
    ASSERT_EQ(manifest["documents"].size(), 13U);
    EXPECT_EQ(manifest["documents"][0]["number"], successor);
    EXPECT_EQ(manifest["documents"][1]["number"], issued.numbers()[1]);

    // Issuing notices the corrected document, and still warns of the second, whose data have changed.
    const Ran rerun = issued.issue();
    EXPECT_EQ(rerun.exit_code, 0) << rerun.output;
    EXPECT_THAT(rerun.output, HasSubstr("0 signed into out, 13 signed before"));
    EXPECT_THAT(rerun.output, Not(HasSubstr("“S-1”")));
    EXPECT_THAT(rerun.output, HasSubstr("the data of “S-2” are not those that were issued"));
    EXPECT_EQ(documents_in(issued.folder() / "out").size(), 13U);

    // What was replaced is final; its successor can be corrected again.
    EXPECT_THAT(issued.reissue(issued.numbers()[0] + " --force").output,
                HasSubstr("is replaced by " + successor));
    EXPECT_THAT(issued.sigillum("revoke --reason other --out out " + issued.numbers()[0]).output,
                HasSubstr("act on its successor"));
    const Ran forced = issued.reissue(successor + " --force --reason name-changed");
    EXPECT_EQ(forced.exit_code, 0) << forced.output;
    EXPECT_EQ(issued.json("status --out out --json " + successor)[0]["reason"], "name-changed");
    EXPECT_EQ(issued.sigillum("registry check --out out").exit_code, 0);
}

TEST(Life, ReissueRefusesWhatIsNoneOfTheEdition) {
    const Issued issued("reissue-refused");
    const std::string keys = " --keys " + quoted(keys_folder().string());
    ASSERT_EQ(issued.sigillum("new d").exit_code, 0);
    ASSERT_EQ(issued.sigillum("issue d --out out2 --registry out/registry.sqlite" + keys).exit_code, 0);
    const auto other = nlohmann::json::parse(content(issued.folder() / "out2/manifest.json"), nullptr, false);
    const std::string number = other["documents"][0]["number"];
    EXPECT_THAT(issued.reissue(number).output, HasSubstr(number + " belongs to the edition “d”"));
    EXPECT_THAT(issued.reissue("0000-0000-0000-0000").output, HasSubstr("nothing was issued under"));
    EXPECT_EQ(issued.reissue("").exit_code, 2);
    EXPECT_EQ(issued.reissue(issued.numbers()[0] + " --reason misconduct").exit_code, 2);
    ASSERT_EQ(run("sed -i '/^S-1,/d' " + quoted((issued.folder() / "c/learners.csv").string())).exit_code, 0);
    EXPECT_THAT(issued.reissue(issued.numbers()[0]).output, HasSubstr("is not in the edition's list"));
    EXPECT_THAT(issued.reissue(issued.numbers()[1] + " " + issued.numbers()[1] + " --force").output,
                HasSubstr("is named twice"));
    fs::remove(issued.folder() / issued.file(2));
    EXPECT_THAT(issued.reissue(issued.numbers()[2]).output, HasSubstr("--force makes the new one"));
    EXPECT_EQ(issued.state(0), "current");
}

// The disk fills up, say, between the new file and its row in the registry: nothing is replaced yet, and the
// next run goes on with the same number.
TEST(Life, AnInterruptedReissueIsContinuedUnderTheSameNumber) {
    const Issued issued("reissue-interrupted");
    const auto registry = [&](const std::string& sql) {
        return run("python3 -c \"import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); "
                   "d.execute(sys.argv[2]); "
                   "d.commit()\" " +
                   quoted((issued.folder() / "out/registry.sqlite").string()) + " " + quoted(sql))
            .exit_code;
    };
    ASSERT_EQ(
        registry("CREATE TRIGGER full BEFORE INSERT ON status_change BEGIN SELECT raise(ABORT, 'full'); END"),
        0);
    issued.correct({1});
    const Ran stopped = issued.reissue(issued.numbers()[0]);
    EXPECT_EQ(stopped.exit_code, 1) << stopped.output;
    EXPECT_EQ(issued.state(0), "current");
    EXPECT_TRUE(fs::exists(issued.folder() / issued.file(0))) << "what counts stays where it is";
    std::string left_over;
    for (const fs::path& document : documents_in(issued.folder() / "out")) {
        const std::string name = document.filename().string();
        if (name.starts_with("S-1_") && name.find(issued.numbers()[0]) == std::string::npos) left_over = name;
    }
    ASSERT_NE(left_over, "");
    EXPECT_NE(issued.verify("out/" + left_over).exit_code, 0) << "it does not count yet";
    EXPECT_EQ(issued.sigillum("registry check --out out").exit_code, 0);

    ASSERT_EQ(registry("DROP TRIGGER full"), 0);
    const Ran continued = issued.reissue(issued.numbers()[0]);
    EXPECT_EQ(continued.exit_code, 0) << continued.output;
    EXPECT_THAT(continued.output, HasSubstr(left_over));
    EXPECT_EQ(issued.state(0), "replaced");
    EXPECT_EQ(issued.verify("out/" + left_over).exit_code, 0);
    EXPECT_EQ(documents_in(issued.folder() / "out").size(), 13U);
}

TEST(Life, TheLogSaysWhoDidWhatWhenAndWhy) {
    const Issued issued("log");
    const std::string& number = issued.numbers()[0];
    ASSERT_EQ(
        issued
            .sigillum("suspend --reason under-review --out out --by 'Ewa Rejestr' --why 'complaint 17' " +
                      number)
            .exit_code,
        0);
    const Ran log = issued.sigillum("status --log --out out " + number);
    EXPECT_EQ(log.exit_code, 0);
    EXPECT_THAT(log.output, ::testing::ContainsRegex("reserve +c .*\n.*issue +" + number + ".*\n.*suspend +" +
                                                     number + " +by Ewa Rejestr: complaint 17\n$"));
    const auto all = issued.json("status --log --out out --json");
    // Two keys, two names, one batch of numbers, thirteen documents, one suspension.
    ASSERT_EQ(all.size(), 19U);
    EXPECT_EQ(all[18]["action"], "suspend");
    EXPECT_EQ(all[18]["why"], "complaint 17");
    EXPECT_EQ(all[17]["action"], "issue");
    EXPECT_NE(all[17]["by"], "") << "the name of the user";
    const Ran nothing = issued.sigillum("status --log --out out ABC");
    EXPECT_EQ(nothing.exit_code, 1);
    EXPECT_THAT(nothing.output, AllOf(HasSubstr("ABC"), HasSubstr("no row")));
}

// Of thirty-two ids of keys or editions with sixteen characters one has the form of a number.
TEST(Life, TheLogFindsWhatOnlyLooksLikeANumber) {
    const Issued issued("log-of-look-alike");
    ASSERT_EQ(issued.sigillum("new abcdef000000000a").exit_code, 0);
    const Ran made =
        issued.sigillum("issue abcdef000000000a --out more --registry out/registry.sqlite --keys " +
                        quoted(keys_folder().string()));
    ASSERT_EQ(made.exit_code, 0) << made.output;
    const Ran log = issued.sigillum("status --log --out out abcdef000000000a");
    EXPECT_EQ(log.exit_code, 0) << log.output;
    EXPECT_THAT(log.output, HasSubstr("reserve    abcdef000000000a"));
    EXPECT_EQ(issued.sigillum("status --log --out out ABCDEF000000000A").exit_code, 1) << "no such number";
}

TEST(Life, TheCheckNamesWhatWasChangedInTheFile) {
    const Issued issued("check");
    const Ran whole = issued.sigillum("registry check --out out");
    EXPECT_EQ(whole.exit_code, 0);
    EXPECT_THAT(whole.output, HasSubstr("18 rows in the log, 13 reservations, 13 documents"));
    const std::string head = whole.output.substr(whole.output.find("end of the log  ") + 16);
    EXPECT_EQ(issued.sigillum("registry check --out out --head " + head.substr(0, head.size() - 1)).exit_code,
              0);
    EXPECT_EQ(issued.sigillum("registry check --out out --head 18:" + std::string(64, '0')).exit_code, 1);
    EXPECT_EQ(issued.sigillum("registry check --out out --head 18").exit_code, 2);
    const Ran tampered =
        run("python3 -c \"import sqlite3; d = sqlite3.connect('" +
            (issued.folder() / "out/registry.sqlite").string() +
            "'); d.execute('DROP TRIGGER audit_stays'); d.execute('UPDATE audit SET at = at + 1 "
            "WHERE sequence = 7'); d.commit()\"");
    ASSERT_EQ(tampered.exit_code, 0) << tampered.output;
    const Ran check = issued.sigillum("registry check --out out");
    EXPECT_EQ(check.exit_code, 1);
    EXPECT_THAT(check.output, HasSubstr("row 7 of the log (issue"));
    const auto json = issued.json("registry check --out out --json");
    EXPECT_EQ(json["whole"], false);
    EXPECT_EQ(json["check"]["findings"][0]["kind"], "audit-chain-broken");
}

TEST(Life, ErasedLearnersKeepTheirStatus) {
    const Issued issued("erase");
    const std::string& number = issued.numbers()[0];
    const Ran erased = issued.sigillum("registry erase --out out --why 'request 3' " + number);
    EXPECT_EQ(erased.exit_code, 0) << erased.output;
    EXPECT_THAT(erased.output, HasSubstr("S-1_" + number + ".pdf is still where it was issued"));
    EXPECT_THAT(content(issued.folder() / "out/registry.sqlite"), Not(HasSubstr("S-1_")));
    EXPECT_THAT(content(issued.folder() / "out/registry.sqlite"), HasSubstr("S-2_"));
    EXPECT_EQ(issued.sigillum("registry check --out out").exit_code, 0);
    EXPECT_EQ(issued.verify(issued.file(0)).exit_code, 0) << "the document itself stays good";
    EXPECT_EQ(issued.sigillum("registry erase --out out " + number).exit_code, 1) << "twice";
    issued.correct({1});
    EXPECT_THAT(issued.reissue(number).output, HasSubstr("was erased from the registry"));
    ASSERT_EQ(issued.sigillum("revoke --reason other --out out " + number).exit_code, 0);
    EXPECT_EQ(issued.verify(issued.file(0)).exit_code, 11);
}

TEST(Life, ARetiredKeyIssuesNothingNew) {
    const Issued issued("retired-key");
    // What `keys retire` does, by hand: the registry refuses whatever the command line says.
    const auto registered =
        run("python3 -c \"import sqlite3; d = sqlite3.connect('" +
            (issued.folder() / "out/registry.sqlite").string() +
            "'); d.execute('UPDATE key SET retired_at = 1795000000 WHERE purpose = \\'code\\''); "
            "d.commit()\"");
    ASSERT_EQ(registered.exit_code, 0) << registered.output;
    const Ran ran = issued.issue();
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.output, HasSubstr("was retired on 2026-11-18 and signs nothing new"));
}

// The digests in the registry are those of the files on the disk and of the tokens in their codes.
TEST(Life, RecordsTheDigestsOfFilesAndTokens) {
    std::string words = "python3 " + quoted(std::string(SOURCE_DIR) + "/tests/program/recorded_digests.py") +
                        " " + quoted((issued_folder().parent_path() / "registry.sqlite").string());
    const auto documents = issued_documents();
    for (const fs::path& document : documents) words += " " + quoted(document.string());
    EXPECT_EQ(run(words).output, std::to_string(documents.size()) + " agree\n");
}

// Whoever still has a registry of the first version: every changing command brings it along.
TEST(Life, AnOldRegistryIsUpgradedByTheFirstChange) {
    const fs::path folder = empty_folder("upgrade");
    const std::string registry = quoted((folder / "registry.sqlite").string());
    ASSERT_EQ(run("python3 -c \"import sqlite3, sys; "
                  "sqlite3.connect(sys.argv[1]).executescript(open(sys.argv[2]).read())\" " +
                  registry + " " + quoted(std::string(SOURCE_DIR) + "/tests/registry/version_1.sql"))
                  .exit_code,
              0);
    const std::string program_words = quoted(program().string()) + " ";
    const Ran asked = run(program_words + "status 9T3X-P54K-AZ14-YK9X --registry " + registry);
    EXPECT_EQ(asked.exit_code, 2);
    EXPECT_THAT(asked.output, HasSubstr("sigillum registry upgrade"));
    const Ran changed =
        run(program_words + "revoke 9T3X-P54K-AZ14-YK9X --reason other --registry " + registry);
    EXPECT_EQ(changed.exit_code, 0) << changed.output;
    EXPECT_THAT(changed.output, HasSubstr("brought to the present version"));
    EXPECT_EQ(run(program_words + "registry check --registry " + registry).exit_code, 0);
    EXPECT_EQ(run(program_words + "registry upgrade --registry " + registry).exit_code, 0);
}

}  // namespace
}  // namespace sigillum::tests
