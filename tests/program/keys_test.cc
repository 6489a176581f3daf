// The life of keys: made, listed, rotated, retired, revoked; and whom a verifier trusts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
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

// A folder with keys of its own in k, an edition in c, and its documents in out.
class Keys {
  public:
    explicit Keys(const std::string& name) : folder_(empty_folder("keys-" + name)) {
        EXPECT_EQ(sigillum("keys demo --out k").exit_code, 0);
        EXPECT_EQ(sigillum("new c").exit_code, 0);
    }
    Ran shell(const std::string& command) const {
        return run("cd " + quoted(folder_.string()) + " && " + command);
    }
    Ran sigillum(const std::string& words) const { return shell(quoted(program().string()) + " " + words); }
    Ran issue() const { return sigillum("issue c --out out --keys k"); }
    // A further learner, so that issuing has something new to sign.
    void add_learner(const std::string& key) const {
        EXPECT_EQ(shell("sed -n '2{s/^[^,]*,/" + key + ",/p}' c/learners.csv >> c/learners.csv").exit_code,
                  0);
    }
    nlohmann::json json(const std::string& words) const {
        return nlohmann::json::parse(sigillum(words).output, nullptr, false);
    }
    nlohmann::json keys() const { return json("keys list --out out --json"); }
    nlohmann::json key(const std::string& id) const {
        for (const auto& key : keys()) {
            if (key["id"] == id) return key;
        }
        return nullptr;
    }
    // The id of the key in a file, as openssl and sha256sum see it.
    std::string id_of(const std::string& file) const {
        return shell("openssl pkey -in " + file +
                     " -pubout -outform DER | tail -c 65 | sha256sum | head -c 16")
            .output;
    }
    // A document of the learner; the first in the folder when none is named.
    std::string document(const std::string& learner = "") const {
        for (const fs::path& file : documents_in(folder_ / "out")) {
            if (file.filename().string().starts_with(learner)) return quoted(file.string());
        }
        return "none";
    }
    int verify(const std::string& words) const { return sigillum("verify " + words).exit_code; }
    const fs::path& folder() const { return folder_; }

  private:
    fs::path folder_;
};

// The key set says of each key what openssl sees: its point, named by its digest.
TEST(KeysDemo, ThePublicHalvesAreThoseOfTheKeys) {
    const Keys keys("demo");
    const auto set = nlohmann::json::parse(content(keys.folder() / "k/code-keys.json"));
    ASSERT_EQ(set["keys"].size(), 2U);
    for (const auto& [place, file] : {std::pair{0, "k/code-key.pem"}, {1, "k/status-key.pem"}}) {
        const auto& key = set["keys"][place];
        EXPECT_EQ(key["kid"], keys.id_of(file)) << file;
        EXPECT_EQ(key["x"], keys.shell(std::string("openssl pkey -pubout -outform DER -in ") + file +
                                       " | tail -c 64 | head -c 32 | basenc --base64url -w0 | tr -d =")
                                .output)
            << file;
        EXPECT_EQ(key["sigillum_demo"], true) << file;
    }
    EXPECT_EQ(set["keys"][1]["sigillum_purpose"], "status");
}

TEST(KeysMake, MakesAKeyThatOpensslFindsSoundAndNeverOverwritesOne) {
    const Keys keys("make");
    ASSERT_EQ(keys.sigillum("keys make --purpose code --out code-key.pem").exit_code, 0);
    EXPECT_THAT(keys.shell("openssl pkey -in code-key.pem -check -noout").output, HasSubstr("Key is valid"));
    EXPECT_EQ(keys.shell("stat -c %a code-key.pem").output, "600\n");
    const std::string first = content(keys.folder() / "code-key.pem");
    const Ran again = keys.sigillum("keys make --purpose code --out code-key.pem");
    EXPECT_EQ(again.exit_code, 1);
    EXPECT_THAT(again.output, HasSubstr("no key is overwritten"));
    EXPECT_EQ(content(keys.folder() / "code-key.pem"), first);

    keys.shell("echo correct horse > secret");
    ASSERT_EQ(
        keys.sigillum("keys make --purpose status --out status-key.pem --passphrase-file secret").exit_code,
        0);
    EXPECT_EQ(keys.shell("openssl pkey -in status-key.pem -passin file:secret -check -noout").exit_code, 0);
    EXPECT_NE(keys.shell("openssl pkey -in status-key.pem -passin pass:wrong -noout").exit_code, 0);
    const auto set = nlohmann::json::parse(content(keys.folder() / "code-keys.json"));
    ASSERT_EQ(set["keys"].size(), 2U) << set;
    EXPECT_EQ(set["keys"][0]["kid"], keys.id_of("code-key.pem"));
    EXPECT_EQ(set["keys"][1]["sigillum_purpose"], "status");
    EXPECT_FALSE(set["keys"][0].contains("sigillum_demo"));
    EXPECT_TRUE(set["keys"][0].contains("sigillum_valid_from"));

    const Ran seal = keys.sigillum("keys make --purpose seal --out x.pem");
    EXPECT_EQ(seal.exit_code, 2);
    EXPECT_THAT(seal.output, AllOf(HasSubstr("“seal”"), HasSubstr("expected code or status")));
    EXPECT_EQ(keys.sigillum("keys make --out x.pem").exit_code, 2);
    keys.shell("echo > empty");
    EXPECT_EQ(keys.sigillum("keys make --purpose code --out x.pem --passphrase-file empty").exit_code, 1);
    EXPECT_FALSE(fs::exists(keys.folder() / "x.pem"));
}

