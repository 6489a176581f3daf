#include "qr/base32.h"

#include <gtest/gtest.h>

namespace sigillum::qr {
namespace {

TEST(Base32, IsThatOfRfc4648WithoutPadding) {
    // RFC 4648, section 10.
    const std::pair<const char*, const char*> rows[] = {
        {"", ""},
        {"f", "MY"},
        {"fo", "MZXQ"},
        {"foo", "MZXW6"},
        {"foob", "MZXW6YQ"},
        {"fooba", "MZXW6YTB"},
        {"foobar", "MZXW6YTBOI"},
    };
    for (const auto& [bytes, text] : rows) {
        EXPECT_EQ(to_base32(bytes), text);
        EXPECT_EQ(from_base32(text), bytes);
    }
}

TEST(Base32, IsRefusedInEveryOtherForm) {
    const std::pair<const char*, const char*> rows[] = {
        {"my", "lower case"},
        {"MY======", "padding"},
        {"MZ", "spare bits set"},
        {"MZXR", "spare bits set"},
        {"MZXW7", "spare bits set"},
        {"M", "no bytes are so long"},
        {"MZX", "no bytes are so long"},
        {"MZXW6Y", "no bytes are so long"},
        {"M0", "a digit of no base 32"},
        {"M1", "a digit of no base 32"},
        {"M8", "a digit of no base 32"},
        {"MY ", "white space"},
        {"M\nY", "white space"},
    };
    for (const auto& [text, fault] : rows)
        EXPECT_EQ(from_base32(text), std::nullopt) << text << ": " << fault;
}

}  // namespace
}  // namespace sigillum::qr
