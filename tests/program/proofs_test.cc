// One learner of a programme who asks for the certificate and hands in proofs of the units.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "seal/local_signer.h"
#include "seal/seal.h"
#include "tests/program/shell.h"
#include "tests/seal/handmade_pdf.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;

// What the certificate of a unit says; as given here it proves unit u1 for DL-001 of samples/data-literacy.
struct UnitCertificate {
    std::string id = "unit-u1";
    std::string title = "Foundations of Data Literacy";
    std::string university = "wut";
    std::string ects = "2";
    std::string name = "Wojciech Brzęczyszczykiewicz-Łoś";
    std::string birth_date = "2001-07-19";
    std::string grade = "4.0";
};

// The certificates of all four units of DL-001.
const UnitCertificate u1{};
const UnitCertificate u2{"unit-u2", "Statistics for Decision Making", "tu-delft", "2", u1.name, u1.birth_date,
                         "8.5"};
const UnitCertificate u3{"unit-u3", "Telling Stories with Data", "polimi", "2", u1.name, u1.birth_date, "28"};
const UnitCertificate u4{"unit-u4", "Data, Law and Ethics", "rwth-aachen", "2",
                         u1.name,   u1.birth_date,          "2.7"};

class Asked {
  public:
    explicit Asked(const std::string& test) : folder_(empty_folder(test)) {
        const fs::path samples = fs::path(SOURCE_DIR) / "samples";
        fs::copy(samples / "data-literacy", folder_ / "data-literacy", fs::copy_options::recursive);
        fs::copy(samples / "directory", folder_ / "directory", fs::copy_options::recursive);
    }

    Ran sigillum(const std::string& words) const {
        return run("cd " + quoted(folder_.string()) + " && " + quoted(program().string()) + " " + words);
    }
    // The certificate of a unit, issued by the program itself into the registry of the partners.
    std::string unit(const UnitCertificate& unit) const {
        write(folder_ / unit.id / "edition.toml",
              "type = \"achievement\"\ncharacter = \"academic\"\nlanguages = [\"en\"]\n"
              "directory = \"../directory/directory.toml\"\nissuer = \"" +
                  unit.university +
                  "\"\nplace = \"There\"\ndocument_date = 2026-09-28\ndate_of_issuing = 2026-09-25\n"
                  "languages_of_instruction = [\"en\"]\ngrading_scheme = \"The scale of the university.\"\n"
                  "[opportunity]\nkind = \"course\"\ntitle = \"" +
                  unit.title + "\"\n[workload]\nects = " + unit.ects +
                  "\n[[outcomes]]\nitems = [\"Works with data.\"]\n[participation]\nmode = \"in-presence\"\n"
                  "duration = { from = 2026-03-02, to = 2026-06-12 }\ncontact_hours = 20\n"
                  "[[assessment]]\nkind = \"project-work\"\n[[signatories]]\nname = \"Prof. Invented\"\n"
                  "function = \"Dean\"\n");
        write(folder_ / unit.id / "learners.csv", "key,name,birth_date,birth_place,grade\nX-1," + unit.name +
                                                      "," + unit.birth_date + ",Szczebrzeszyn," + unit.grade +
                                                      "\n");
        const Ran ran = sigillum("issue " + unit.id + " --out " + unit.id +
                                 "-out --registry partners.sqlite --keys " + quoted(keys_folder().string()));
        EXPECT_EQ(ran.exit_code, 0) << ran.output;
        const auto documents = documents_in(folder_ / (unit.id + "-out"));
        return documents.empty() ? "" : documents.front().string();
    }
    Ran issue(const std::string& words) const {
        return sigillum("issue data-literacy --out issued --by Ewa --proof-registry partners.sqlite --keys " +
                        quoted(keys_folder().string()) + " " + words);
    }
    // With the last proof as given, the others being as they should.
    Ran issue_with_u1(const std::string& file) const {
        return issue("--learner DL-001 --proof u1=" + quoted(file) + " --proof u2=" + quoted(unit(u2)) +
                     " --proof u3=" + quoted(unit(u3)) + " --proof u4=" + quoted(unit(u4)));
    }
    bool nothing_issued() const { return !fs::exists(folder_ / "issued"); }
    const fs::path& folder() const { return folder_; }
    json manifest() const { return json::parse(content(folder_ / "issued/manifest.json")); }

  private:
    fs::path folder_;
};

