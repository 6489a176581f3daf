// What a registry says, published; tests/web/*.test.mjs read the lists in a browser.
#include "web/publish.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/base64.h"
#include "base/file.h"
#include "qr/code_key.h"
#include "qr/es256.h"
#include "seal/new_private_key.h"
#include "tests/registry/sample_documents.h"
#include "tests/registry/scratch_registry.h"
#include "web/lean_script.h"

namespace sigillum::web {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

qr::CodeKey made_key(std::uint8_t next) {
    const auto pem = seal::new_private_key("", [&](std::span<std::uint8_t> bytes) {
        for (std::uint8_t& byte : bytes) byte = next++;
    });
    return qr::CodeKey::from_pem(pem.value()).value();
}

class Publish : public ::testing::Test {
  protected:
    Publish()
        : out_(fs::path(BUILD_DIR) / "test_web" /
               ("publish-" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()))),
          store_(registry_.opened()) {
        fs::remove_all(out_);
        half_ = key_.public_key();
        half_.purpose = qr::KeyPurpose::status;
    }
    Result<PublishReport> publish(const std::string& page = SOURCE_DIR "/engine/web/site",
                                  std::int64_t now = registry::noon) {
        return web::publish(*store_,
                            {.sources = {.page = page, .locales = SOURCE_DIR "/locales", .decoder = {}},
                             .out = out_,
                             .host = "verify.example",
                             .issuer = "Lipowiec",
                             .now = now,
                             .valid_seconds = 3600,
                             .status_key = key_,
                             .status_public = half_},
                            {now, "tester", ""});
    }
    Bytes content(const std::string& path) const {
        return read_file(out_ / "V" / path, 1U << 20U).value_or("");
    }
    // The payload of a list, after its signature.
    json list(const std::string& path) const {
        const Bytes text = content(path);
        const std::size_t first = text.find('.');
        const std::size_t second = text.rfind('.');
        const auto signature = from_base64url(text.substr(second + 1)).value_or("");
        qr::Es256Signature raw{};
        EXPECT_EQ(signature.size(), raw.size()) << path;
        std::copy_n(signature.begin(), std::min(signature.size(), raw.size()), raw.begin());
        EXPECT_TRUE(qr::es256_fits(half_.point, text.substr(0, second), raw)) << path;
        header_ = json::parse(from_base64url(text.substr(0, first)).value_or(""), nullptr, false);
        return json::parse(from_base64url(text.substr(first + 1, second - first - 1)).value_or(""), nullptr,
                           false);
    }

    registry::ScratchRegistry registry_;
    fs::path out_;
    std::unique_ptr<registry::Store> store_;
    qr::CodeKey key_ = made_key(1);
    qr::PublicKey half_;
    mutable json header_;
};

TEST_F(Publish, SaysOfEachCertificateWhatTheRegistrySays) {
    const std::vector<registry::ReservationRequest> two = {{"edition", "a"}, {"edition", "b"}};
    const auto reserved = store_->reserve(two, registry::counted_random(1), registry::at_noon).value();
    const qr::PublicKey code = made_key(100).public_key();
    ASSERT_TRUE(
        store_->add_key({.id = qr::to_hex(code.id),
                         .purpose = registry::KeyPurpose::code,
                         .public_part = {reinterpret_cast<const char*>(code.point.data()), code.point.size()},
                         .valid_from = registry::noon},
                        registry::at_noon));
    ASSERT_TRUE(store_->add_key(registry::seal_key(), registry::at_noon));
    std::vector documents = {registry::document_for(reserved[0]), registry::document_for(reserved[1])};
    for (registry::IssuedDocument& document : documents) document.code_key_id = code.id;
    ASSERT_TRUE(store_->record_issued(documents, registry::at_noon));
    ASSERT_TRUE(store_->set_status(
        reserved[0].number,
        {.state = registry::State::revoked, .since = registry::noon, .reason = "misconduct"},
        registry::at_noon));
    const auto report = publish();
    ASSERT_TRUE(report) << to_string(report.error());
    EXPECT_EQ(report->certificates, 2U);
    EXPECT_EQ(report->not_current, 1U);

    const json names = json::parse(content("status/now.json"))["lists"]["1"];
    const json notes = list("status/" + names["notes"].get<std::string>());
    EXPECT_EQ(header_["typ"], "sigillum-notes+jwt");
    EXPECT_THAT(header_["kid"].get<std::string>(), StartsWith("https://verify.example/V/keys.json#"));
    EXPECT_EQ(notes["exp"], registry::noon + 3600);
    EXPECT_EQ(notes["notes"],
              (json{{std::to_string(reserved[0].status_index),
                     {{"state", "revoked"}, {"since", "2026-07-03"}, {"reason", "misconduct"}}}}));
    const json revocation = list("status/1/revocation.jwt");
    EXPECT_EQ(revocation["id"], "https://verify.example/V/status/1/revocation.jwt");
    EXPECT_NE(revocation["credentialSubject"]["encodedList"],
              list("status/1/suspension.jwt")["credentialSubject"]["encodedList"]);
    std::size_t known = 0;
    for (int shard = 0; shard < 256; ++shard) {
        char name[16];
        std::snprintf(name, sizeof name, "numbers/%02x.jwt", shard);
        known += list(name)["numbers"].size();
    }
    EXPECT_EQ(known, 2U);
}

