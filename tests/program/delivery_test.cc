// Issued documents packed for the universities of their learners.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>

#include "tests/program/shell.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr const char* sample = "sustainable-innovation";

// A sample issued in a folder of its own.
class Packed {
  public:
    explicit Packed(const std::string& test) : folder_(empty_folder(test)) {
        const fs::path samples = fs::path(SOURCE_DIR) / "samples";
        fs::copy(samples / sample, folder_ / sample, fs::copy_options::recursive);
        fs::copy(samples / "directory", folder_ / "directory", fs::copy_options::recursive);
    }
    void issue() const {
        const Ran ran = sigillum(std::string("issue ") + sample + " --out issued --keys " +
                                 quoted(keys_folder().string()));
        EXPECT_EQ(ran.exit_code, 0) << ran.output;
    }
    Ran sigillum(const std::string& words) const {
        return run("cd " + quoted(folder_.string()) + " && " + quoted(program().string()) + " " + words);
    }
    Ran deliver(const std::string& out = "delivery", const std::string& more = "") const {
        return sigillum(std::string("deliver ") + sample + " --from issued --out " + out + " " + more);
    }
    std::map<std::string, json> issued() const {
        std::map<std::string, json> by_learner;
        const json manifest = json::parse(content(folder_ / "issued/manifest.json"));
        for (const json& document : manifest["documents"]) by_learner[document["learner"]] = document;
        return by_learner;
    }
    fs::path zip(const std::string& university) const {
        return folder_ / "delivery" / (std::string(sample) + "_" + university + ".zip");
    }
    std::string mail_merge() const {
        return content(folder_ / "delivery" / (std::string(sample) + "_mail-merge.csv"));
    }
    void change(const std::string& file, const std::string& sed) const {
        EXPECT_EQ(run("sed -i " + quoted(sed) + " " + quoted((folder_ / file).string())).exit_code, 0);
    }
    const fs::path& folder() const { return folder_; }

  private:
    fs::path folder_;
};

// Python's own reader lists a zip: "name sha256 method", one a line.
std::string listed(const fs::path& zip) {
    return run("python3 -c 'import hashlib,sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\nassert z.testzip() "
               "is None\n"
               "for i in z.infolist(): print(i.filename, hashlib.sha256(z.read(i)).hexdigest(), "
               "i.compress_type)' " +
               quoted(zip.string()))
        .output;
}

std::string in_zip(const fs::path& zip, const std::string& name) {
    return run("python3 -c 'import "
               "sys,zipfile\nsys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))' " +
               quoted(zip.string()) + " " + quoted(name))
        .output;
}

TEST(Delivery, PutsEveryDocumentInTheZipOfItsLearnersUniversity) {
    const Packed batch("delivery-zips");
    batch.issue();
    const Ran ran = batch.deliver();
    ASSERT_EQ(ran.exit_code, 0) << ran.output;
    const auto issued = batch.issued();
    // From samples/sustainable-innovation/learners.csv, by hand.
    const std::map<std::string, std::set<std::string>> homes = {
        {"wut", {"SI-001", "SI-010", "SI-011", "SI-012"}},
        {"ntnu", {"SI-002"}},
        {"chalmers", {"SI-003"}},
        {"tu-berlin", {"SI-004"}},
        {"upv", {"SI-005"}},
        {"polimi", {"SI-006"}},
        {"tu-delft", {"SI-007"}},
        {"rwth-aachen", {"SI-008", "SI-009"}},
        {"eth", {"SI-013"}}};
    std::size_t documents = 0;
    for (const auto& [university, keys] : homes) {
        const std::string list = listed(batch.zip(university));
        EXPECT_THAT(list, AllOf(HasSubstr("README.txt "), HasSubstr("manifest.csv ")));
        for (const std::string& key : keys) {
            const json& document = issued.at(key);
            EXPECT_THAT(list, HasSubstr(document["file"].get<std::string>() + " " +
                                        document["sha256"].get<std::string>() + " 0"));
            EXPECT_THAT(in_zip(batch.zip(university), "manifest.csv"),
                        HasSubstr(document["number"].get<std::string>() + "," + key + "," +
                                  document["file"].get<std::string>() + "," +
                                  document["sha256"].get<std::string>() + ",academic-achievement,"));
            ++documents;
        }
        EXPECT_EQ(std::count(list.begin(), list.end(), '\n'), static_cast<std::ptrdiff_t>(keys.size() + 2));
    }
    EXPECT_EQ(documents, issued.size());
    EXPECT_THAT(in_zip(batch.zip("ntnu"), "README.txt"),
                HasSubstr("Norwegian University of Science and Technology"));
}

TEST(Delivery, GivesTheSameBytesWhereverAndWheneverItRuns) {
    const Packed batch("delivery-bytes");
    batch.issue();
    ASSERT_EQ(batch.deliver("delivery").exit_code, 0);
    ASSERT_EQ(run("cd " + quoted(batch.folder().string()) + " && touch issued/*.pdf && TZ=Asia/Tokyo " +
                  quoted(program().string()) + " deliver " + sample + " --from issued --out again")
                  .exit_code,
              0);
    EXPECT_EQ(run("diff -r " + quoted((batch.folder() / "delivery").string()) + " " +
                  quoted((batch.folder() / "again").string()))
                  .output,
              "");
}

