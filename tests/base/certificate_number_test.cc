#include "base/certificate_number.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace sigillum {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

CertificateNumber sample() {
    std::array<std::uint8_t, 10> random{};
    std::iota(random.begin(), random.end(), std::uint8_t{0x10});
    return CertificateNumber::from_random(random);
}

TEST(CertificateNumber, IsTheRandomBitsAndACheckCharacter) {
    // The bits 00010 00000 01000 … by hand; the last character by multiplication in GF(32) with logarithm
    // tables.
    EXPECT_EQ(sample().text(), "208H44RM2MB1E60E");
    EXPECT_EQ(sample().grouped(), "208H-44RM-2MB1-E60E");
}

TEST(CertificateNumber, DoesNotDependOnTheLastFiveRandomBits) {
    std::array<std::uint8_t, 10> random{};
    random.fill(0xA7);
    const CertificateNumber one = CertificateNumber::from_random(random);
    random.back() ^= 0x1F;
    EXPECT_EQ(CertificateNumber::from_random(random), one);
    random.back() ^= 0x20;
    EXPECT_NE(CertificateNumber::from_random(random), one);
}

TEST(CertificateNumber, IsPackedFiveBitsACharacter) {
    const std::array<std::uint8_t, 10> packed = {0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x0E};
    EXPECT_EQ(sample().packed(), packed);
    EXPECT_EQ(CertificateNumber::from_packed(packed), sample());
}

TEST(CertificateNumber, IsRefusedPackedWithAWrongCheckOrLength) {
    std::array<std::uint8_t, 10> packed = sample().packed();
    packed[9] ^= 1U;
    EXPECT_EQ(CertificateNumber::from_packed(packed).error().kind, bad_certificate_number);
    EXPECT_EQ(CertificateNumber::from_packed(std::span(packed).first(9)).error().kind,
              bad_certificate_number);
}

TEST(CertificateNumber, ForgivesHowItIsTyped) {
    for (const char* typed : {"208H44RM2MB1E60E", "208h-44rm-2mb1-e60e", " 208H 44RM 2MB1 E60E ",
                              "2O8H-44RM-2MBI-E6OE", "2o8h44rm2mble6oe"}) {
        EXPECT_EQ(CertificateNumber::parse(typed), sample()) << typed;
    }
}

TEST(CertificateNumber, IsRefusedWhenItIsNone) {
    for (const char* typed : {"", "208H-44RM-2MB1-E60", "208H-44RM-2MB1-E60E-0", "208H-44RM-2MB1-U60E",
                              "208H.44RM.2MB1.E60E", "208H–44RM–2MB1–E60E", "208H-44RM-2MB1-E60F"}) {
        const auto parsed = CertificateNumber::parse(typed);
        ASSERT_FALSE(parsed) << typed;
        EXPECT_EQ(parsed.error().kind, bad_certificate_number) << typed;
    }
}

TEST(CertificateNumber, NoticesEverySingleWrongCharacter) {
    const std::string right = sample().text();
    for (std::size_t i = 0; i < right.size(); ++i) {
        for (const char wrong : alphabet) {
            std::string typed = right;
            typed[i] = wrong;
            EXPECT_EQ(CertificateNumber::parse(typed).has_value(), wrong == right[i]) << typed;
        }
    }
}

// A number with these two characters at these two places; another character makes the check come right.
std::string number_with(std::size_t i, char at_i, std::size_t j, char at_j) {
    std::string text(16, '0');
    text[i] = at_i;
    text[j] = at_j;
    std::size_t free = 0;
    while (free == i || free == j) ++free;
    for (const char c : alphabet) {
        text[free] = c;
        if (CertificateNumber::parse(text)) return text;
    }
    return {};
}

TEST(CertificateNumber, NoticesEveryExchangeOfTwoNeighbours) {
    for (std::size_t i = 0; i + 1 < 16; ++i) {
        for (const char a : alphabet) {
            for (const char b : alphabet) {
                std::string text = number_with(i, a, i + 1, b);
                ASSERT_EQ(text.size(), 16U);
                std::swap(text[i], text[i + 1]);
                ASSERT_EQ(CertificateNumber::parse(text).has_value(), a == b) << text;
            }
        }
    }
}

TEST(CertificateNumber, NoticesEveryExchangeOfTwoCharactersOfASample) {
    const std::string right = sample().text();
    for (std::size_t i = 0; i < 16; ++i) {
        for (std::size_t j = i + 1; j < 16; ++j) {
            std::string typed = right;
            std::swap(typed[i], typed[j]);
            EXPECT_EQ(CertificateNumber::parse(typed).has_value(), right[i] == right[j]) << typed;
        }
    }
}

}  // namespace
}  // namespace sigillum
