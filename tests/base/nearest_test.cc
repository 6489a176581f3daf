#include "base/nearest.h"

#include <gtest/gtest.h>

#include <array>

namespace sigillum {
namespace {

constexpr std::array<std::string_view, 4> keys = {"issuer", "languages", "workload", "outcomes"};

TEST(Nearest, NamesTheKeyThatWasMeant) {
    EXPECT_EQ(nearest("isuer", keys), "issuer");
    EXPECT_EQ(nearest("langauges", keys), "languages");
    EXPECT_EQ(nearest("Workload", keys), "workload");
}

TEST(Nearest, StaysSilentWhenNothingIsClose) {
    EXPECT_EQ(nearest("colour", keys), std::nullopt);
    EXPECT_EQ(nearest("x", keys), std::nullopt);
}

}  // namespace
}  // namespace sigillum
