#include "verify/character_count.h"

#include <gtest/gtest.h>

namespace sigillum::verify {
namespace {

TEST(CharacterCount, TakesEachCharacterOnce) {
    CharacterCount count("abba");
    EXPECT_TRUE(count.take("ab"));
    EXPECT_FALSE(count.take("aa"));
    EXPECT_TRUE(count.take("ab"));
    EXPECT_FALSE(count.take("b"));
}

TEST(CharacterCount, TakesNothingWhenSomethingIsMissing) {
    CharacterCount count("ab");
    EXPECT_FALSE(count.take("abc"));
    EXPECT_TRUE(count.take("ab"));
}

TEST(CharacterCount, CountsALetterWithItsMarkInWhateverForm) {
    CharacterCount count("\u0627 \u0654");  // alef, and hamza above on its own
    EXPECT_TRUE(count.take("\u0623"));      // alef with hamza above
}

TEST(RightToLeft, IsToldByLettersNotByFigures) {
    EXPECT_TRUE(has_right_to_left("5 نقاط"));
    EXPECT_TRUE(has_right_to_left("a א"));
    EXPECT_FALSE(has_right_to_left("2026 – Łódź"));
}

TEST(RightToLeft, StretchesAreTheSameInEitherOrderAndOthersKeepTheirs) {
    EXPECT_EQ(in_any_order("Ab ليلى"), in_any_order("Ab ىليل"));
    EXPECT_EQ(in_any_order("\u05B9נ"), in_any_order("נ\u05B9"));
    EXPECT_NE(in_any_order("Ab ليلى"), in_any_order("bA ليلى"));
    EXPECT_NE(in_any_order("ليلى"), in_any_order("ليى"));
    EXPECT_EQ(in_any_order("Zuzanna"), "Zuzanna");
}

}  // namespace
}  // namespace sigillum::verify
