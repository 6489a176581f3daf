// Names that nobody would think of: each is set with glyphs for all it has, or refused with a reason.
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <string>

#include "typeset/paragraph.h"

namespace sigillum::typeset {
namespace {

// A sequence that is the same on every machine (the generator of C's standard, 7.22.2.2 of ISO 9899:2011).
class Sequence {
  public:
    explicit Sequence(std::uint32_t seed) : state_(seed) {}
    std::size_t below(std::size_t limit) {
        state_ = state_ * 1103515245U + 12345U;
        return (state_ >> 16U) % limit;
    }

  private:
    std::uint32_t state_;
};

// Whole words, letters, marks on nothing, characters of no width, controls of direction, pictures, and
// characters that no font has.
constexpr std::array<const char*, 40> parts{
    "Zuzanna", "Łódź",   "Ελένη",  "Олена",  "李",     "はな",   "김하늘", "ليلى",       "נועה",   "आशा",
    "ক্ষ",      "ஸ்ரீ",     "สม",     "ሰላ",     "ნი",     "Տե",     "a",      "W",          "ß",      "ı",
    "\u0301",  "\u0323", "\u0651", "\u05B8", "\u093F", "\u0E49", "\u200B", "\u200C",     "\u200D", "\u2060",
    "\u200E",  "\u200F", "\u061C", "\u2067", "\u2069", "\u00AD", "😀",      "\U00012345", "-",      "’"};

std::string hard_name(std::uint32_t seed) {
    Sequence sequence(seed);
    std::string name;
    const std::size_t length = 1 + sequence.below(sequence.below(20) == 0 ? 200 : 8);
    for (std::size_t i = 0; i < length; ++i) {
        name += parts[sequence.below(parts.size())];
        if (sequence.below(4) == 0) name += ' ';
    }
    return name;
}

bool is_isolate(const std::string& text, std::size_t at) {
    return text.compare(at, 3, "\u2067") == 0 || text.compare(at, 3, "\u2069") == 0;
}

std::string without_isolates(const std::string& text) {
    std::string rest;
    for (std::size_t at = 0; at < text.size();) {
        if (is_isolate(text, at)) {
            at += 3;
        } else {
            rest += text[at++];
        }
    }
    return rest;
}

TEST(HardNames, AreSetWithAGlyphForEveryLetterOrRefusedWithTheLetter) {
    const font::Library fonts =
        std::move(*font::Library::load(std::string(SOURCE_DIR) + "/fonts/fonts.json"));
    const locale::LineRules rules;
    ParagraphSetter setter(fonts, rules);
    TextStyle style;
    style.size = Length::pt(40);
    style.lead = Length::pt(48);
    int set_names = 0;
    int refused = 0;
    for (std::uint32_t seed = 1; seed <= 1000; ++seed) {
        const std::string name = hard_name(seed);
        const Span span{.text = name, .language = Language{seed % 2 == 0 ? "en" : "ar"}, .style = style};
        const auto set = setter.set({.spans = {&span, 1},
                                     .measure = Length::mm(152),
                                     .breaking = Breaking::name,
                                     .balanced = true,
                                     .right_to_left = seed % 2 != 0});
        if (!set) {
            ++refused;
            EXPECT_EQ(set.error().kind, font::missing_glyph) << name;
            EXPECT_TRUE(set.error().found.starts_with("no font has U+") ||
                        set.error().found.starts_with("no single font has"))
                << set.error().found;
            EXPECT_FALSE(set.error().expected.empty());
            continue;
        }
        ++set_names;
        std::string read;
        for (const Line& line : (*set)->lines) {
            for (const Piece& piece : line.pieces) {
                read += piece.run->text;
                for (const font::Glyph& glyph : piece.run->glyphs)
                    EXPECT_NE(glyph.id, 0) << seed << " " << name;
            }
            if ((*set)->fits) {
                EXPECT_LE(line.width.mm(), 152.1) << name;
            }
        }
        // Spaces at the ends of lines may be left out.
        const auto solid = [](const std::string& text) {
            std::string rest;
            for (const char c : text) {
                if (c != ' ') rest += c;
            }
            return rest;
        };
        EXPECT_EQ(solid(read), solid(without_isolates(name))) << seed;
    }
    // The list has both kinds.
    EXPECT_GT(set_names, 200);
    EXPECT_GT(refused, 100);
}

}  // namespace
}  // namespace sigillum::typeset
