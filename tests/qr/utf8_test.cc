#include "qr/utf8.h"

#include <gtest/gtest.h>

namespace sigillum::qr {
namespace {

TEST(Utf8, TakesTheFirstAndTheLastOfEachLength) {
    for (const char* text : {"", "\x7F", "\u0080", "\u07FF", "\u0800", "\uD7FF", "\uE000", "\uFFFF",
                             "\U00010000", "\U0010FFFF"}) {
        EXPECT_TRUE(is_utf8(text)) << text;
    }
}

TEST(Utf8, RefusesWhatTheUnicodeTableLeavesOut) {
    const std::pair<const char*, const char*> rows[] = {
        {"\x80", "begins with a trailing byte"},
        {"\xC3", "ends too early"},
        {"\xC3(", "no trailing byte"},
        {"\xC1\xBF", "overlong"},
        {"\xE0\x9F\xBF", "overlong"},
        {"\xF0\x8F\xBF\xBF", "overlong"},
        {"\xED\xA0\x80", "a surrogate"},
        {"\xF4\x90\x80\x80", "above U+10FFFF"},
        {"\xF5\x80\x80\x80", "above U+10FFFF"},
        {"\xE2\x82", "ends too early"},
        {"\xF0\x9F\x98(", "no trailing byte"},
        {"\xFF", "no byte of UTF-8"},
    };
    for (const auto& [bytes, fault] : rows) EXPECT_FALSE(is_utf8(bytes)) << fault;
}

TEST(Utf8, KnowsControlCharacters) {
    EXPECT_TRUE(holds_control_character(std::string_view("a\0b", 3)));
    EXPECT_TRUE(holds_control_character("a\nb"));
    EXPECT_TRUE(holds_control_character("\x7F"));
    EXPECT_TRUE(holds_control_character("\u0085"));
    EXPECT_FALSE(holds_control_character("Łódź, Å, \u00A0, €"));
}

}  // namespace
}  // namespace sigillum::qr
