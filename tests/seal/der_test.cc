#include "seal/der.h"

#include <gtest/gtest.h>

namespace sigillum::seal::test {
namespace {

struct LengthForm {
    std::size_t length;
    Bytes header;
};

class DerLength : public testing::TestWithParam<LengthForm> {};

// X.690, 8.1.3 and 10.1: the shortest form.
TEST_P(DerLength, IsWrittenInTheShortestForm) {
    const Bytes content(GetParam().length, 'x');
    EXPECT_EQ(der_value(DerTag::octet_string, {content}), GetParam().header + content);
}

INSTANTIATE_TEST_SUITE_P(Edges, DerLength,
                         testing::Values(LengthForm{0, Bytes("\x04\x00", 2)}, LengthForm{127, "\x04\x7F"},
                                         LengthForm{128, "\x04\x81\x80"}, LengthForm{255, "\x04\x81\xFF"},
                                         LengthForm{256, Bytes("\x04\x82\x01\x00", 4)},
                                         LengthForm{65536, Bytes("\x04\x83\x01\x00\x00", 5)}));

// X.690, 11.6: as unsigned octets, the shorter first where one begins the other.
TEST(DerSetOf, SortsItsElementsByTheirEncodings) {
    EXPECT_EQ(der_set_of(DerTag::set, {"\x80", "\x7F\x01", "\x7F"}), "\x31\x04\x7F\x7F\x01\x80");
}

}  // namespace
}  // namespace sigillum::seal::test
