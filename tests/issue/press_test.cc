// Same input, same keys, same time: same bytes, whoever presses and in whatever order.
#include "issue/press.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <thread>

#include "credential/read.h"
#include "issue/rehearsal.h"
#include "seal/demo_authority.h"
#include "seal/local_signer.h"

namespace sigillum::issue {
namespace {

constexpr Instant now{1'783'080'332, 120};  // 2026-07-03T14:05:32+02:00

// A signer that answers every message with the same signature value: r = s = 1 as ECDSA-Sig-Value.
class ReplayingSigner final : public seal::Signer {
  public:
    explicit ReplayingSigner(const seal::SigningIdentity& identity) : Signer(identity) {}
    Result<Bytes> sign(ByteView) const override { return Bytes("\x30\x06\x02\x01\x01\x02\x01\x01", 8); }
};

class ReplayingCodeSigner final : public qr::CodeSigner {
  public:
    const qr::KeyId& key_id() const override { return id_; }
    Result<qr::Es256Signature> sign(ByteView) const override {
        qr::Es256Signature signature{};
        signature.fill(1);
        return signature;
    }

  private:
    qr::KeyId id_{1, 2, 3, 4, 5, 6, 7, 8};
};

// One for all tests: the certificates of a demonstration authority differ from run to run.
const seal::Signer& replaying_signer() {
    static const std::unique_ptr<seal::Signer> signer = [] {
        std::uint8_t next = 1;
        const auto counting = [&next](std::span<std::uint8_t> bytes) {
            for (std::uint8_t& byte : bytes) byte = next++;
        };
        const auto authority = seal::demo_authority({.person = "Prof. Agnieszka Demonstracyjna",
                                                     .organisation = "Demonstration University",
                                                     .from = {now.seconds - 60, 0},
                                                     .years = 2,
                                                     .passphrase = {}},
                                                    counting);
        const auto real = seal::signer_from_pkcs12(authority->signer_pkcs12, "", "demo");
        return std::unique_ptr<seal::Signer>(std::make_unique<ReplayingSigner>((*real)->identity()));
    }();
    return *signer;
}

// A sample edition laid out for pressing, with keys that replay.
struct Shop {
    std::unique_ptr<Workshop> workshop;
    ReplayingCodeSigner code_signer;
    IssuingKeys keys{&replaying_signer(), &code_signer, true, nullptr};
    seal::Sealer sealer{replaying_signer()};
    credential::Issuance issuance;
    std::vector<font::EmbeddedFace> faces;

    explicit Shop(int rehearsal_threads) {
        const std::string source = SOURCE_DIR;
        auto read = credential::read_edition(source + "/samples/data-literacy", {.today = date_of(now)});
        Findings findings;
        workshop = set_up(std::move(*read.edition),
                          {.layouts = source + "/layouts",
                           .locales = source + "/locales",
                           .fonts = source + "/fonts/fonts.json",
                           .icc_profile = "/usr/share/color/icc/sRGB.icc"},
                          findings);
        issuance.number = "0000-0000-0000-0000";
        issuance.status_list = "1";
        issuance.signing_time = now;
        issuance.seal = credential::SealKind::demonstration;
        issuance.specimen = true;
        faces = *font::subset(workshop->fonts, rehearse(*workshop, issuance, rehearsal_threads).glyphs);
    }

    // The documents of the given learners, pressed one after the other.
    std::map<std::string, Bytes> pressed(const std::vector<std::size_t>& order) const {
        auto press = Press::set_up(*workshop, faces, issuance);
        EXPECT_TRUE(press) << (press ? "" : to_string(press.error()));
        std::map<std::string, Bytes> documents;
        for (const std::size_t i : order) {
            const credential::Learner learner = workshop->learners()[i];
            const auto document =
                press->sealed(PressJob{{workshop->edition(), learner, issuance}, 0}, keys, sealer);
            EXPECT_TRUE(document) << (document ? "" : to_string(document.error()));
            if (document) documents[learner.key] = document->bytes;
        }
        return documents;
    }
};

TEST(Press, GivesTheSameBytesWhateverWasPressedBefore) {
    const Shop shop(1);
    const auto forward = shop.pressed({0, 1, 2, 3});
    const auto backward = shop.pressed({3, 2, 1, 0});
    ASSERT_EQ(forward.size(), 4U);
    EXPECT_TRUE(forward == backward);
}

TEST(Press, GivesTheSameBytesFromAnyNumberOfThreads) {
    const Shop shop(1);
    const auto alone = shop.pressed({0, 1, 2, 3});
    const Shop shared(3);
    std::map<std::string, Bytes> together[2];
    std::thread other([&] { together[1] = shared.pressed({1, 3}); });
    together[0] = shared.pressed({2, 0});
    other.join();
    together[0].merge(together[1]);
    ASSERT_EQ(together[0].size(), 4U);
    EXPECT_TRUE(together[0] == alone);
}

TEST(Press, GivesTheSameBytesAloneAndTogether) {
    const Shop shop(1);
    const auto alone = shop.pressed({0, 1, 2});
    auto press = Press::set_up(*shop.workshop, shop.faces, shop.issuance);
    ASSERT_TRUE(press);
    const auto& learners = shop.workshop->learners();
    std::vector<PressJob> jobs;
    for (const std::size_t i : {2, 0, 1})
        jobs.push_back({{shop.workshop->edition(), learners[i], shop.issuance}, 0});
    const auto together = press->sealed(jobs, shop.keys, shop.sealer);
    ASSERT_EQ(together.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        ASSERT_TRUE(together[i]);
        EXPECT_TRUE(together[i]->bytes == alone.at(jobs[i].credential.learner.key)) << i;
    }
}

TEST(Press, OneThatCannotBeMadeLeavesTheOthersWhole) {
    const Shop shop(1);
    const auto alone = shop.pressed({0, 1});
    auto press = Press::set_up(*shop.workshop, shop.faces, shop.issuance);
    ASSERT_TRUE(press);
    const auto& learners = shop.workshop->learners();
    credential::Learner foreign = learners[2];
    foreign.languages = {Language{"tlh"}};
    std::vector<PressJob> jobs{{{shop.workshop->edition(), learners[0], shop.issuance}, 0},
                               {{shop.workshop->edition(), foreign, shop.issuance}, 0},
                               {{shop.workshop->edition(), learners[1], shop.issuance}, 0}};
    const auto documents = press->sealed(jobs, shop.keys, shop.sealer);
    ASSERT_EQ(documents.size(), 3U);
    ASSERT_FALSE(documents[1]);
    EXPECT_EQ(documents[1].error().kind, compose::missing_catalogue);
    ASSERT_TRUE(documents[0] && documents[2]);
    EXPECT_TRUE(documents[0]->bytes == alone.at(learners[0].key));
    EXPECT_TRUE(documents[2]->bytes == alone.at(learners[1].key));
}

}  // namespace
}  // namespace sigillum::issue
