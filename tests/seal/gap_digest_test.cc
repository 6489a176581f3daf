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
    const GapDigest digest(file_with_gap(), 32);
    EXPECT_EQ(digest.around(), to_bytes(sha256("before the gap  after it")));
}

TEST(GapDigest, TheWholeIsThatOfTheFilledFile) {
    for (const std::size_t size : {32U, 48U}) {
        SignableFile file = file_with_gap();
        const GapDigest digest(file, size);
        ASSERT_TRUE(fill_gap(file, "\xAB\xCD"));
        EXPECT_EQ(digest.whole(file), sha256("before the gap <abcd> after it")) << size;
    }
}

}  // namespace
}  // namespace sigillum::seal
