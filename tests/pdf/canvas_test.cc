#include "pdf/canvas.h"

#include <gmock/gmock.h>

#include "handmade_font.h"
#include "pdf/writer.h"

namespace sigillum::pdf::test {
namespace {

using page::Owner;

const Resources& resources() {
    static const Resources all{
        FontSet({handmade_face()}),
        PictureSet({{"mark", picture::Drawing{.width = 24, .height = 12}},
                    {"photo", picture::Bitmap{.width = 1, .height = 1, .gray = true, .samples = "x"}}})};
    return all;
}

const Size page_size{Length::pt(200), Length::pt(100)};

page::GlyphItem text(font::ShapedRun run) {
    return {.run = std::move(run), .baseline = {Length::pt(10), Length::pt(30)}, .size = Length::pt(10)};
}

// The operators of some items, without marks.
Bytes painted(const std::vector<page::Item>& items, bool space_after = false) {
    Bytes out;
    Usage usage;
    Canvas canvas(out, page_size, resources(), usage);
    for (const page::Item& item : items) EXPECT_TRUE(canvas.paint(item, space_after));
    canvas.finish();
    return out;
}

ByteView bytes(const char* text, std::size_t size) { return {text, size}; }

TEST(Canvas, KerningBecomesAdjustments) {
    font::ShapedRun run = handmade_run("AV", {10, 11});
    run.glyphs[0].advance -= 80;
    const char expected[] = "BT\n0 g\n/F0 10 Tf\n0 Tc\n10 70 Td\n[(\0\1)80(\0\2)]TJ\nET\n";
    EXPECT_EQ(painted({{{}, text(run)}}), bytes(expected, sizeof expected - 1));
}

TEST(Canvas, OffsetsOfOneGlyphDoNotMoveTheNext) {
    font::ShapedRun run = handmade_run("AVA", {10, 11, 10});
    run.glyphs[1].dx = 30;
    run.glyphs[1].dy = 200;  // 2 pt at 10 pt
    const char expected[] =
        "BT\n0 g\n/F0 10 Tf\n0 Tc\n10 70 Td\n"
        "[(\0\1)]TJ\n2 Ts\n[-30(\0\2)]TJ\n0 Ts\n[30(\0\1)]TJ\nET\n";
    EXPECT_EQ(painted({{{}, text(run)}}), bytes(expected, sizeof expected - 1));
}

TEST(Canvas, ASecondRunMovesRelativeToTheFirstAndRepeatsNoState) {
    page::GlyphItem first = text(handmade_run("A", {10}));
    page::GlyphItem second = first;
    second.baseline = {Length::pt(12), Length::pt(45)};
    const char expected[] = "BT\n0 g\n/F0 10 Tf\n0 Tc\n10 70 Td\n[(\0\1)]TJ\n2 -15 Td\n[(\0\1)]TJ\nET\n";
    EXPECT_EQ(painted({{{}, first}, {{}, second}}), bytes(expected, sizeof expected - 1));
}

TEST(Canvas, ASpaceFollowsWhereTheTextGoesOnElsewhere) {
    const char expected[] = "BT\n0 g\n/F0 10 Tf\n0 Tc\n10 70 Td\n[(\0\1\0\3)]TJ\nET\n";
    EXPECT_EQ(painted({{{}, text(handmade_run("A", {10}))}}, true), bytes(expected, sizeof expected - 1));
}

TEST(Canvas, BytesOfCodesAreEscapedInStrings) {
    const char expected[] = "BT\n0 g\n/F0 10 Tf\n0 Tc\n10 70 Td\n[(\0\\()]TJ\nET\n";
    EXPECT_EQ(painted({{{}, text(handmade_run("(", {15}))}}), bytes(expected, sizeof expected - 1));
}

TEST(Canvas, TextThatWouldNotReadBackIsSpelledOut) {
    page::GlyphItem tracked = text(handmade_run("AV", {10, 11}));
    tracked.tracking = Length::pt(1);
    EXPECT_THAT(painted({{{}, tracked}}), testing::HasSubstr("/Span<</ActualText(AV)>>BDC\nBT\n"));
    EXPECT_THAT(painted({{{}, text(handmade_run("A\xCC\x81", {10, 14}))}}),
                testing::HasSubstr(Bytes("ActualText(\xFE\xFF\0A\x03\x01)", 18)));
}

TEST(Canvas, AGlyphOutsideTheSubsetIsAnError) {
    Bytes out;
    Usage usage;
    Canvas canvas(out, page_size, resources(), usage);
    font::ShapedRun run = handmade_run("A", {10});
    run.glyphs[0].id = 20;
    const Done done = canvas.paint({{}, text(run)}, false);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, glyph_not_in_subset);
    EXPECT_EQ(done.error().found, "glyph 20 of a face whose embedded part lacks it");
}

TEST(Canvas, AFaceThatIsNotEmbeddedIsAnError) {
    Bytes out;
    Usage usage;
    Canvas canvas(out, page_size, resources(), usage);
    font::ShapedRun run = handmade_run("A", {10});
    run.face = font::FaceId{7};
    const Done done = canvas.paint({{}, text(run)}, false);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, glyph_not_in_subset);
}

