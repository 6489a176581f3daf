#include <gtest/gtest.h>

#include "base/digest.h"
#include "seal/signature_gap.h"

namespace sigillum::seal {
namespace {

SignableFile file_with_gap() {
    SignableFile file{.bytes = "before the gap <0000> after it"};
    file.contents_offset = 15;
    file.contents_length = 6;
    return file;
}

TEST(GapDigest, LeavesOutTheGapAndNothingElse) {
    FrontDigest front;
    const GapDigest digest(file_with_gap(), 32, front);
    EXPECT_EQ(digest.around(), to_bytes(sha256("before the gap  after it")));
}

TEST(GapDigest, TheWholeIsThatOfTheFilledFile) {
    for (const std::size_t size : {32U, 48U}) {
        SignableFile file = file_with_gap();
        FrontDigest front;
        const GapDigest digest(file, size, front);
        ASSERT_TRUE(fill_gap(file, "\xAB\xCD"));
        EXPECT_EQ(digest.whole(file), sha256("before the gap <abcd> after it")) << size;
    }
}

TEST(GapDigest, AFrontIsSharedOnlyWhereItIsTheSame) {
    FrontDigest front;
    SignableFile file = file_with_gap();
    file.shared_front = 6;
    EXPECT_EQ(GapDigest(file, 32, front).around(), to_bytes(sha256("before the gap  after it")));
    file.bytes[14] = '_';
    EXPECT_EQ(GapDigest(file, 32, front).around(), to_bytes(sha256("before the gap_ after it")));
    file.bytes[0] = 'B';
    EXPECT_EQ(GapDigest(file, 32, front).around(), to_bytes(sha256("Before the gap_ after it")));
    file.shared_front = 5;
    EXPECT_EQ(GapDigest(file, 32, front).around(), to_bytes(sha256("Before the gap_ after it")));
    EXPECT_EQ(GapDigest(file, 48, front).around().size(), 48U);
    file.shared_front = 1000;  // no more than what stands before the gap
    EXPECT_EQ(GapDigest(file, 32, front).around(), to_bytes(sha256("Before the gap_ after it")));
}

}  // namespace
}  // namespace sigillum::seal
