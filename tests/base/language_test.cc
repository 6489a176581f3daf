#include "base/language.h"

#include <gtest/gtest.h>

namespace sigillum {
namespace {

TEST(Language, BringsTagsIntoTheCaseOfRfc5646) {
    EXPECT_EQ(language_from_tag("EN")->tag, "en");
    EXPECT_EQ(language_from_tag("sr-latn-rs")->tag, "sr-Latn-RS");
    EXPECT_EQ(language_from_tag("mn-cyrl-mn")->tag, "mn-Cyrl-MN");
    EXPECT_EQ(language_from_tag("sl-rozaj")->tag, "sl-rozaj");
}

TEST(Language, RefusesWhatIsNoTag) {
    for (const char* tag : {"", "e", "english", "en_GB", "en-", "-en", "en--GB", "e1", "en-toolongsubtag"}) {
        EXPECT_FALSE(language_from_tag(tag)) << tag;
    }
}

}  // namespace
}  // namespace sigillum