// A PDF of nobody's making but this test's, signed by a demonstration authority of its own.
std::string foreign_document(const fs::path& folder) {
    EXPECT_EQ(run(quoted(program().string()) + " keys demo --out " + quoted((folder / "foreign").string()) +
                  " --person 'Registrar Elsewhere'")
                  .exit_code,
              0);
    const auto signer = seal::signer_from_pkcs12(content(folder / "foreign/signer.p12"), "", "foreign");
    EXPECT_TRUE(signer);
    const seal::Sealer sealer(**signer);
    const auto sealed = sealer.seal(seal::test::handmade_pdf(sealer.reserved_bytes(false)));
    EXPECT_TRUE(sealed);
    write(folder / "transcript.pdf", *sealed);
    return (folder / "transcript.pdf").string();
}

TEST(Proofs, OwnCertificatesOfAllUnitsAreCheckedRecordedAndIssued) {
    const Asked asked("proofs-good");
    const std::string file = asked.unit(u1);
    const Ran ran = asked.issue_with_u1(file);
    ASSERT_EQ(ran.exit_code, 0) << ran.output;
    const json documents = asked.manifest()["documents"];
    ASSERT_EQ(documents.size(), 1U);
    EXPECT_EQ(documents[0]["learner"], "DL-001");
    const std::string number = documents[0]["number"];
    const fs::path list = asked.folder() / "issued" / (number + ".proofs.json");
    const json proofs = json::parse(content(list));
    EXPECT_EQ(proofs["checked_by"], "Ewa");
    EXPECT_EQ(proofs["number"], number);
    ASSERT_EQ(proofs["proofs"].size(), 4U);
    EXPECT_EQ(proofs["proofs"][0]["unit"], "u1");
    EXPECT_EQ(proofs["proofs"][0]["kind"], "certificate");
    EXPECT_EQ(proofs["proofs"][0]["sha256"], run("sha256sum " + quoted(file)).output.substr(0, 64));
    EXPECT_EQ(fs::status(list).permissions(), fs::perms::owner_read | fs::perms::owner_write);

    // The log's row, computed again from docs/registry.md by Python.
    const Ran row =
        run("python3 -c 'import hashlib,sqlite3,struct,sys\n"
            "db=sqlite3.connect(sys.argv[1])\nn=sys.argv[2].replace(chr(45),\"\")\n"
            "t=lambda b: struct.pack(\">I\",len(b))+b\n"
            "salt,=db.execute(\"SELECT salt FROM learner JOIN reservation ON learner.id=learner WHERE "
            "number=?\",(n,)).fetchone()\n"
            "seal=hashlib.sha256(salt+hashlib.sha256(open(sys.argv[3],\"rb\").read()).digest()).digest()\n"
            "want=hashlib.sha256(t(n.encode())+t(seal)).digest()\n"
            "print(db.execute(\"SELECT actor FROM audit WHERE action=? AND subject=? AND "
            "details=?\",(\"prove\",n,want)).fetchall())' " +
            quoted((asked.folder() / "issued/registry.sqlite").string()) + " " + number + " " +
            quoted(list.string()));
    EXPECT_EQ(row.output, "[('Ewa',)]\n");
    EXPECT_EQ(asked.sigillum("registry check --out issued").exit_code, 0);
    EXPECT_THAT(asked.sigillum("status --log --out issued").output, HasSubstr("prove"));
    // Once more: nothing is made and nothing recorded.
    EXPECT_EQ(asked.issue_with_u1(file).exit_code, 0);
    const json after = asked.manifest()["documents"];
    ASSERT_EQ(after.size(), 1U);
    EXPECT_EQ(after[0]["sha256"], documents[0]["sha256"]);
    EXPECT_EQ(after[0]["checked"], "by an earlier run");
}

// One row a doubtful proof of unit u1: what is handed in, and the words in which it is refused.
struct Doubt {
    const char* name;
    void (*spoil)(UnitCertificate&);
    const char* words;
};

void PrintTo(const Doubt& doubt, std::ostream* out) { *out << doubt.name; }

class DoubtfulProof : public ::testing::TestWithParam<Doubt> {};

TEST_P(DoubtfulProof, IsNamedAndNothingIsIssued) {
    const Asked asked(std::string("proofs-doubt-") + GetParam().name);
    UnitCertificate spoilt = u1;
    GetParam().spoil(spoilt);
    const Ran ran = asked.issue_with_u1(asked.unit(spoilt));
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.output, AllOf(HasSubstr(GetParam().words), HasSubstr("1 error,")));
    EXPECT_TRUE(asked.nothing_issued());
}

