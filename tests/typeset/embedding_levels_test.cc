// The order of lines in both directions, after the rules of Unicode Standard Annex 9.
#include "typeset/embedding_levels.h"

#include <gtest/gtest.h>

#include "typeset/itemise.h"

namespace sigillum::typeset {
namespace {

struct Part {
    const char* language;
    const char* text;
    bool given = false;
};

std::vector<Span> spans_from(const std::vector<Part>& parts) {
    std::vector<Span> spans;
    for (const Part& part : parts) {
        spans.push_back(
            {.text = part.text, .language = Language{part.language}, .style = {}, .given = part.given});
    }
    return spans;
}

// One figure a character.
std::string levels_of(const std::vector<Part>& parts, bool right_to_left) {
    const std::vector<Span> spans = spans_from(parts);
    std::string text;
    for (const Span& span : spans) text += span.text;
    const EmbeddingLevels levels = embedding_levels(spans, right_to_left);
    std::string figures;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U)
            figures += static_cast<char>('0' + levels.of_byte[at]);
    }
    return figures;
}

TEST(EmbeddingLevels, FollowTheDirectionOfTheLanguage) {
    struct Row {
        const char* why;
        std::vector<Part> parts;
        bool right_to_left;
        const char* levels;
    };
    const Row rows[] = {
        {"Arabic", {{"ar", "في مارس"}}, true, "1111111"},
        {"figures in it", {{"ar", "في 14 مارس"}}, true, "1112211111"},
        {"a Latin name in it", {{"ar", "من AGH."}}, true, "1112221"},
        {"a time stamp alone", {{"ar", "2026-07-03 14:05:32 +02:00"}}, true, "00000000000000000000000000"},
        {"a Latin title alone", {{"ar", "Part 1."}}, true, "0000000"},
        {"an Arabic name in English", {{"en", "ليلى"}}, false, "1111"},
        {"English and its point", {{"en", "by ليلى."}}, false, "00011110"},
        {"Arabic as second language", {{"ar", "من AGH."}}, false, "1112221"},
        {"a title in Latin letters is apart, its point included",
         {{"ar", "دورة "}, {"ar", "C++."}},
         true,
         "111112222"},
        {"a foreign name in an Arabic phrase", {{"en", "AGH"}, {"ar", " من"}}, false, "222111"},
        {"two languages on a line run as the document does",
         {{"en", "No."}, {"en", " / "}, {"ar", "رقم"}},
         false,
         "000000111"},
        {"words of two directions", {{"en", "Levi לוי 2"}}, false, "0000011112"},
        {"a name of two directions runs as its first letter does",
         {{"en", "לוי Levi", true}},
         false,
         "11112222"},
        {"also in a document from right to left", {{"he", "Levi לוי", true}}, true, "00000111"},
        {"and does not move what follows it",
         {{"en", "Levi לוי", true}, {"en", ", 2026"}},
         false,
         "22222333000000"},
    };
    for (const Row& row : rows) EXPECT_EQ(levels_of(row.parts, row.right_to_left), row.levels) << row.why;
}

TEST(EmbeddingLevels, TellWhereIsolatesBeginAndEnd) {
    const auto spans = spans_from({{"en", "AGH"}, {"ar", " من "}, {"fr", "ETH"}});
    EXPECT_EQ(embedding_levels(spans, true).edges, (std::vector<std::size_t>{0, 3, 9, 12}));
}

const font::Library& fonts() {
    static const font::Library loaded =
        std::move(*font::Library::load(std::string(SOURCE_DIR) + "/fonts/fonts.json"));
    return loaded;
}

// The faces of a text of one span, each with the bytes it serves: "NotoNaskhArabic-Regular:12".
std::string faces_of(const std::string& text, const char* language = "en") {
    const Span span{.text = text, .language = Language{language}, .style = {}};
    const auto items = itemise(text, {&span, 1}, false, fonts());
    if (!items) return items.error().found;
    std::string faces;
    for (const TextItem& item : *items) {
        if (!faces.empty()) faces += " ";
        faces += fonts().postscript_name(item.face) + ":" + std::to_string(item.end - item.begin);
    }
    return faces;
}

TEST(Itemise, GivesANameOneFaceAndOneInTwoScriptsTwo) {
    EXPECT_EQ(faces_of("Әсел Нұрғалиева"), "GentiumPlus:29");
    EXPECT_EQ(faces_of("李 Wei"), "NotoSerifCJKsc-Regular:4 NotoSerifCJKsc-Regular:3");
    EXPECT_EQ(faces_of("ნინო Łoś"), "NotoSerifGeorgian-Regular:13 EBGaramond12-Regular:5");
    // Both Latin words in the face that has all letters of either.
    EXPECT_EQ(faces_of("Ŋa ნინო Łoś"),
              "EBGaramond12-Regular:4 NotoSerifGeorgian-Regular:13 EBGaramond12-Regular:5");
}

TEST(Itemise, TakesAHyphenThatAFaceLacksFromAnother) {
    EXPECT_EQ(faces_of("ليلى-نور"),
              "NotoNaskhArabic-Regular:8 EBGaramond12-Regular:1 NotoNaskhArabic-Regular:6");
}

TEST(Itemise, RefusesALetterThatNoFontHas) {
    EXPECT_EQ(faces_of("ნინო \U00012345"), "no font has U+12345 CUNEIFORM SIGN URU TIMES KI");
}

TEST(Itemise, LeavesIsolatesOutOfWhatIsShown) {
    EXPECT_EQ(faces_of("a\u2068ნ\u2069b"),
              "EBGaramond12-Regular:1 NotoSerifGeorgian-Regular:3 EBGaramond12-Regular:1");
}

}  // namespace
}  // namespace sigillum::typeset