TEST(KeysMake, MakesAKeyThatIssuesAndVerifies) {
    const Keys keys("made");
    ASSERT_EQ(keys.sigillum("keys make --purpose code --out m/code-key.pem").exit_code, 1)
        << "no such folder";
    keys.shell("mkdir m && echo correct horse > secret");
    ASSERT_EQ(
        keys.sigillum("keys make --purpose code --out m/code-key.pem --passphrase-file secret").exit_code, 0);
    const std::string issue = "issue c --out out --keys k --code-key m/code-key.pem ";
    EXPECT_EQ(keys.sigillum(issue + "--key-set m/code-keys.json").exit_code, 1) << "no passphrase";
    const Ran issued = keys.sigillum(issue +
                                     "--key-set m/code-keys.json --passphrase-file secret "
                                     "--signer k/signer-key.pem --chain k/signer-chain.pem");
    ASSERT_EQ(issued.exit_code, 0) << issued.output;
    EXPECT_EQ(keys.verify(keys.document() + " --keys k --registry out/registry.sqlite"), 10)
        << "the key of the code is not among the demonstration keys";
    EXPECT_EQ(keys.verify(keys.document() +
                          " --trust k/root.pem --trust out/code-keys.json --registry out/registry.sqlite"),
              0);
}

TEST(KeysDemo, BringAStatusKeyThatSignsNoCode) {
    const Keys keys("status");
    EXPECT_THAT(keys.shell("openssl pkey -in k/status-key.pem -check -noout").output, HasSubstr("valid"));
    EXPECT_EQ(keys.shell("stat -c %a k/status-key.pem").output, "600\n");
    EXPECT_THAT(content(keys.folder() / "k/README.txt"),
                AllOf(HasSubstr("status-key.pem"), HasSubstr("NOT FOR")));
    const Ran refused = keys.sigillum("issue c --out out --keys k --code-key k/status-key.pem");
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_THAT(refused.output, HasSubstr("does not hold the code key"));
}

TEST(KeysList, ShowsEveryKeyInAlignedColumnsAndAsJson) {
    const Keys keys("list");
    EXPECT_EQ(keys.sigillum("keys list --out out").exit_code, 2) << "no registry yet";
    EXPECT_EQ(keys.sigillum("keys list").exit_code, 2);
    ASSERT_EQ(keys.issue().exit_code, 0);
    const auto list = keys.keys();
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0]["id"], keys.id_of("k/code-key.pem"));
    EXPECT_EQ(list[0]["purpose"], "code");
    EXPECT_EQ(list[0]["demo"], true);
    EXPECT_EQ(list[1]["purpose"], "seal");
    EXPECT_EQ(list[1]["id"], keys.shell("openssl x509 -in k/signer-chain.pem -outform DER | sha256sum | "
                                        "head -c 64")
                                 .output);
    const std::string table = keys.sigillum("keys list --out out").output;
    const std::size_t second = table.find('\n') + 1;
    EXPECT_EQ(table.find("purpose"), table.find("code", second) - second);
    EXPECT_THAT(table, HasSubstr("Prof. Agnieszka Demonstracyjna"));
}

