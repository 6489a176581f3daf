// Runs in many scripts, shaped by the library and by HarfBuzz's own program: the same glyphs at the same
// places.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <ostream>
#include <set>
#include <string>
#include <utility>

#include "font/library.h"

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

struct Sample {
    const char* script;  // ISO 15924, as the text is itemised before it is shaped
    const char* language;
    const char* text;
    const char* serif;  // files in /usr/share/fonts; the faces that serve such a text
    const char* sans;
    bool right_to_left = false;
    int face = 0;  // in a collection of several

    // For the names of tests.
    friend std::ostream& operator<<(std::ostream& out, const Sample& sample) { return out << sample.text; }
};

#define NOTO "truetype/noto/Noto"
const Sample samples[] = {
    {"Latn", "pl", "AVA Tołwiński", "opentype/ebgaramond/EBGaramond12-Regular.otf",
     "opentype/inter/Inter-Regular.otf"},
    {"Latn", "vi", "Nguyễn Thị Ánh Tuyết", "opentype/ebgaramond/EBGaramond12-Regular.otf",
     "opentype/inter/Inter-Regular.otf"},
    {"Grek", "el", "Ἑλένη Παπαδοπούλου", "opentype/ebgaramond/EBGaramond12-Regular.otf",
     "opentype/inter/Inter-Regular.otf"},
    {"Cyrl", "sr", "Гордана Тодоровић", "opentype/ebgaramond/EBGaramond12-Regular.otf",
     "opentype/inter/Inter-Regular.otf"},
    {"Armn", "hy", "Անահիտ Հարությունյան", NOTO "SerifArmenian-Regular.ttf", NOTO "SansArmenian-Regular.ttf"},
    {"Geor", "ka", "ნინო ბერიძე", NOTO "SerifGeorgian-Regular.ttf", NOTO "SansGeorgian-Regular.ttf"},
    {"Hebr", "he", "נֹעָה לוי", NOTO "SerifHebrew-Regular.ttf", NOTO "SansHebrew-Regular.ttf", true},
    {"Arab", "ar", "لَيْلى الحدّاد", NOTO "NaskhArabic-Regular.ttf", NOTO "SansArabic-Regular.ttf", true},
    {"Arab", "fa", "پریسا گلستانی", NOTO "NaskhArabic-Regular.ttf", NOTO "SansArabic-Regular.ttf", true},
    {"Deva", "hi", "आशा शर्मा", NOTO "SerifDevanagari-Regular.ttf", NOTO "SansDevanagari-Regular.ttf"},
    {"Beng", "bn", "রীতা সেনগুপ্ত", NOTO "SerifBengali-Regular.ttf", NOTO "SansBengali-Regular.ttf"},
    {"Taml", "ta", "மீனா கிருஷ்ணன்", NOTO "SerifTamil-Regular.ttf", NOTO "SansTamil-Regular.ttf"},
    {"Telu", "te", "శ్రీనివాస్ రెడ్డి", NOTO "SerifTelugu-Regular.ttf", NOTO "SansTelugu-Regular.ttf"},
    {"Sinh", "si", "ශ්‍රීමති පෙරේරා", NOTO "SerifSinhala-Regular.ttf",
     NOTO "SansSinhala-Regular.ttf"},
    {"Khmr", "km", "សុខ ស្រីមុំ", NOTO "SerifKhmer-Regular.ttf", NOTO "SansKhmer-Regular.ttf"},
    {"Mymr", "my", "အောင်ဆန်း မြင့်", NOTO "SerifMyanmar-Regular.ttf", NOTO "SansMyanmar-Regular.ttf"},
    {"Thai", "th", "สมหญิง ปิ่นแก้ว", NOTO "SerifThai-Regular.ttf", NOTO "SansThai-Regular.ttf"},
    {"Ethi", "am", "ሰላም ተስፋዬ", NOTO "SerifEthiopic-Regular.ttf", NOTO "SansEthiopic-Regular.ttf"},
    {"Hani", "zh", "欧阳思远", "opentype/noto/NotoSerifCJK-Regular.ttc",
     "opentype/noto/NotoSansCJK-Regular.ttc", false, 2},
    {"Hira", "ja", "やまだはなこ", "opentype/noto/NotoSerifCJK-Regular.ttc",
     "opentype/noto/NotoSansCJK-Regular.ttc", false, 0},
    {"Hang", "ko", "김하늘", "opentype/noto/NotoSerifCJK-Regular.ttc",
     "opentype/noto/NotoSansCJK-Regular.ttc", false, 1},
};