TEST_F(Publish, SaysOfEachKeyWhenItWasInUse) {
    const registry::KeyEntry seal = registry::seal_key();
    ASSERT_TRUE(store_->add_key(seal, registry::at_noon));
    ASSERT_TRUE(store_->retire_key(seal.id, {registry::noon + 60, "tester", ""}));
    ASSERT_TRUE(publish());
    const json keys = json::parse(content("keys.json"));
    ASSERT_EQ(keys["sigillum_seals"].size(), 1U);
    EXPECT_EQ(keys["sigillum_seals"][0]["sigillum_valid_from"], to_iso(Instant{seal.valid_from}));
    EXPECT_EQ(keys["sigillum_seals"][0]["sigillum_retired"], "2026-07-03T12:01:00Z");
    EXPECT_FALSE(keys["sigillum_seals"][0].contains("sigillum_revoked_since"));
    EXPECT_EQ(keys["keys"][0]["sigillum_valid_from"], "2026-07-03T12:00:00Z");
}

// What the authors wrote for themselves is not sent; what stands in the page is that of lean_script and the
// like.
TEST_F(Publish, LeavesOutWhatOnlyAuthorsRead) {
    ASSERT_TRUE(publish());
    for (const char* name : {"index.html", "page.css", "page.js", "worker.js"}) {
        const Bytes source = read_file(fs::path(SOURCE_DIR "/engine/web/site") / name, 1U << 20U).value();
        EXPECT_LT(content(name).size(), source.size()) << name;
        EXPECT_EQ(content(name).find("\n    "), Bytes::npos) << name;
    }
    EXPECT_EQ(content("page.js").find("/**"), Bytes::npos);
    EXPECT_NE(content("page.js").find("export class Page{"), Bytes::npos);
}

TEST_F(Publish, AScriptThatCannotBeReadIsNamedWithItsLine) {
    const fs::path page = out_.parent_path() / "publish-spoilt-page";
    fs::remove_all(page);
    fs::copy(SOURCE_DIR "/engine/web/site", page);
    std::ofstream(page / "dom.js", std::ios::app) << "\nconst end = `";
    const auto refused = publish(page.string());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, script_not_read);
    EXPECT_THAT(to_string(refused.error().place), HasSubstr("publish-spoilt-page/dom.js:"));
    EXPECT_EQ(refused.error().found, "a template that is not closed");
    EXPECT_FALSE(fs::exists(out_));
}

TEST_F(Publish, ThatFailsLeavesTheOldSite) {
    ASSERT_TRUE(publish());
    const Bytes before = content("status/now.json");
    const auto failed = publish(SOURCE_DIR "/no/such/page", registry::noon + 10);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().kind, page_not_found);
    EXPECT_THAT(failed.error().place.file, HasSubstr("no/such/page"));
    EXPECT_EQ(content("status/now.json"), before);
}

TEST_F(Publish, ARetiredKeySignsNoList) {
    ASSERT_TRUE(publish());
    ASSERT_TRUE(store_->retire_key(qr::to_hex(half_.id), {registry::noon + 1, "tester", ""}));
    const auto refused = publish(SOURCE_DIR "/engine/web/site", registry::noon + 2);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, registry::key_is_retired);
}

TEST_F(Publish, AHostIsAHostAlone) {
    for (const char* host : {"", "https://verify.example", "verify.example/V/", "a b"}) {
        const auto refused = web::publish(*store_,
                                          {.sources = {},
                                           .out = out_,
                                           .host = host,
                                           .issuer = "",
                                           .now = registry::noon,
                                           .valid_seconds = 3600,
                                           .status_key = key_,
                                           .status_public = half_},
                                          registry::at_noon);
        ASSERT_FALSE(refused) << host;
        EXPECT_EQ(refused.error().kind, bad_host) << host;
    }
    EXPECT_FALSE(fs::exists(out_));
}

}  // namespace
}  // namespace sigillum::web
