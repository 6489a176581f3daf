#include "qr/code_link.h"

#include <gtest/gtest.h>

#include <utility>

#include "tests/qr/sample_facts.h"

namespace sigillum::qr {
namespace {

std::string known_token() { return token_text(signed_token(full_facts(), known_signer()).value()); }

TEST(CodeLink, HasItsHostInUpperCase) {
    EXPECT_EQ(code_link("verify.example.edu", "ABC"), "HTTPS://VERIFY.EXAMPLE.EDU/V/#ABC");
    EXPECT_EQ(code_link("xn--mnchen-3ya.example:8443", "ABC"), "HTTPS://XN--MNCHEN-3YA.EXAMPLE:8443/V/#ABC");
}

TEST(CodeLink, IsRefusedForWhatIsNoHost) {
    const std::string long_label(64, 'a');
    for (const std::string& host :
         {std::string(), std::string("https://verify.example.edu"), std::string("verify.example.edu/"),
          std::string("verify..example"), std::string("-verify.example"), std::string("verify-.example"),
          std::string("münchen.example"), std::string("verify.example:"), std::string("verify.example:x"),
          std::string("user@verify.example"), long_label + ".example"}) {
        const auto link = code_link(host, "ABC");
        ASSERT_FALSE(link) << host;
        EXPECT_EQ(link.error().kind, bad_code_host) << host;
    }
}

TEST(CodeLink, GivesItsTokenWhateverTheHost) {
    for (const char* before :
         {"HTTPS://VERIFY.EXAMPLE.EDU/V/#", "https://verify.example.edu/V/#", "Https://Other.example/V/#"}) {
        EXPECT_EQ(read_link(before + known_token())->facts, full_facts()) << before;
    }
}

TEST(CodeLink, IsRefusedInAnotherForm) {
    for (const char* before :
         {"", "HTTP://VERIFY.EXAMPLE.EDU/V/#", "HTTPS://VERIFY.EXAMPLE.EDU/V/",
          "HTTPS://VERIFY.EXAMPLE.EDU/v/#", "HTTPS://VERIFY.EXAMPLE.EDU/V#", "HTTPS:///V/#",
          "HTTPS://VERIFY.EXAMPLE.EDU/V/?x#", " HTTPS://VERIFY.EXAMPLE.EDU/V/#"}) {
        const auto token = read_link(before + known_token());
        ASSERT_FALSE(token) << before;
        EXPECT_EQ(token.error().kind, not_a_code_link) << before;
    }
    EXPECT_EQ(read_link("HTTPS").error().kind, not_a_code_link);
    EXPECT_EQ(read_link("HTTPS://A/V/#").error().kind, bad_token_text);
}

}  // namespace
}  // namespace sigillum::qr
