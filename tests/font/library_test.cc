#include "font/library.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>

namespace sigillum::font {
namespace {

const Library& library() {
    static const Library loaded = [] {
        auto result = Library::load(std::string(SOURCE_DIR) + "/fonts/fonts.json");
        EXPECT_TRUE(result) << (result ? "" : to_string(result.error()));
        return std::move(*result);
    }();
    return loaded;
}

constexpr FaceRequest serif{Family::serif, false, 400};

std::string face_name(const FaceRequest& request, std::string_view text) {
    const auto face = library().face_for(request, text, Language{"en"});
    return face ? library().postscript_name(*face) : face.error().found;
}

// The glyph ids and advances that HarfBuzz's own program gives: "1+512|34+600".
std::string hb_shape(const std::string& file, const std::string& text, const std::string& features) {
    const std::string command = "hb-shape --no-glyph-names --no-clusters --no-positions --features='" +
                                features + "' /usr/share/fonts/" + file + " '" + text + "'";
    std::string output;
    FILE* pipe = popen(command.c_str(), "r");
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) output += static_cast<char>(c);
    pclose(pipe);
    while (!output.empty() && output.back() == '\n') output.pop_back();
    return output;
}

std::string glyph_ids(const ShapedRun& run) {
    std::string ids;
    for (const Glyph& glyph : run.glyphs) ids += (ids.empty() ? "[" : "|") + std::to_string(glyph.id);
    return ids + "]";
}

TEST(FontLibrary, ServesANameByOneFaceOnly) {
    EXPECT_EQ(face_name(serif, "Zuzanna Wójcik-Hägglund"), "EBGaramond12-Regular");
    EXPECT_EQ(face_name(serif, "Nguyễn Thị Ánh Tuyết"), "EBGaramond12-Regular");
    EXPECT_EQ(face_name(serif, "Ελένη Παπαδοπούλου"), "EBGaramond12-Regular");
    // Kazakh letters are missing in EB Garamond: the whole name goes to Gentium Plus.
    EXPECT_EQ(face_name(serif, "Әсел Нұрғалиева"), "GentiumPlus");
}

TEST(FontLibrary, FindsWeightAndSlant) {
    EXPECT_EQ(face_name({Family::sans, false, 600}, "Grade"), "Inter-SemiBold");
    EXPECT_EQ(face_name({Family::sans, true, 400}, "Grade"), "Inter-Italic");
    EXPECT_EQ(face_name({Family::serif, true, 400}, "Grade"), "EBGaramond12-Italic");
}

TEST(FontLibrary, NamesTheCharacterThatNoFontHas) {
    EXPECT_EQ(face_name(serif, "Ana \U00012345"), "no font has U+12345 CUNEIFORM SIGN URU TIMES KI");
}

TEST(FontLibrary, RefusesAFamilyThatTheListDoesNotKnow) {
    const auto result =
        Library::load(std::string(SOURCE_DIR) + "/fonts/fonts.json", {.serif = "Comic", .sans = ""});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, bad_font_list);
}

TEST(Shaping, AgreesWithHarfBuzzsOwnProgram) {
    struct Row {
        FaceRequest request;
        const char* file;
        const char* text;
        const char* features;
        Features wanted;
    };
    const Row rows[] = {
        {serif, "opentype/ebgaramond/EBGaramond12-Regular.otf", "staff 1984 Łódź", "lnum,-calt", {}},
        {serif,
         "opentype/ebgaramond/EBGaramond12-Regular.otf",
         "fine offer",
         "lnum,-calt,-liga,-clig",
         {.tabular = false, .ligatures = false}},
        {{Family::sans, false, 600},
         "opentype/inter/Inter-SemiBold.otf",
         "7K4Q-X9T0",
         "lnum,-calt,tnum,zero",
         {.tabular = true, .ligatures = true}},
        // Figures alone: the hyphen keeps its usual height, as beside letters.
        {{Family::sans, false, 600},
         "opentype/inter/Inter-SemiBold.otf",
         "0000-0000",
         "lnum,-calt,tnum,zero",
         {.tabular = true, .ligatures = true}},
    };
    for (const Row& row : rows) {
        const auto face = library().face_for(row.request, row.text, Language{"en"});
        ASSERT_TRUE(face);
        const ShapedRun run = library().shape(
            *face,
            {.text = row.text, .language = Language{"en"}, .right_to_left = false, .features = row.wanted});
        EXPECT_EQ(glyph_ids(run), hb_shape(row.file, row.text, row.features)) << row.text;
    }
}

TEST(Shaping, GivesTheWidthAtASize) {
    const auto face = library().face_for(serif, "M", Language{"en"});
    const ShapedRun run = library().shape(*face, {.text = "M", .language = Language{"en"}});
    const int upem = library().measures(*face).units_per_em;
    EXPECT_EQ(width_of(run, upem, Length::pt(upem)).pt(), static_cast<double>(run.advance));
}

}  // namespace
}  // namespace sigillum::font