TEST(KeysRotate, PutsANewKeyInPlaceAndOldCodesStayGood) {
    const Keys keys("rotate");
    ASSERT_EQ(keys.issue().exit_code, 0);
    const std::string old_id = keys.id_of("k/code-key.pem");
    const std::string old_key = content(keys.folder() / "k/code-key.pem");
    const Ran ran = keys.sigillum("keys rotate --purpose code --keys k --out out --by Ewa");
    ASSERT_EQ(ran.exit_code, 0) << ran.output;
    const std::string new_id = keys.id_of("k/code-key.pem");
    EXPECT_NE(new_id, old_id);
    EXPECT_THAT(ran.output, AllOf(HasSubstr(new_id + " is new"), HasSubstr(old_id + " is retired")));
    EXPECT_EQ(content(keys.folder() / ("k/code-key-" + old_id + ".pem")), old_key);
    EXPECT_EQ(keys.shell("stat -c %a k/code-key.pem k/code-key-" + old_id + ".pem").output, "600\n600\n");
    EXPECT_FALSE(fs::exists(keys.folder() / "k/code-key-next.pem"));
    EXPECT_TRUE(keys.key(old_id).contains("retired"));
    EXPECT_FALSE(keys.key(new_id).contains("retired"));
    EXPECT_EQ(keys.key(new_id)["demo"], true) << "a demonstration key is followed by one";
    EXPECT_THAT(keys.sigillum("status --log --out out " + old_id).output,
                AllOf(HasSubstr("retire-key"), HasSubstr("by Ewa")));

    keys.add_learner("N-1");
    const Ran issued = keys.issue();
    ASSERT_EQ(issued.exit_code, 0) << issued.output;
    for (const char* learner : {"L-001", "N-1"}) {
        const std::string words = keys.document(learner) + " --registry out/registry.sqlite ";
        EXPECT_EQ(keys.verify(words + "--keys k"), 0) << learner;
        EXPECT_EQ(keys.verify(words + "--trust k/root.pem --trust out/code-keys.json"), 0) << learner;
    }
    // The old key signs nothing more, and issuing says what to do.
    keys.add_learner("N-2");
    const Ran refused = keys.sigillum("issue c --out out --keys k --code-key k/code-key-" + old_id + ".pem");
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_THAT(refused.output, AllOf(HasSubstr("was retired on"), HasSubstr("sigillum keys rotate")));
    EXPECT_EQ(keys.sigillum("registry check --out out").exit_code, 0);
}

TEST(KeysRotate, IsTheSameForAStatusKeyThatTheRegistryNeverSaw) {
    const Keys keys("rotate-status");
    ASSERT_EQ(keys.issue().exit_code, 0);
    const std::string old_id = keys.id_of("k/status-key.pem");
    ASSERT_EQ(keys.sigillum("keys rotate --purpose status --keys k --out out").exit_code, 0);
    EXPECT_EQ(keys.key(old_id)["purpose"], "status");
    EXPECT_TRUE(keys.key(old_id).contains("retired"));
    EXPECT_EQ(keys.key(keys.id_of("k/status-key.pem"))["purpose"], "status");
    EXPECT_EQ(keys.sigillum("keys rotate --purpose status --keys none --out out").exit_code, 1);
    EXPECT_EQ(keys.sigillum("keys rotate --purpose status --keys k").exit_code, 2);
}

TEST(KeysRotate, FinishesOneThatWasInterruptedInsteadOfMakingAnotherKey) {
    const Keys keys("interrupted");
    ASSERT_EQ(keys.issue().exit_code, 0);
    const std::string rotate = "keys rotate --purpose code --keys k --out out";
    const std::string first = keys.id_of("k/code-key.pem");
    // Interrupted when nothing but the next key's file was there.
    ASSERT_EQ(
        keys.sigillum("keys make --purpose code --out k/code-key-next.pem --key-set other.json").exit_code,
        0);
    const std::string second = keys.id_of("k/code-key-next.pem");
    ASSERT_EQ(keys.sigillum(rotate).exit_code, 0);
    EXPECT_EQ(keys.id_of("k/code-key.pem"), second);
    // Interrupted before the registry had retired the old key; also: a second registry with the same keys.
    keys.shell("cp -r out before");
    ASSERT_EQ(keys.sigillum(rotate).exit_code, 0);
    const std::string third = keys.id_of("k/code-key.pem");
    keys.shell("rm -r out && mv before out");
    EXPECT_FALSE(keys.key(second).contains("retired"));
    const Ran finished = keys.sigillum(rotate);
    ASSERT_EQ(finished.exit_code, 0) << finished.output;
    EXPECT_THAT(finished.output, HasSubstr("no new key is made"));
    EXPECT_EQ(keys.id_of("k/code-key.pem"), third);
    EXPECT_TRUE(keys.key(first).contains("retired"));
    EXPECT_TRUE(keys.key(second).contains("retired"));
    EXPECT_FALSE(keys.key(third).contains("retired"));
    EXPECT_EQ(keys.key(third)["demo"], true);
    EXPECT_EQ(keys.verify(keys.document() + " --keys k --registry out/registry.sqlite"), 0);
    EXPECT_EQ(keys.sigillum("registry check --out out").exit_code, 0);
}

