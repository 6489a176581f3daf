// The marks of samples/directory/logos/ are real input: each must be read, and all must weigh alike in the
// crown.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>

#include "base/file.h"
#include "picture/bounds.h"
#include "picture/picture.h"

namespace sigillum::picture {
namespace {

Picture mark(const std::string& name) {
    const std::filesystem::path path = std::filesystem::path(SOURCE_DIR) / "samples/directory/logos" / name;
    const Result<Bytes> bytes = read_file(path, most_picture_bytes);
    EXPECT_TRUE(bytes) << path;
    const Result<Picture> picture = read_picture(bytes.value_or(Bytes{}), name);
    EXPECT_TRUE(picture) << to_string(picture.error());
    return picture.value_or(Drawing{1, 1, {}});
}

// The smallest rectangle around both.
Bounds united(const Bounds& one, const Bounds& other) {
    return {{std::min(one.least.x, other.least.x), std::min(one.least.y, other.least.y)},
            {std::max(one.most.x, other.most.x), std::max(one.most.y, other.most.y)}};
}

Bounds ink(const Drawing& drawing) {
    Bounds all = *bounds(drawing.shapes.at(0).path);
    for (const Shape& shape : drawing.shapes) all = united(all, *bounds(shape.path));
    return all;
}

TEST(SampleMarks, OfUniversitiesAreFifteenToSeventeenHighAndWide) {
    for (const char* name :
         {"tu-berlin", "rwth-aachen", "chalmers", "ntnu", "polimi", "upv", "wut", "tu-delft", "eth"}) {
        const Drawing drawing = std::get<Drawing>(mark(std::string(name) + ".svg"));
        EXPECT_EQ(drawing.height, 17) << name;
        const Bounds extent = ink(drawing);
        const double height = extent.most.y - extent.least.y;
        EXPECT_GE(height, 15) << name;
        EXPECT_LE(height, 17) << name;
        EXPECT_GE(extent.most.x - extent.least.x, 13) << name;
        EXPECT_GE(extent.least.x, 0) << name;
        EXPECT_LE(extent.most.x, drawing.width) << name;
    }
}

TEST(SampleMarks, UseNavyBronzeAndWhiteOnly) {
    const std::set<std::string> allowed{"1c3557", "8a5a16", "ffffff"};
    const std::filesystem::path folder = std::filesystem::path(SOURCE_DIR) / "samples/directory/logos";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".svg") continue;
        const Drawing drawing = std::get<Drawing>(mark(entry.path().filename()));
        for (const Shape& shape : drawing.shapes) {
            for (const std::optional<Color>& color : {shape.paint.fill, shape.paint.stroke}) {
                if (!color) continue;
                const char rgb[] = {static_cast<char>(color->red), static_cast<char>(color->green),
                                    static_cast<char>(color->blue)};
                EXPECT_TRUE(allowed.contains(to_hex(ByteView(rgb, 3)))) << entry.path();
            }
        }
    }
}

TEST(SampleMarks, AsPngHaveThreeHundredDotsAnInchAndAlpha) {
    for (const char* name : {"ntnu.png", "chalmers.png"}) {
        const Bitmap bitmap = std::get<Bitmap>(mark(name));
        EXPECT_EQ(bitmap.height, 201) << name;  // 17 mm
        EXPECT_TRUE(bitmap.alpha) << name;
    }
}

TEST(SampleMarks, TheSealIsRound) {
    const Bounds extent = ink(std::get<Drawing>(mark("micro-credential-seal.svg")));
    EXPECT_NEAR(extent.most.x - extent.least.x, 30.9, 0.01);
    EXPECT_NEAR(extent.most.y - extent.least.y, 30.9, 0.01);
}

}  // namespace
}  // namespace sigillum::picture