// The house style: lining figures, and no contextual alternates in alphabets.
std::string features_of(const Sample& sample) {
    const std::string script = sample.script;
    return script == "Latn" || script == "Grek" || script == "Cyrl" ? "lnum,-calt" : "lnum";
}

std::string output_of(const std::string& command) {
    std::string output;
    FILE* pipe = popen(command.c_str(), "r");
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) output += static_cast<char>(c);
    pclose(pipe);
    while (!output.empty() && output.back() == '\n') output.pop_back();
    return output;
}

// "[glyph=cluster@dx,dy+advance|…]", clusters in bytes, distances in units of the em; the shift is left out
// where there is none. Script and direction are told, not guessed, so that our own guess is judged.
std::string witnessed(const Sample& sample, const char* file, const std::string& more_features = {}) {
    return output_of(std::string("hb-shape --no-glyph-names --utf8-clusters --script=") + sample.script +
                     " --language=" + sample.language +
                     (sample.right_to_left ? " --direction=rtl" : " --direction=ltr") +
                     " --face-index=" + std::to_string(sample.face) + " --features='" + features_of(sample) +
                     more_features + "' /usr/share/fonts/" + file + " '" + sample.text + "'");
}

std::string placed(const ShapedRun& run) {
    std::string glyphs;
    for (const Glyph& glyph : run.glyphs) {
        glyphs +=
            (glyphs.empty() ? "[" : "|") + std::to_string(glyph.id) + "=" + std::to_string(glyph.cluster);
        if (glyph.dx != 0 || glyph.dy != 0)
            glyphs += "@" + std::to_string(glyph.dx) + "," + std::to_string(glyph.dy);
        glyphs += "+" + std::to_string(glyph.advance);
    }
    return glyphs + "]";
}

class Witness : public testing::TestWithParam<Sample> {};

TEST_P(Witness, SeesTheSameGlyphsAtTheSamePlaces) {
    const Sample& sample = GetParam();
    const std::array<std::pair<Family, const char*>, 2> faces{
        {{Family::serif, sample.serif}, {Family::sans, sample.sans}}};
    for (const auto& [family, file] : faces) {
        const auto face = library().face_for({family, false, 400}, sample.text, Language{sample.language});
        ASSERT_TRUE(face) << to_string(face.error());
        const ShapedRun run = library().shape(*face, {.text = sample.text,
                                                      .language = Language{sample.language},
                                                      .right_to_left = sample.right_to_left,
                                                      .features = {}});
        ASSERT_FALSE(run.glyphs.empty());
        EXPECT_EQ(placed(run), witnessed(sample, file)) << file;
        std::int64_t sum = 0;
        for (const Glyph& glyph : run.glyphs) sum += glyph.advance;
        EXPECT_EQ(run.advance, sum);
    }
}

INSTANTIATE_TEST_SUITE_P(Scripts, Witness, testing::ValuesIn(samples), [](const auto& row) {
    return std::string(row.param.script) + "_" + row.param.language;
});

// Had the library left out kerning or marks, the comparison would have shown it in these scripts: there
// HarfBuzz's program itself places glyphs otherwise without them.
TEST(WitnessSamples, AreMovedByPositioningInMoreThanTenScripts) {
    std::set<std::string> scripts, moved;
    for (const Sample& sample : samples) {
        scripts.insert(sample.script);
        if (witnessed(sample, sample.serif) != witnessed(sample, sample.serif, ",-kern,-mark,-mkmk,-dist"))
            moved.insert(sample.script);
    }
    EXPECT_GE(scripts.size(), 18U);
    EXPECT_GT(moved.size(), 10U);
}

}  // namespace
}  // namespace sigillum::font
