#include "font/library.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <sstream>
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

TEST(FontLibrary, HasAFamilyForEveryScriptThatNamesComeIn) {
    struct Row {
        const char* name;
        const char* serif;
        const char* sans;
    };
    const Row rows[] = {
        {"Ἑλένη Παπαδοπούλου", "EBGaramond12-Regular", "Inter-Regular"},
        {"Անահիտ Հարությունյան", "NotoSerifArmenian-Regular", "NotoSansArmenian-Regular"},
        {"ნინო ბერიძე", "NotoSerifGeorgian-Regular", "NotoSansGeorgian-Regular"},
        {"נֹעָה לוי", "NotoSerifHebrew-Regular", "NotoSansHebrew-Regular"},
        {"لَيْلى الحدّاد", "NotoNaskhArabic-Regular", "NotoSansArabic-Regular"},
        {"आशा शर्मा", "NotoSerifDevanagari-Regular", "NotoSansDevanagari-Regular"},
        {"রীতা সেনগুপ্ত", "NotoSerifBengali-Regular", "NotoSansBengali-Regular"},
        {"மீனா குமார்", "NotoSerifTamil-Regular", "NotoSansTamil-Regular"},
        {"สมหญิง ใจดี", "NotoSerifThai-Regular", "NotoSansThai-Regular"},
        {"ሰላም ተስፋዬ", "NotoSerifEthiopic-Regular", "NotoSansEthiopic-Regular"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(face_name(serif, row.name), row.serif);
        EXPECT_EQ(face_name({Family::sans, false, 400}, row.name), row.sans);
        // A script without italics stands upright.
        const bool slanted = std::string(row.serif).starts_with("EBGaramond");
        EXPECT_EQ(face_name({Family::serif, true, 400}, row.name),
                  slanted ? "EBGaramond12-Italic" : row.serif);
    }
}

TEST(FontLibrary, ChoosesAmongTheFormsOfHanByLanguageThenByLettersThenByOrder) {
    struct Row {
        const char* text;
        const char* language;
        const char* face;
    };
    const Row rows[] = {
        {"欧阳思远", "en", "NotoSerifCJKsc-Regular"},    {"欧阳思远", "zh", "NotoSerifCJKsc-Regular"},
        {"陳怡君", "zh-Hant", "NotoSerifCJKtc-Regular"}, {"陳怡君", "zh-TW", "NotoSerifCJKtc-Regular"},
        {"山田花子", "ja", "NotoSerifCJKjp-Regular"},    {"山田はな子", "en", "NotoSerifCJKjp-Regular"},
        {"김하늘", "en", "NotoSerifCJKkr-Regular"},      {"金하늘", "zh-Hant", "NotoSerifCJKtc-Regular"},
        {"金하늘", "de", "NotoSerifCJKkr-Regular"},      {"陳怡君", "en", "NotoSerifCJKtc-Regular"},
        {"君怡", "en", "NotoSerifCJKsc-Regular"},        {"陳はな子", "en", "NotoSerifCJKjp-Regular"},
    };
    for (const Row& row : rows) {
        const auto face = library().face_for(serif, row.text, Language{row.language});
        ASSERT_TRUE(face) << row.text;
        EXPECT_EQ(library().postscript_name(*face), row.face) << row.text << " " << row.language;
    }
    EXPECT_EQ(face_name({Family::sans, false, 600}, "김하늘"), "NotoSansCJKkr-Bold");
}

TEST(FontLibrary, NamesThePackageOfAScriptWhoseFontIsNotInstalled) {
    // A list like the real one on a machine that has the fonts of EB Garamond alone.
    std::ifstream real(std::string(SOURCE_DIR) + "/fonts/fonts.json");
    std::stringstream text;
    text << real.rdbuf();
    std::string list = text.str();
    for (const std::string folder : {"truetype/noto", "opentype/noto"}) {
        for (auto at = list.find(folder); at != std::string::npos; at = list.find(folder))
            list.replace(at, folder.size(), "not/installed");
    }
    const std::string path = testing::TempDir() + "few-fonts.json";
    std::ofstream(path) << list;
    const auto few = Library::load(path);
    ASSERT_TRUE(few);
    const auto chinese = few->face_for(serif, "李 Wei", Language{"en"});
    ASSERT_FALSE(chinese);
    EXPECT_EQ(chinese.error().found, "no font has U+674E CJK UNIFIED IDEOGRAPH-674E");
    EXPECT_EQ(chinese.error().expected,
              "the Debian package fonts-noto-cjk, whose fonts have the script Han; it is not installed");
    const auto thai = few->face_for(serif, "สมหญิง", Language{"th"});
    ASSERT_FALSE(thai);
    EXPECT_NE(thai.error().expected.find("fonts-noto-core"), std::string::npos);
}

TEST(FontLibrary, SaysWhichScriptTheListHasNoFontFor) {
    const auto cuneiform = library().face_for(serif, "\U00012345", Language{"en"});
    ASSERT_FALSE(cuneiform);
    EXPECT_EQ(cuneiform.error().expected,
              "letters that the fonts have; a font for more of the script Cuneiform can be added to "
              "fonts/fonts.json");
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

// National forms are the font's own (`locl`); HarfBuzz's program gets the language in its own way.
TEST(Shaping, GivesALanguageItsNationalForms) {
    struct Row {
        bool italic;
        const char* language;
        const char* text;
        bool differs;  // from the forms of the Russian text
    };
    // No font of Debian 12 that we know has Bulgarian forms; those of the Serbs it has upright and italic.
    const Row rows[] = {{true, "sr", "бгдпт", true},      {true, "mk", "бгдпт", true},
                        {true, "sr-Cyrl", "бгдпт", true}, {false, "sr", "бгдпт", true},
                        {true, "ru", "бгдпт", false},     {true, "uk", "бгдпт", false},
                        {true, "bg", "бгдпт", false},     {false, "bg", "вгджзк", false}};
    for (const Row& row : rows) {
        const auto face =
            library().face_for({Family::serif, row.italic, 400}, row.text, Language{row.language});
        ASSERT_TRUE(face);
        const std::string file = std::string("opentype/ebgaramond/") +
                                 (row.italic ? "EBGaramond12-Italic.otf" : "EBGaramond12-Regular.otf");
        const auto shaped = [&](const char* language) {
            return glyph_ids(library().shape(*face, {.text = row.text, .language = Language{language}}));
        };
        EXPECT_EQ(shaped(row.language),
                  hb_shape(file, row.text, std::string("lnum,-calt' --language='") + row.language))
            << row.text << " " << row.language;
        EXPECT_EQ(shaped(row.language) != shaped("ru"), row.differs) << row.text << " " << row.language;
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
