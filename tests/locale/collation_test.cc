#include "locale/collation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sigillum::locale {
namespace {

using ::testing::ElementsAre;

// Polish has ł behind l; German takes ö for an o with a mark; Swedish puts it behind z.
TEST(Collation, IsThatOfTheLanguage) {
    EXPECT_THAT(alphabetical({"Łoś", "Maj", "Lis"}, {"pl"}), ElementsAre(2, 0, 1));
    EXPECT_THAT(alphabetical({"Zorn", "Öhm", "Ohm"}, {"de"}), ElementsAre(2, 1, 0));
    EXPECT_THAT(alphabetical({"Zorn", "Öhm", "Ohm"}, {"sv"}), ElementsAre(2, 0, 1));
}

TEST(Collation, KeepsTheOrderOfEquals) {
    EXPECT_THAT(alphabetical({"b", "a", "a", "a"}, {"en"}), ElementsAre(1, 2, 3, 0));
}

}  // namespace
}  // namespace sigillum::locale
