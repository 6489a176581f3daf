#include "base/digest.h"

#include <gtest/gtest.h>

namespace sigillum {
namespace {

// FIPS 180-4 example: SHA-256("abc").
TEST(Digest, AgreesWithTheStandardsExample) {
    EXPECT_EQ(to_hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Digest, WritesBytesAsHexadecimal) { EXPECT_EQ(to_hex(ByteView("\x00\x0F\xFF", 3)), "000fff"); }

}  // namespace
}  // namespace sigillum
