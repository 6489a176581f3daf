// Finder patterns are counted: a few in an honest picture, hundreds in one that is made to be slow.
#include "verify/finder_patterns.h"

#include <gtest/gtest.h>

#include "tests/verify/slow_input.h"
#include "verify/pnm.h"

namespace sigillum::verify {
namespace {

picture::Bitmap bitmap(const Bytes& pnm) { return *read_pnm(pnm); }

TEST(FinderPatterns, OfACodeAreThree) {
    const std::string code = testing::SmallCertificate::example().code(testing::code_key());
    for (const int dots : {1, 2, 3, 4, 7, 12}) {
        const int found = finder_patterns(bitmap(testing::pgm_of(code, dots)), 1000);
        EXPECT_GE(found, 2) << dots << " dots a module";
        EXPECT_LE(found, 12) << dots << " dots a module";
    }
}

TEST(FinderPatterns, OfACrowdAreCountedUntilThereAreEnough) {
    const picture::Bitmap crowd = bitmap(testing::crowded_picture(512));  // 32 by 32
    EXPECT_GE(finder_patterns(crowd, 100'000), 900);
    EXPECT_LE(finder_patterns(crowd, 100'000), 1100);
    EXPECT_LT(finder_patterns(crowd, 100), 200);
    EXPECT_GE(finder_patterns(crowd, 100), 100);
}

TEST(FinderPatterns, OfAnEmptyOrStripedPictureAreNone) {
    picture::Bitmap plain{.width = 300, .height = 300, .gray = true, .samples = Bytes(90'000, '\x80')};
    EXPECT_EQ(finder_patterns(plain, 100), 0);
    for (std::size_t i = 0; i < plain.samples.size(); ++i) plain.samples[i] = (i % 14) < 7 ? '\0' : '\xFF';
    EXPECT_EQ(finder_patterns(plain, 100), 0);
    plain = {.width = 1, .height = 1, .gray = false, .samples = Bytes(3, '\0')};
    EXPECT_EQ(finder_patterns(plain, 100), 0);
}

}  // namespace
}  // namespace sigillum::verify
