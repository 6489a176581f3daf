#include "seal/time_stamp.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "seal/der.h"
#include "seal/http_time_stamper.h"
#include "seal/seal.h"
#include "tests/seal/demo_material.h"
#include "tests/seal/handmade_pdf.h"
#include "tests/seal/loopback_authority.h"
#include "tests/seal/workbench.h"

namespace sigillum::seal::test {
namespace {

using testing::HasSubstr;

const TimeStampRequest request{.imprint = sha256("a signature value"), .nonce = 0xFEDC'BA98'7654'3210};

TimeStampTrust trust_in_demo() { return {.anchors_pem = demo().root_certificate, .policy = {}}; }

// What the authority says to the request when it behaves.
Bytes honest_answer() { return answer_to(*time_stamp_query(request, {})); }

TEST(TimeStampQuery, IsReadByOpensslAsItWasAsked) {
    const Workbench bench;
    bench.write("query", *time_stamp_query(request, {.anchors_pem = {}, .policy = "1.2.3.9.7"}));
    const Outcome shown = bench.run("openssl ts -query -in query -text");
    EXPECT_THAT(shown.output, HasSubstr("Hash Algorithm: sha256"));
    EXPECT_THAT(shown.output, HasSubstr("Policy OID: 1.2.3.9.7"));
    EXPECT_THAT(shown.output, HasSubstr("Nonce: 0xFEDCBA9876543210"));
    EXPECT_THAT(shown.output, HasSubstr("Certificate required: yes"));
}

TEST(TimeStampQuery, RefusesAPolicyThatIsNoObjectIdentifier) {
    EXPECT_FALSE(time_stamp_query(request, {.anchors_pem = {}, .policy = "the usual one"}).has_value());
}

TEST(TimeStampToken, IsGivenAsTheAuthoritySentItWhenAllHolds) {
    const Bytes answer = honest_answer();
    const auto token = time_stamp_token(answer, request, trust_in_demo(), "tsa");
    ASSERT_TRUE(token.has_value()) << to_string(token.error());
    EXPECT_EQ(answer.substr(answer.size() - token->size()), *token);
}

TEST(TimeStampToken, HoldsForOpenssl) {
    const Workbench bench;
    bench.write("data", "a signature value");
    bench.write("token", *time_stamp_token(honest_answer(), request, {}, "tsa"));
    bench.write("root.pem", demo().root_certificate);
    const Outcome verified =
        bench.run("openssl ts -verify -data data -in token -token_in -CAfile root.pem -attime 1783080000");
    EXPECT_THAT(verified.output, HasSubstr("Verification: OK"));
}

TEST(TimeStampToken, NeedsNoAnchorsWhenTheChainIsNotJudged) {
    EXPECT_TRUE(time_stamp_token(honest_answer(), request, {}, "tsa").has_value());
}

struct Deception {
    std::string name;
    Bytes (*answer)();
};

class RefusedTimeStamp : public testing::TestWithParam<Deception> {};

TEST_P(RefusedTimeStamp, IsCalledNonsense) {
    const auto token = time_stamp_token(GetParam().answer(), request, trust_in_demo(), "tsa");
    ASSERT_FALSE(token.has_value());
    EXPECT_EQ(token.error().kind, time_stamp_nonsense) << to_string(token.error());
    EXPECT_EQ(token.error().place.file, "tsa");
}

Bytes answer_for(TimeStampRequest other) { return answer_to(*time_stamp_query(other, {})); }

INSTANTIATE_TEST_SUITE_P(
    All, RefusedTimeStamp,
    testing::Values(
        Deception{"Nothing", [] { return Bytes(); }},
        Deception{"Text", [] { return Bytes("<html>welcome</html>"); }},
        Deception{"Truncated", [] { return honest_answer().substr(0, 500); }},
        Deception{"Trailing", [] { return honest_answer() + "x"; }},
        Deception{"OtherImprint",
                  [] {
                      return answer_for({sha256("another"), request.nonce});
                  }},
        Deception{"OtherNonce",
                  [] {
                      return answer_for({request.imprint, 1});
                  }},
        Deception{"BrokenSignature",
                  [] {
                      Bytes answer = honest_answer();
                      answer.back() ^= 1;  // the signature value stands at the end
                      return answer;
                  }},
        Deception{
            "CertificateNotYetValid",
            [] {
                return answer_to(*time_stamp_query(request, {}), {.time = {demo_begin.seconds - 60, 0}});
            }}),
    [](const auto& row) { return row.param.name; });

// The library that plays the authority declines to do this, so the token is put together by OpenSSL's cms
// command.
TEST(TimeStampToken, IsRefusedWhenSignedByACertificateForAnotherUse) {
    const Workbench bench;
    bench.write("token", *time_stamp_token(honest_answer(), request, {}, "tsa"));
    bench.write("person.key", demo().signer_key);
    bench.write("person.pem", demo().signer_chain);
    const Outcome made = bench.run(
        "openssl cms -verify -noverify -inform DER -in token -out info && "
        "openssl cms -sign -binary -nodetach -cades -econtent_type 1.2.840.113549.1.9.16.1.4 -in info -inkey "
        "person.key "
        "-signer person.pem -outform DER -out forged");
    ASSERT_EQ(made.code, 0) << made.output;
    const Bytes granted("\x30\x03\x02\x01\x00", 5);
    const Bytes answer = der_value(DerTag::sequence, {granted, bench.read("forged")});
    for (const TimeStampTrust& trust : {trust_in_demo(), TimeStampTrust{}}) {
        const auto token = time_stamp_token(answer, request, trust, "tsa");
        ASSERT_FALSE(token.has_value());
        EXPECT_EQ(token.error().kind,
                  trust.anchors_pem.empty() ? time_stamp_nonsense : time_stamp_not_trusted);
        EXPECT_THAT(token.error().found, HasSubstr("verify"));
    }
}

TEST(TimeStampToken, IsRefusedUnderAnotherPolicyThanAskedFor) {
    TimeStampTrust trust = trust_in_demo();
    trust.policy = "1.2.3.4.9";
    EXPECT_EQ(time_stamp_token(honest_answer(), request, trust, "tsa").error().kind, time_stamp_nonsense);
}

TEST(TimeStampToken, IsRefusedWhenItsChainEndsElsewhere) {
    const Workbench bench;
    make_chain(bench);
    const TimeStampTrust trust{.anchors_pem = bench.read("root.pem"), .policy = {}};
    EXPECT_EQ(time_stamp_token(honest_answer(), request, trust, "tsa").error().kind, time_stamp_not_trusted);
}

TEST(TimeStampToken, IsRefusedInTheWordsOfAnAuthorityThatDeclines) {
    // The authority does not stamp under a policy it does not know.
    const Bytes answer = answer_to(*time_stamp_query(request, {.anchors_pem = {}, .policy = "1.2.3.4.9"}));
    const auto token = time_stamp_token(answer, request, trust_in_demo(), "tsa");
    ASSERT_FALSE(token.has_value());
    EXPECT_EQ(token.error().kind, time_stamp_refused);
    EXPECT_THAT(token.error().found, HasSubstr("policy"));
}

std::unique_ptr<TimeStamper> stamper_at(const std::string& address) {
    auto stamper = http_time_stamper(
        {.address = address, .trust = trust_in_demo(), .patience = std::chrono::milliseconds(400)});
    EXPECT_TRUE(stamper.has_value());
    return std::move(*stamper);
}

TEST(HttpTimeStamper, SealsAtLevelBTWithATimeStampOverTheSignatureValue) {
    const Workbench bench;
    const LoopbackServer server([](const Bytes& query) { return Reply{answer_to(query)}; });
    const auto stamper = stamper_at(server.address());
    const auto signer = demo_signer();
    const Stamping stamping{.authority = *stamper, .nonce = 42};
    const auto sealed = seal(handmade_pdf(Sealer(*signer).reserved_bytes(true)), *signer, &stamping);
    ASSERT_TRUE(sealed.has_value()) << to_string(sealed.error());
    bench.write("sealed.pdf", *sealed);
    EXPECT_THAT(bench.run("pdfsig -nocert sealed.pdf").output, HasSubstr("Signature is Valid."));

    const std::size_t gap = sealed->find("/Contents <") + 11;
    bench.write("gap", sealed->substr(gap, sealed->find('>', gap) - gap));
    bench.write("root.pem", demo().root_certificate);
    ASSERT_EQ(bench.run("xxd -r -p gap cms.der").code, 0);
    const std::string shown = bench.run("openssl cms -cmsout -print -noout -inform DER -in cms.der").output;
    EXPECT_THAT(shown, HasSubstr("id-smime-aa-timeStampToken (1.2.840.113549.1.9.16.2.14)"));
    // The token stands at the end of the CMS; OpenSSL's time-stamp command checks it against the signature
    // value.
    const Outcome verified = bench.run(
        "set -e; line=$(openssl asn1parse -inform DER -in cms.der | grep -n 'id-smime-aa-timeStampToken' | "
        "cut -d: -f1)\n"
        "openssl asn1parse -inform DER -in cms.der > parsed\n"
        "offset=$(sed -n \"$((line+2))p\" parsed | cut -d: -f1)\n"
        "openssl asn1parse -inform DER -in cms.der -strparse $offset -noout -out token\n"
        "value=$(sed -n \"1,${line}p\" parsed | grep 'OCTET STRING' | tail -1)\n"
        "start=$(echo \"$value\" | cut -d: -f1); length=$(echo \"$value\" | sed 's/.* l= *\\([0-9]*\\) "
        ".*/\\1/')\n"
        "tail -c +$((start+3)) cms.der | head -c $length > signature\n"
        "openssl ts -verify -data signature -in token -token_in -CAfile root.pem -attime 1783080000");
    EXPECT_THAT(verified.output, HasSubstr("Verification: OK"));
}

ErrorKind error_at(const std::string& address) {
    const auto token = stamper_at(address)->token(request);
    return token ? ErrorKind{"none"} : token.error().kind;
}

TEST(HttpTimeStamper, NamesAnAuthorityThatCannotBeReached) {
    std::string address;
    {
        address = LoopbackServer([](const Bytes&) { return Reply{}; }).address();
    }  // closed again
    EXPECT_EQ(error_at(address), time_stamp_unreachable);
}

TEST(HttpTimeStamper, NamesAnAuthorityThatIsTooSlow) {
    const LoopbackServer server([](const Bytes& query) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1500));
        return Reply{answer_to(query)};
    });
    EXPECT_EQ(error_at(server.address()), time_stamp_too_slow);
}

