#include "base/base64.h"

#include <gtest/gtest.h>

namespace sigillum {
namespace {

// RFC 4648, section 10.
TEST(Base64, TestVectors) {
    const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                           {"f", "Zg=="},
                                                           {"fo", "Zm8="},
                                                           {"foo", "Zm9v"},
                                                           {"foob", "Zm9vYg=="},
                                                           {"fooba", "Zm9vYmE="},
                                                           {"foobar", "Zm9vYmFy"}};
    for (const auto& [bytes, text] : vectors) {
        EXPECT_EQ(to_base64(bytes), text);
        EXPECT_EQ(from_base64(text), bytes);
        const std::string bare = std::string(text).substr(0, std::string(text).find('='));
        EXPECT_EQ(to_base64url(bytes), bare);
        EXPECT_EQ(from_base64url(bare), bytes);
    }
}

TEST(Base64, TheAlphabetsDifferInTwoCharacters) {
    EXPECT_EQ(to_base64("\xFB\xFF\xFE"), "+//+");
    EXPECT_EQ(to_base64url("\xFB\xFF\xFE"), "-__-");
    EXPECT_FALSE(from_base64("-__-"));
    EXPECT_FALSE(from_base64url("+//+"));
}

TEST(Base64, AnythingButTheOneFormIsRefused) {
    for (const char* text : {"Zg", "Zg=", "Zh==", "Zm9=", "Zg===", "Z", "Zm 9", "====", "Zm9v\n"})
        EXPECT_FALSE(from_base64(text)) << text;
    for (const char* text : {"Zg==", "Zh", "Zm9=", "Z", "Zm 9"}) EXPECT_FALSE(from_base64url(text)) << text;
}

}  // namespace
}  // namespace sigillum