INSTANTIATE_TEST_SUITE_P(
    All, DoubtfulProof,
    ::testing::Values(
        Doubt{"person", [](UnitCertificate& c) { c.name = "Wojciech Inny"; },
              "it was issued to “Wojciech Inny”, the programme’s certificate would be for “Wojciech"},
        Doubt{"birth", [](UnitCertificate& c) { c.birth_date = "2001-07-18"; },
              "its holder was born on 2001-07-18, the learner on 2001-07-19"},
        Doubt{"unit", [](UnitCertificate& c) { c.title = "Foundations of Something Else"; },
              "it is for another learning opportunity than “Foundations of Data Literacy”"},
        Doubt{"university", [](UnitCertificate& c) { c.university = "upv"; },
              "it was issued by “upv”, the unit was held by “wut”"},
        Doubt{"workload", [](UnitCertificate& c) { c.ects = "1"; },
              "its workload is 1 ects, the unit’s 2 ects"},
        Doubt{"grade", [](UnitCertificate& c) { c.grade = "3.5"; },
              "its grade is “3.5”, the list has “4.0”"}),
    [](const auto& doubt) { return std::string(doubt.param.name); });

TEST(Proofs, AnAlteredCertificateProvesNothing) {
    const Asked asked("proofs-altered");
    std::string bytes = content(asked.unit(u1));
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    write(asked.folder() / "altered.pdf", bytes);
    const Ran ran = asked.issue_with_u1("altered.pdf");
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.output, HasSubstr("the proof of unit “u1” for “DL-001”, altered.pdf: "));
    EXPECT_TRUE(asked.nothing_issued());
}

TEST(Proofs, ARevokedCertificateProvesNothing) {
    const Asked asked("proofs-revoked");
    const std::string file = asked.unit(u1);
    const std::string name = fs::path(file).stem().string();
    ASSERT_EQ(asked
                  .sigillum("revoke " + name.substr(name.find('_') + 1) +
                            " --reason awarded-in-error --registry partners.sqlite")
                  .exit_code,
              0);
    const Ran ran = asked.issue_with_u1(file);
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.output, HasSubstr("revoked"));
    EXPECT_TRUE(asked.nothing_issued());
}

TEST(Proofs, ACertificateThatNoRegistryKnowsIsDoubtful) {
    const Asked asked("proofs-unknown");
    const std::string file = asked.unit(u1);
    fs::rename(asked.folder() / "partners.sqlite", asked.folder() / "elsewhere.sqlite");
    const Ran ran = asked.issue_with_u1(file);
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.output, HasSubstr("the proof of unit “u1” for “DL-001”"));
    EXPECT_TRUE(asked.nothing_issued());
}

TEST(Proofs, EveryUnitNeedsOneAndOnlyUnitsOfTheLearner) {
    const Asked asked("proofs-missing");
    const std::string file = quoted(asked.unit(u1));
    const Ran ran = asked.issue("--learner DL-001 --proof u1=" + file + " --proof u2=" + file +
                                " --proof u6=" + file + " --proof u1=" + file);
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.output,
                AllOf(HasSubstr("nothing proves unit “u3” for “DL-001”"),
                      HasSubstr("nothing proves unit “u4” for “DL-001”"),
                      HasSubstr("a proof of “u6”, which is not among the completed units of “DL-001”"),
                      HasSubstr("a second proof of “u1” for “DL-001”"),
                      HasSubstr("the proof of unit “u2” for “DL-001”")));
    EXPECT_TRUE(asked.nothing_issued());
    EXPECT_THAT(asked.issue("--learner DL-999").output,
                HasSubstr("“DL-999” is no key of this edition's list"));
    EXPECT_TRUE(asked.nothing_issued());
}

// Proofs of every kind, from a list.
class ListedProofs : public ::testing::Test {
  protected:
    std::string list(const std::string& u2_entry, const std::string& u3_entry) const {
        return "[[proofs]]\nlearner = \"DL-001\"\nunit = \"u1\"\nfile = \"" + asked.unit(u1) + "\"\n" +
               u2_entry + u3_entry + "[[proofs]]\nunit = \"u4\"\nkind = \"certificate\"\nfile = \"" +
               asked.unit(u4) + "\"\n";
    }
    Ran issue(const std::string& proofs, const std::string& more) const {
        write(asked.folder() / "proofs.toml", proofs);
        return asked.issue("--learner DL-001 --proofs proofs.toml " + more);
    }
    // Both trusted: the partners' certificates and the foreign signer's.
    std::string trust() const {
        return "--proof-trust foreign/root.pem --proof-trust " +
               quoted((keys_folder() / "root.pem").string()) + " --proof-trust " +
               quoted((keys_folder() / "code-keys.json").string());
    }