TEST(KeysRetire, FindsAKeyByItsBeginningAndLogsIt) {
    const Keys keys("retire");
    ASSERT_EQ(keys.issue().exit_code, 0);
    const std::string id = keys.id_of("k/code-key.pem");
    EXPECT_EQ(keys.sigillum("keys retire 0 --out out").exit_code, 1) << "too short";
    EXPECT_THAT(keys.sigillum("keys retire zzzzzzzz --out out").output, HasSubstr("sigillum keys list"));
    const Ran ran = keys.sigillum("keys retire " + id.substr(0, 6) + " --out out --keys k --why 'new year'");
    ASSERT_EQ(ran.exit_code, 0) << ran.output;
    EXPECT_THAT(ran.output, HasSubstr("what it signed stays good"));
    EXPECT_THAT(keys.sigillum("status --log --out out " + id).output, HasSubstr("new year"));
    EXPECT_THAT(content(keys.folder() / "k/code-keys.json"), HasSubstr("sigillum_retired"));
    EXPECT_EQ(keys.sigillum("keys retire " + id + " --out out").exit_code, 1) << "twice";
    EXPECT_EQ(keys.verify(keys.document() + " --keys k --registry out/registry.sqlite"), 0);
}

// A stolen code key: what was recorded before that time stays good, all else does not count, with the
// registry or with the published key set.
TEST(KeysRevoke, CodesCountOnlyIfTheyWereRecordedBefore) {
    const Keys keys("revoke");
    ASSERT_EQ(keys.issue().exit_code, 0);
    keys.shell("cp k/code-keys.json old-keys.json");
    const std::string id = keys.id_of("k/code-key.pem");
    const std::string revoke = "keys revoke " + id + " --out out --keys k --why stolen --since ";
    EXPECT_EQ(keys.sigillum(revoke + "2999-01-01").exit_code, 2) << "not yet";
    EXPECT_EQ(keys.sigillum(revoke + "yesterday").exit_code, 2);
    EXPECT_EQ(keys.sigillum("keys revoke " + id + " --out out").exit_code, 2) << "since when?";
    EXPECT_THAT(keys.sigillum("keys revoke --help").output, HasSubstr("had recorded it"));

    // Recorded before: the clock of the registry counts seconds.
    const std::string now = keys.shell("sleep 1.1; date -u +%Y-%m-%dT%H:%M:%SZ").output.substr(0, 20);
    const Ran ran = keys.sigillum(revoke + now);
    ASSERT_EQ(ran.exit_code, 0) << ran.output;
    EXPECT_THAT(ran.output,
                HasSubstr("3 recorded before that time stay good, 0 recorded since do not count"));
    EXPECT_THAT(keys.sigillum("status --log --out out " + id).output,
                AllOf(HasSubstr("revoke-key"), HasSubstr("stolen")));
    const std::string with_registry = keys.document() + " --registry out/registry.sqlite ";
    const Ran good = keys.sigillum("verify " + with_registry + "--keys k");
    EXPECT_EQ(good.exit_code, 0) << good.output;
    EXPECT_THAT(good.output, HasSubstr("code-key: "));
    const auto alone = keys.json("verify --json --keys k " + keys.document());
    EXPECT_EQ(alone["exitCode"], 10);
    EXPECT_THAT(alone["reasons"].dump(), HasSubstr("key-revoked"));

    // Said again with an earlier time, before which nothing was recorded.
    EXPECT_EQ(keys.sigillum(revoke + now).exit_code, 1) << "the same again";
    const Ran earlier = keys.sigillum(revoke + "2026-01-01");
    ASSERT_EQ(earlier.exit_code, 0);
    EXPECT_THAT(earlier.output, HasSubstr("0 recorded before that time stay good, 3 recorded since"));
    for (const char* trust : {"--keys k", "--trust k/root.pem --trust old-keys.json"}) {
        const auto bad = keys.json("verify --json " + with_registry + trust);
        EXPECT_EQ(bad["exitCode"], 12) << trust;
        EXPECT_EQ(bad["outcome"], "altered");
        EXPECT_EQ(bad["reasons"], nlohmann::json::array({"key-revoked"}));
        EXPECT_TRUE(bad["facts"].empty());
    }
    keys.add_learner("N-1");
    const Ran refused = keys.issue();
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_THAT(refused.output, AllOf(HasSubstr("is revoked"), HasSubstr("sigillum keys rotate")));
    ASSERT_EQ(keys.sigillum("keys rotate --purpose code --keys k --out out").exit_code, 0);
    ASSERT_EQ(keys.issue().exit_code, 0);
    EXPECT_EQ(keys.verify(keys.document("N-1") + " --keys k --registry out/registry.sqlite"), 0);
    EXPECT_EQ(keys.sigillum("registry check --out out").exit_code, 0);
}

