#include "font/subset.h"

#include <gtest/gtest.h>

#include <string>

namespace sigillum::font {
namespace {

const Library& library() {
    static const Library loaded = std::move(*Library::load(std::string(SOURCE_DIR) + "/fonts/fonts.json"));
    return loaded;
}

ShapedRun shaped(const std::string& text, Family family = Family::serif) {
    const auto face = library().face_for({family, false, 400}, text, Language{"en"});
    return library().shape(*face, {.text = text, .language = Language{"en"}});
}

std::string read_back(const EmbeddedFace& face, const ShapedRun& run) {
    std::string text;
    for (const Glyph& glyph : run.glyphs) text += face.characters[face.code_of[glyph.id]];
    return text;
}

TEST(Subset, GivesEveryShownGlyphItsCharacters) {
    for (const char* text : {"Zuzanna Wójcik-Hägglund", "staff office fjord", "Ελένη Παπαδοπούλου",
                             "Олена Коваленко", "Nguyễn Thị"}) {
        GlyphUse use;
        use.add(shaped(text));
        const auto faces = subset(library(), use);
        ASSERT_TRUE(faces);
        ASSERT_EQ(faces->size(), 1U);
        EXPECT_EQ(read_back(faces->front(), shaped(text)), text);
    }
}

TEST(Subset, EmbedsABareCffTableOrATrueTypeFile) {
    GlyphUse use;
    use.add(shaped("Latin"));
    use.add(shaped("Нұрғалиева"));
    const auto faces = subset(library(), use);
    ASSERT_TRUE(faces);
    ASSERT_EQ(faces->size(), 2U);
    EXPECT_EQ(faces->at(0).kind, ProgramKind::cff);
    EXPECT_EQ(faces->at(0).program.substr(0, 2), std::string("\x01\x00", 2));  // CFF header: version 1.0
    EXPECT_EQ(faces->at(1).kind, ProgramKind::truetype);
    EXPECT_EQ(faces->at(1).program.substr(0, 4), std::string("\x00\x01\x00\x00", 4));  // TrueType
}

TEST(Subset, NumbersTheGlyphsOfACidKeyedProgramByTheirPlace) {
    GlyphUse use;
    const ShapedRun run = shaped("欧阳思远");
    use.add(run);
    const auto faces = subset(library(), use);
    ASSERT_TRUE(faces);
    ASSERT_EQ(faces->size(), 1U);
    const EmbeddedFace& face = faces->front();
    EXPECT_EQ(face.kind, ProgramKind::cff);
    EXPECT_EQ(face.widths.size(), 5U);  // .notdef and four
    EXPECT_EQ(face.widths[1], 1000);
    EXPECT_EQ(read_back(face, run), "欧阳思远");
    EXPECT_LT(face.program.size(), 10'000U);
    // Format 1, first CID 1, three more: what Technical Note 5176, section 13, gives for CIDs 1 to 4.
    EXPECT_NE(face.program.find(std::string("\x01\x00\x01\x03", 4)), std::string::npos);
}

TEST(Subset, HoldsOnlyWhatIsShown) {
    GlyphUse use;
    use.add(shaped("ab"));
    const auto faces = subset(library(), use);
    ASSERT_TRUE(faces);
    EXPECT_EQ(faces->front().widths.size(), 3U);  // .notdef, a, b
    EXPECT_LT(faces->front().program.size(), 4000U);
}

TEST(Subset, IsTheSameWhateverTheOrderOfUse) {
    GlyphUse forward;
    GlyphUse backward;
    for (const char* text : {"Ana", "Øystein", "fi"}) forward.add(shaped(text));
    for (const char* text : {"fi", "Øystein", "Ana"}) backward.add(shaped(text));
    GlyphUse merged;
    merged.merge(backward);
    EXPECT_EQ(subset(library(), forward)->front().program, subset(library(), merged)->front().program);
    EXPECT_EQ(subset(library(), forward)->front().characters, subset(library(), merged)->front().characters);
}

TEST(Subset, WidthsAreThoseOfTheFontInThousandths) {
    GlyphUse use;
    const ShapedRun run = shaped("M", Family::sans);
    use.add(run);
    const auto faces = subset(library(), use);
    const int upem = library().measures(run.face).units_per_em;
    EXPECT_NEAR(faces->front().widths[faces->front().code_of[run.glyphs[0].id]],
                static_cast<double>(run.advance) * 1000.0 / upem, 0.5);
}

}  // namespace
}  // namespace sigillum::font