    const Asked asked{::testing::UnitTest::GetInstance()->current_test_info()->name()};
    const std::string transcript = foreign_document(asked.folder());
    const std::string foreign =
        "[[proofs]]\nunit = \"u2\"\nkind = \"signed-document\"\nfile = \"transcript.pdf\"\n"
        "confirmed_by = \"Anna Nowak\"\nrole = \"Registrar\"\ndate = 2026-09-28\nnote = \"line 4\"\n";
    const std::string coordinator =
        "[[proofs]]\nunit = \"u3\"\nkind = \"coordinator\"\nconfirmed_by = \"Prof. Benedetta Ronchi\"\n"
        "role = \"academic coordinator\"\ndate = 2026-09-29\n";
};

TEST_F(ListedProofs, OfEveryKindAreRecordedWithWhoAndWhen) {
    const Ran ran = issue(list(foreign, coordinator), trust());
    ASSERT_EQ(ran.exit_code, 0) << ran.output;
    const std::string number = asked.manifest()["documents"][0]["number"];
    const json proofs = json::parse(content(asked.folder() / "issued" / (number + ".proofs.json")))["proofs"];
    EXPECT_EQ(proofs[1], json({{"unit", "u2"},
                               {"kind", "signed-document"},
                               {"file", "transcript.pdf"},
                               {"sha256", run("sha256sum " + quoted(transcript)).output.substr(0, 64)},
                               {"signer", "Registrar Elsewhere"},
                               {"confirmed_by", "Anna Nowak"},
                               {"role", "Registrar"},
                               {"date", "2026-09-28"},
                               {"note", "line 4"}}));
    EXPECT_EQ(proofs[2], json({{"unit", "u3"},
                               {"kind", "coordinator"},
                               {"confirmed_by", "Prof. Benedetta Ronchi"},
                               {"role", "academic coordinator"},
                               {"date", "2026-09-29"}}));
}

TEST_F(ListedProofs, AForeignSignerWhomNobodyTrustsIsDoubtful) {
    const Ran ran = issue(list(foreign, coordinator), "");
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.output, AllOf(HasSubstr("transcript.pdf: Registrar Elsewhere"),
                                  HasSubstr("by a signer whom --proof-trust names")));
    EXPECT_TRUE(asked.nothing_issued());
}

TEST_F(ListedProofs, AForeignDocumentThatWasChangedIsDoubtful) {
    std::string bytes = content(transcript);
    const std::size_t page = bytes.find("/MediaBox");
    ASSERT_NE(page, std::string::npos);
    bytes[page + 1] = 'm';
    write(transcript, bytes);
    const Ran ran = issue(list(foreign, coordinator), trust());
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.output, HasSubstr("the proof of unit “u2” for “DL-001”, transcript.pdf: "));
    EXPECT_TRUE(asked.nothing_issued());
}

TEST_F(ListedProofs, AConfirmationNeedsANameARoleAndADay) {
    const Ran ran = issue(list(foreign, "[[proofs]]\nunit = \"u3\"\nkind = \"coordinator\"\n"), trust());
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.output, AllOf(HasSubstr("proofs.toml:13:1"), HasSubstr("that nobody confirms"),
                                  HasSubstr("without the day of confirmation")));
    EXPECT_TRUE(asked.nothing_issued());
}

TEST_F(ListedProofs, AnUnknownKindOrKeyIsNamedWithItsPlace) {
    const Ran ran =
        issue(list(foreign, "[[proofs]]\nunit = \"u3\"\nkind = \"coordinater\"\nrolle = \"x\"\n"), trust());
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.output,
                AllOf(HasSubstr("proofs.toml:15:8"), HasSubstr("coordinator"), HasSubstr("“rolle”")));
    EXPECT_TRUE(asked.nothing_issued());
}

TEST(Learners, SingleOnesAreIssuedAndTheManifestKeepsAll) {
    const Asked asked("learners-single");
    const auto learners = [&] {
        std::string keys;
        const json manifest = asked.manifest();
        for (const json& document : manifest["documents"])
            keys += document["learner"].get<std::string>() + " ";
        return keys;
    };
    const std::string issue =
        "issue data-literacy --out issued --keys " + quoted(keys_folder().string()) + " --json --learner ";
    ASSERT_EQ(asked.sigillum(issue + "DL-005 --learner DL-002").exit_code, 0);
    EXPECT_EQ(learners(), "DL-002 DL-005 ");
    const Ran second = asked.sigillum(issue + "DL-003");
    EXPECT_EQ(json::parse(second.output)["documents"].size(), 1U);
    EXPECT_EQ(learners(), "DL-002 DL-003 DL-005 ");
    EXPECT_EQ(documents_in(asked.folder() / "issued").size(), 3U);
}

}  // namespace
}  // namespace sigillum::tests
