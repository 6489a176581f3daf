// The byte-level reader of PDF syntax says exactly where a value stands.
#include "verify/pdf_syntax.h"

#include <gtest/gtest.h>

namespace sigillum::verify {
namespace {

TEST(PdfSyntax, FindsTheValuesOfADictionary) {
    const Bytes file =
        "<< /A(a\\)(b)c)/B <61 62> /C [1 [2] 3 0 R] % >> \n /D<< /E true >> /F#47 -1.5 /H null >> rest";
    SyntaxReader reader(file, 0);
    const auto dictionary = reader.dictionary();
    ASSERT_TRUE(dictionary);
    EXPECT_EQ(dictionary->value("A")->of(file), "(a\\)(b)c)");
    EXPECT_EQ(dictionary->value("B")->of(file), "<61 62>");
    EXPECT_EQ(dictionary->value("C")->of(file), "[1 [2] 3 0 R]");
    EXPECT_EQ(dictionary->value("D")->of(file), "<< /E true >>");
    EXPECT_EQ(dictionary->value("FG")->of(file), "-1.5");
    EXPECT_EQ(dictionary->value("H")->of(file), "null");
    EXPECT_FALSE(dictionary->value("E"));
    EXPECT_EQ(dictionary->span.of(file).size(), file.size() - 5);
    EXPECT_TRUE(reader.keyword("rest"));
}

TEST(PdfSyntax, NoticesAKeyThatStandsTwice) {
    const Bytes file = "<< /Contents <00> /#43ontents <01> >>";
    const auto dictionary = SyntaxReader(file, 0).dictionary();
    ASSERT_TRUE(dictionary);
    EXPECT_TRUE(dictionary->has_repeated_key());
    EXPECT_FALSE(dictionary->value("Contents"));
}

TEST(PdfSyntax, RefusesWhatIsNone) {
    for (const char* text : {"", "<<", "<< /A", "<< /A >>", "<< A 1 >>", "<< /A (a >>", "<< /A <6x> >>",
                             "<< /A [1 2 >>", "<< /A 1 >", "<< /A run >>"}) {
        SyntaxReader reader(text, 0);
        EXPECT_FALSE(reader.dictionary()) << text;
        EXPECT_EQ(reader.at(), 0U) << text;
    }
    const Bytes deep(100'000, '[');
    EXPECT_FALSE(SyntaxReader(deep, 0).value());
}

TEST(PdfSyntax, ReadsObjectHeaders) {
    const auto header = SyntaxReader("  12 0 obj<<>>", 0).object_header();
    ASSERT_TRUE(header);
    EXPECT_EQ(header->number, 12);
    EXPECT_EQ(header->body, 10U);
    EXPECT_FALSE(SyntaxReader("12 0 object", 0).object_header());
    EXPECT_FALSE(SyntaxReader("99999999 0 obj", 0).object_header());
    EXPECT_FALSE(SyntaxReader("-1 0 obj", 0).object_header());
}

}  // namespace
}  // namespace sigillum::verify