TEST(HttpTimeStamper, NamesNonsenseErrorsAndFloods) {
    const LoopbackServer nonsense([](const Bytes&) { return Reply{"<html>welcome</html>"}; });
    const LoopbackServer error([](const Bytes& query) { return Reply{answer_to(query), 503}; });
    const LoopbackServer flood([](const Bytes&) { return Reply{Bytes(1'000'000, 'x')}; });
    for (const LoopbackServer* server : {&nonsense, &error, &flood}) {
        EXPECT_EQ(error_at(server->address()), time_stamp_nonsense);
    }
}

TEST(HttpTimeStamper, RefusesWhatIsNoAddress) {
    for (const std::string address :
         {"", "tsa.example.org", "ftp://tsa.example.org/", "http://", "http:///tsr", "http://a b/"}) {
        const auto stamper = http_time_stamper({.address = address, .trust = {}});
        ASSERT_FALSE(stamper.has_value()) << address;
        EXPECT_EQ(stamper.error().kind, bad_time_stamp_address);
    }
}

TEST(HttpTimeStamper, LeavesNoHalfSealedFileWhenTheAuthorityFails) {
    const LoopbackServer server([](const Bytes&) { return Reply{"nonsense"}; });
    const auto stamper = stamper_at(server.address());
    const Stamping stamping{.authority = *stamper, .nonce = 42};
    const auto sealed = seal(handmade_pdf(16000), *demo_signer(), &stamping);
    ASSERT_FALSE(sealed.has_value());
    EXPECT_EQ(sealed.error().kind, time_stamp_nonsense);
}

}  // namespace
}  // namespace sigillum::seal::test
