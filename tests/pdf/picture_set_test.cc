#include "pdf/picture_set.h"

#include <gtest/gtest.h>

#include "outside_tool.h"
#include "sample_sheets.h"

namespace sigillum::pdf::test {
namespace {

picture::Drawing triangle(double size) {
    picture::Drawing drawing{.width = size, .height = size};
    picture::Shape shape;
    shape.path.move_to({0, 0});
    shape.path.line_to({size / 3, 0});
    shape.path.line_to({0, size});
    shape.path.close();
    shape.paint.fill = Color{200, 0, 0};
    drawing.shapes.push_back(shape);
    return drawing;
}

TEST(PictureSet, EqualPicturesAreWrittenOnce) {
    const PictureSet set(
        {{"spindle", triangle(24)}, {"spindle-small", triangle(24)}, {"other", triangle(12)}});
    EXPECT_EQ(set.index_of("spindle"), set.index_of("spindle-small"));
    EXPECT_NE(set.index_of("spindle"), set.index_of("other"));
    EXPECT_EQ(set.index_of("unknown"), std::nullopt);
}

// The colours of the four corners of a picture, drawn in 4 x 4 dots: upper left, upper right, lower left,
// lower right.
std::string corners_of(const picture::Picture& picture) {
    Sheet sheet;
    sheet.pages.pages[0].size = {Length::pt(4), Length::pt(4)};
    sheet.pictures = {{"picture", picture}};
    sheet.put({page::Owner::none(page::Artifact::background),
               page::PictureItem{"picture", {{}, {Length::pt(4), Length::pt(4)}}}});
    const auto path = stored("corners.pdf", sheet.write()->bytes).string();
    const Bytes image = run("pdftoppm -r 72 -aa no -aaVector no " + path + " | tail -c 48").output;
    std::string colors;
    for (const std::size_t dot : {0U, 3U, 12U, 15U}) {
        const auto channel = [&](std::size_t i) {
            return static_cast<unsigned char>(image[3 * dot + i]) > 127;
        };
        colors += channel(0) ? (channel(1) ? 'w' : 'r') : channel(1) ? 'g' : channel(2) ? 'b' : 'k';
    }
    return colors;
}

TEST(PictureSet, ABitmapStandsUpright) {
    picture::Bitmap bitmap{.width = 2, .height = 2};
    bitmap.samples = Bytes("\xFF\x00\x00\x00\xFF\x00\x00\x00\xFF\x00\x00\x00", 12);
    EXPECT_EQ(corners_of(bitmap), "rgbk");
    bitmap.alpha = Bytes("\xFF\xFF\x00\xFF", 4);  // the blue dot is clear
    EXPECT_EQ(corners_of(bitmap), "rgwk");
}

TEST(PictureSet, ADrawingStandsUpright) {
    picture::Drawing drawing{.width = 2, .height = 2};
    picture::Shape corner;
    corner.path.move_to({0, 0});
    corner.path.line_to({1, 0});
    corner.path.line_to({1, 1});
    corner.path.line_to({0, 1});
    corner.path.close();
    corner.paint.fill = Color{255, 0, 0};
    drawing.shapes.push_back(corner);
    EXPECT_EQ(corners_of(drawing), "rwww");
}

TEST(PictureSet, QuartersAreMirroredToAllCorners) {
    picture::Drawing drawing{.width = 4, .height = 4};
    picture::Shape corner;
    corner.path.move_to({0, 0});
    corner.path.line_to({1, 0});
    corner.path.line_to({1, 1});
    corner.path.line_to({0, 1});
    corner.path.close();
    corner.paint.fill = Color{0, 0, 255};
    drawing.quarters.push_back(corner);
    EXPECT_EQ(corners_of(drawing), "bbbb");
}

}  // namespace
}  // namespace sigillum::pdf::test
