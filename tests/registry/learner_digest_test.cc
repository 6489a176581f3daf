#include <gtest/gtest.h>

#include "registry/store.h"

namespace sigillum::registry {
namespace {

TEST(LearnerDigest, IsThatOfEditionZeroByteAndKey) {
    // printf 'edition\0s1' | sha256sum
    EXPECT_EQ(to_hex(learner_digest("edition", "s1")),
              "fa75caa7b5a3816f76d4eaa65f81c9ba57fd0a78d76a10a0bb57ac5e887bfa0c");
}

TEST(LearnerDigest, DoesNotMixEditionAndKey) {
    EXPECT_NE(learner_digest("ab", "c"), learner_digest("a", "bc"));
}

}  // namespace
}  // namespace sigillum::registry