TEST(KeysRevoke, SealsCountOnlyIfTheyWereRecordedBefore) {
    const Keys keys("revoke-seal");
    ASSERT_EQ(keys.issue().exit_code, 0);
    const std::string id = keys.keys()[1]["id"];
    const std::string words = keys.document() + " --keys k --registry out/registry.sqlite";
    const std::string now = keys.shell("sleep 1.1; date -u +%Y-%m-%dT%H:%M:%SZ").output.substr(0, 20);
    const std::string revoke = "keys revoke " + id.substr(0, 10) + " --out out --keys k --since ";
    ASSERT_EQ(keys.sigillum(revoke + now).exit_code, 0);
    const Ran good = keys.sigillum("verify " + words);
    EXPECT_EQ(good.exit_code, 0) << good.output;
    EXPECT_THAT(good.output, HasSubstr("seal-key: "));
    const auto alone = keys.json("verify --json --keys k " + keys.document());
    EXPECT_EQ(alone["exitCode"], 10) << "the folder's key set has the certificate now";
    EXPECT_THAT(alone["reasons"].dump(), HasSubstr("key-revoked"));
    ASSERT_EQ(keys.sigillum(revoke + "2026-01-01").exit_code, 0);
    const Ran bad = keys.sigillum("verify " + words);
    EXPECT_EQ(bad.exit_code, 12) << bad.output;
    EXPECT_THAT(bad.output, HasSubstr("has been withdrawn"));
    keys.add_learner("N-1");
    EXPECT_THAT(keys.issue().output, AllOf(HasSubstr("is revoked"), HasSubstr("another certificate")));
}

TEST(VerifyTrust, TakesCertificatesKeySetsAndFoldersOfBoth) {
    const Keys keys("trust");
    ASSERT_EQ(keys.issue().exit_code, 0);
    keys.shell(
        "mkdir t && cp k/root.pem t/ && cp out/code-keys.json t/issuer.json && echo hello > t/notes.txt");
    const std::string words = keys.document() + " --registry out/registry.sqlite ";
    EXPECT_EQ(keys.verify(words + "--trust t"), 0);
    EXPECT_EQ(keys.verify(words + "--trust k/root.pem --key-set out/code-keys.json"), 0);
    EXPECT_EQ(keys.verify(words + "--trust out/code-keys.json --trust k/root.pem"), 0);
    EXPECT_EQ(keys.verify("--trust k/root.pem --trust out/code-keys.json " + words), 0) << "options first";
    EXPECT_EQ(keys.verify(words + "--trust k/root.pem"), 10);
    EXPECT_EQ(keys.verify(words + "--trust out/code-keys.json"), 10);
    EXPECT_EQ(keys.verify(words + "--keys k --trust out/code-keys.json"), 0) << "root.pem from the folder";

    keys.shell("openssl x509 -in k/root.pem -outform DER -out root.der");
    EXPECT_EQ(keys.verify(words + "--trust root.der --trust out/code-keys.json"), 0);
    // What cannot be read stops the check: it may be the one file that says a key is revoked.
    keys.shell(
        "echo '{\"keys\": 3}' > broken.json; mkdir empty; cp k/code-key.pem t/secret.pem; "
        "sed 's/University of Example/University of Elsewhere/' out/code-keys.json > other.json");
    for (const char* wrong : {"--trust broken.json", "--trust empty", "--trust t", "--trust none.pem",
                              "--trust out/code-keys.json --trust other.json", "--trust k/README.txt"}) {
        const Ran ran = keys.sigillum("verify " + words + wrong);
        EXPECT_EQ(ran.exit_code, 2) << wrong << ran.output;
    }
}

}  // namespace
}  // namespace sigillum::tests