TEST(Delivery, WritesTheListForMailMerge) {
    const Packed batch("delivery-mail");
    batch.change("sustainable-innovation/learners.csv", "1s/$/,email/;2s/$/,lucja@example.org/;3,$s/$/,/");
    batch.issue();
    const Ran ran = batch.deliver();
    ASSERT_EQ(ran.exit_code, 0) << ran.output;
    const std::string list = batch.mail_merge();
    EXPECT_THAT(list, StartsWith("\xEF\xBB\xBFname,email,file,number,link,language,university,key\r\n"));
    const json first = batch.issued().at("SI-001");
    EXPECT_THAT(list, HasSubstr("Łucja Świętosławska-Żółkiewska,lucja@example.org," +
                                first["file"].get<std::string>() + "," + first["number"].get<std::string>() +
                                ",HTTPS://VERIFY.ENHANCE.EXAMPLE/V/#"));
    // The link is the one in the document: the verifier takes it.
    const std::size_t link = list.find("HTTPS://");
    const Ran verified =
        batch.sigillum("verify " + quoted(list.substr(link, list.find(',', link) - link)) +
                       " --registry issued/registry.sqlite --keys " + quoted(keys_folder().string()));
    EXPECT_THAT(verified.output, HasSubstr("Łucja"));
    // An address is in no document.
    EXPECT_EQ(run("grep -c lucja@ " +
                  quoted((batch.folder() / "issued" / first["file"].get<std::string>()).string()))
                  .exit_code,
              1);
}

TEST(Delivery, TakesAddressesFromAListOfTheirOwn) {
    const Packed batch("delivery-addresses");
    batch.issue();
    std::ofstream(batch.folder() / "addresses.csv") << "email;key\nbjoern@example.org;SI-002\n";
    ASSERT_EQ(batch.deliver("delivery", "--addresses addresses.csv").exit_code, 0);
    EXPECT_THAT(batch.mail_merge(), HasSubstr("Bjørn Ødegård Håkonsen,bjoern@example.org,"));
    std::ofstream(batch.folder() / "addresses.csv") << "mail;key\nbjoern@example.org;SI-002\n";
    const Ran ran = batch.deliver("delivery", "--addresses addresses.csv");
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.output, HasSubstr("no column “email”"));
}

TEST(Delivery, NamesMissingAndAlteredFilesAndWritesNothing) {
    const Packed batch("delivery-missing");
    batch.issue();
    const auto issued = batch.issued();
    const std::string missing = issued.at("SI-003")["file"];
    const std::string altered = issued.at("SI-009")["file"];
    fs::remove(batch.folder() / "issued" / missing);
    std::ofstream(batch.folder() / "issued" / altered, std::ios::app) << "\n";
    const Ran ran = batch.deliver();
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.output, AllOf(HasSubstr(missing), HasSubstr(altered), HasSubstr("2 errors")));
    EXPECT_FALSE(fs::exists(batch.folder() / "delivery"));
}

TEST(Delivery, LeavesOutWhatIsNotCurrentAndSaysSo) {
    const Packed batch("delivery-revoked");
    batch.issue();
    const json revoked = batch.issued().at("SI-004");
    ASSERT_EQ(
        batch.sigillum("revoke " + revoked["number"].get<std::string>() + " --reason data-error --out issued")
            .exit_code,
        0);
    const Ran ran = batch.deliver();
    EXPECT_EQ(ran.exit_code, 0) << ran.output;
    EXPECT_THAT(ran.output, HasSubstr(revoked["number"].get<std::string>() + " is revoked: left out"));
    EXPECT_FALSE(fs::exists(batch.zip("tu-berlin")));
    EXPECT_THAT(batch.mail_merge(), Not(HasSubstr("SI-004")));
}

// No university, one that the directory knows by another language's name, one that it does not know, a
// learner who is in the list no longer.
TEST(Delivery, WhatIsNotAssignableGoesToTheIssuer) {
    const Packed batch("delivery-lead");
    batch.change("sustainable-innovation/learners.csv",
                 "/^SI-002,/s/,MS,ntnu,/,,,/;/^SI-006,/s/,polimi,/,Polytechnische Universität Mailand,/;"
                 "/^SI-007,/s/,tu-delft,/,Somewhere Else,/");
    batch.issue();
    const auto issued = batch.issued();
    batch.change("sustainable-innovation/learners.csv", "/^SI-013,/d");
    const Ran ran = batch.deliver();
    ASSERT_EQ(ran.exit_code, 0) << ran.output;
    EXPECT_THAT(ran.output, HasSubstr("is not in the list: goes to wut"));
    const std::string lead = listed(batch.zip("wut"));
    for (const char* key : {"SI-002", "SI-007", "SI-013"})
        EXPECT_THAT(lead, HasSubstr(issued.at(key)["file"].get<std::string>()));
    EXPECT_THAT(listed(batch.zip("polimi")), HasSubstr(issued.at("SI-006")["file"].get<std::string>()));
    EXPECT_FALSE(fs::exists(batch.zip("eth")));
}

}  // namespace
}  // namespace sigillum::tests