TEST(Canvas, RulesAreFilledRectangles) {
    const page::RuleItem rule{{{Length::pt(10), Length::pt(20)}, {Length::pt(50), Length::pt(0.5)}},
                              {255, 0, 51}};
    EXPECT_EQ(painted({{{}, rule}}), "1 0 .2 rg\n10 79.5 50 .5 re f\n");
}

TEST(Canvas, PicturesFillTheirArea) {
    const Rect area{{Length::pt(10), Length::pt(20)}, {Length::pt(48), Length::pt(24)}};
    EXPECT_EQ(painted({{{}, page::PictureItem{"mark", area}}}), "q 2 0 0 2 10 56 cm\n/P0 Do Q\n");
    EXPECT_EQ(painted({{{}, page::PictureItem{"photo", area}}}), "q 48 0 0 24 10 56 cm\n/P1 Do Q\n");
}

TEST(Canvas, APictureThatWasNotPreparedIsAnError) {
    Bytes out;
    Usage usage;
    Canvas canvas(out, page_size, resources(), usage);
    const Done done = canvas.paint({{}, page::PictureItem{"crest", {}}}, false);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, pdf_not_written);
    EXPECT_EQ(done.error().found, "no picture “crest”");
}

// A code of 3 modules with 1 quiet module around it in 25 pt: modules of 5 pt, the lower left one at 5 pt
// from the area's.
TEST(Canvas, CodesAreRectanglesARowInModules) {
    page::CodeItem code{.modules = {.size = 3, .dark = {1, 1, 0, 0, 0, 1, 1, 0, 1}},
                        .area = {{Length::pt(100), Length::pt(20)}, {Length::pt(25), Length::pt(25)}},
                        .quiet_modules = 1};
    EXPECT_EQ(painted({{{}, code}}),
              "0 g\nq 5 0 0 5 105 60 cm\n00 02 02 1 re\n02 01 01 1 re\n00 00 01 1 re\n02 00 01 1 re\nf Q\n");
}

TEST(Canvas, CodesOfTheLargestVersionAreWrittenInFull) {
    page::CodeItem code{.modules = {.size = 177}, .area = {{}, {Length::pt(100), Length::pt(100)}}};
    code.modules.dark.assign(177 * 177, 0);
    for (std::size_t x = 0; x < 105; ++x) code.modules.dark[x] = 1;  // the top row
    code.modules.dark[176 * 177 + 176] = 1;                          // the lower right corner
    EXPECT_THAT(painted({{{}, code}}), testing::HasSubstr("cm\n000 176 105 1 re\n176 000 001 1 re\nf Q\n"));
}

TEST(Canvas, ShapesAreInMillimetres) {
    picture::Shape shape;
    shape.path.move_to({0, 0});
    shape.path.cubic_to({25.4, 0}, {25.4, 12.7}, {12.7, 12.7});
    shape.path.close();
    shape.paint = {.fill = Color{255, 255, 255},
                   .stroke = Color{0, 0, 0},
                   .stroke_width = 0.254,
                   .cap = picture::LineCap::round,
                   .join = picture::LineJoin::bevel,
                   .even_odd = true};
    EXPECT_EQ(painted({{{}, page::ShapeItem{std::make_shared<const picture::Shape>(shape), {}}}}),
              "1 g\n0 G\n.72 w\n1 J\n2 j\n0 100 m\n72 100 72 64 36 64 c\nh\nB*\n");
}

TEST(Canvas, AnInvisibleShapeWritesNothing) {
    picture::Shape shape;
    shape.path.move_to({0, 0});
    shape.path.line_to({1, 1});
    EXPECT_EQ(painted({{{}, page::ShapeItem{std::make_shared<const picture::Shape>(shape), {}}}}), "");
}

TEST(Canvas, MarksSayWhoseContentIs) {
    Bytes out;
    Usage usage;
    Canvas canvas(out, page_size, resources(), usage);
    const Language polish{"pl"};
    canvas.begin_content({.type = "H1", .mcid = 3});
    canvas.end_marked();
    canvas.begin_content({.type = "P", .mcid = 4, .language = &polish});
    canvas.end_marked();
    canvas.begin_artifact(page::Artifact::header);
    canvas.end_marked();
    canvas.begin_artifact(page::Artifact::background);
    canvas.end_marked();
    EXPECT_EQ(out,
              "/H1<</MCID 3>>BDC\nEMC\n/Span<</MCID 4/Lang(pl)>>BDC\nEMC\n"
              "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\nEMC\n"
              "/Artifact<</Type/Background/BBox[0 0 200 100]>>BDC\nEMC\n");
}

TEST(Canvas, TellsWhichFontsAndPicturesItUsed) {
    Bytes out;
    Usage usage;
    Canvas canvas(out, page_size, resources(), usage);
    ASSERT_TRUE(canvas.paint({{}, page::PictureItem{"photo", {{}, page_size}}}, false));
    ASSERT_TRUE(canvas.paint({{}, text(handmade_run("A", {10}))}, false));
    EXPECT_THAT(usage.fonts, testing::ElementsAre(0U));
    EXPECT_THAT(usage.pictures, testing::ElementsAre(1U));
}

}  // namespace
}  // namespace sigillum::pdf::test
