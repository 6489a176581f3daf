// Documents that run from right to left.
#include <gtest/gtest.h>

#include "tests/typeset/page_faults.h"
#include "tests/typeset/sample_document.h"
#include "typeset/paragraph.h"

namespace sigillum::typeset {
namespace {

SampleOptions with_supplement() {
    SampleOptions options;
    options.rows.push_back(row("1", "Learner", {key_values({{"Name", "Zuzanna Wójcik-Hägglund"}})}));
    options.rows.push_back(row("2", "Workload", {value("5 ECTS")}));
    options.rows.push_back(row("3", "Learning outcomes", {outcomes("Knowledge", {"explains flows;"})}));
    return options;
}

// Where an item stands, and how wide it is; nothing for shapes, whose origin is the middle of what is drawn.
struct Spot {
    Length left, width, y;
};

std::optional<Spot> spot_of(const page::Item& item, const font::Library& fonts) {
    if (const auto* glyphs = std::get_if<page::GlyphItem>(&item.content))
        return Spot{glyphs->baseline.x, visible_width(*glyphs, fonts), glyphs->baseline.y};
    if (const auto* rule = std::get_if<page::RuleItem>(&item.content))
        return Spot{rule->area.left(), rule->area.size.width, rule->area.top()};
    if (const auto* picture = std::get_if<page::PictureItem>(&item.content))
        return Spot{picture->area.left(), picture->area.size.width, picture->area.top()};
    if (const auto* code = std::get_if<page::CodeItem>(&item.content))
        return Spot{code->area.left(), code->area.size.width, code->area.top()};
    return std::nullopt;
}

// The words stay English, so that every item is as wide as in the other document.
TEST(RightToLeft, EveryPlaceIsMirroredAndNothingElseChanges) {
    const Shop shop = Shop::open();
    document::Document document = sample(with_supplement());
    const auto left = shop.set(document);
    document.main = Language{"he"};
    const auto right = shop.set(document);
    ASSERT_TRUE(left && right);
    ASSERT_EQ(left->pages.size(), right->pages.size());
    std::size_t compared = 0;
    for (std::size_t i = 0; i < left->pages.size(); ++i) {
        const page::Page& page = left->pages[i];
        ASSERT_EQ(page.items.size(), right->pages[i].items.size());
        for (std::size_t k = 0; k < page.items.size(); ++k) {
            const auto before = spot_of(page.items[k], shop.fonts);
            const auto after = spot_of(right->pages[i].items[k], shop.fonts);
            ASSERT_EQ(before.has_value(), after.has_value());
            if (!before) continue;
            const auto* text = std::get_if<page::GlyphItem>(&page.items[k].content);
            // Pieces of one line keep their order: only lines of one piece are compared.
            if (text != nullptr && k + 1 < page.items.size() && k > 0) {
                const auto* next = std::get_if<page::GlyphItem>(&page.items[k + 1].content);
                const auto* last = std::get_if<page::GlyphItem>(&page.items[k - 1].content);
                if (next != nullptr && next->baseline.y == text->baseline.y) continue;
                if (last != nullptr && last->baseline.y == text->baseline.y) continue;
            }
            ++compared;
            EXPECT_NEAR((before->left + before->width + after->left).mm(), page.size.width.mm(), 0.01)
                << i << " " << (text != nullptr ? text->run->text : "no text");
            EXPECT_EQ(before->y, after->y);
            EXPECT_EQ(before->width, after->width);
        }
    }
    EXPECT_GT(compared, 40U);
}

class Lines : public testing::Test {
  protected:
    // The pieces of the only line from left to right, in braces.
    std::string seen(const std::vector<std::pair<const char*, const char*>>& parts, bool right_to_left) {
        std::vector<Span> spans;
        for (const auto& [language, text] : parts) {
            TextStyle style;
            style.size = Length::pt(10);
            style.lead = Length::pt(12);
            spans.push_back({.text = text, .language = Language{language}, .style = style});
        }
        const auto set =
            setter_.set({.spans = spans, .measure = Length::mm(300), .right_to_left = right_to_left});
        if (!set) return set.error().found;
        std::vector<const Piece*> pieces;
        for (const Piece& piece : (*set)->lines.at(0).pieces) pieces.push_back(&piece);
        std::sort(pieces.begin(), pieces.end(), [](auto* a, auto* b) { return a->x < b->x; });
        std::string all;
        for (const Piece* piece : pieces) all += "{" + piece->run->text + "}";
        return all;
    }

  private:
    font::Library fonts_ = std::move(*font::Library::load(std::string(SOURCE_DIR) + "/fonts/fonts.json"));
    locale::LineRules rules_;
    ParagraphSetter setter_{fonts_, rules_};
};

TEST_F(Lines, OfBothDirectionsArePutInOrder) {
    EXPECT_EQ(seen({{"ar", "من AGH في 2026"}}, true), "{2026}{في }{ }{AGH}{من }");
    EXPECT_EQ(seen({{"en", "by ليلى in 2026"}}, false), "{by }{ليلى}{ }{in 2026}");
    // A range is read from right to left, each number from left to right.
    EXPECT_EQ(seen({{"ar", "20–29 مايو"}}, true), "{ مايو}{29}{–}{20}");
    EXPECT_EQ(seen({{"ar", "2026-07-03 14:05:32 +02:00"}}, true), "{2026-07-03 14:05:32 +02:00}");
}

TEST_F(Lines, IsolatedNamesBesideEachOtherFollowTheDirectionAround) {
    EXPECT_EQ(seen({{"en", "AGH"}, {"ar", " من "}, {"fr", "ETH"}}, true), "{ETH}{من }{ }{AGH}");
    EXPECT_EQ(seen({{"ar", "من "}, {"en", "AGH"}, {"fr", "ETH"}}, true), "{ETH}{AGH}{من }");
}

// What is read first is written first, so that programs which follow the file read in order.
TEST_F(Lines, PiecesAreStoredAsTheyAreRead) {
    const font::Library fonts =
        std::move(*font::Library::load(std::string(SOURCE_DIR) + "/fonts/fonts.json"));
    const locale::LineRules rules;
    ParagraphSetter setter(fonts, rules);
    TextStyle style;
    style.size = Length::pt(10);
    style.lead = Length::pt(12);
    const Span span{.text = "من AGH في", .language = Language{"ar"}, .style = style};
    const auto set = setter.set({.spans = {&span, 1}, .measure = Length::mm(300), .right_to_left = true});
    ASSERT_TRUE(set);
    std::string read;
    for (const Piece& piece : (*set)->lines.at(0).pieces) read += piece.run->text;
    EXPECT_EQ(read, "من AGH في");
}

}  // namespace
}  // namespace sigillum::typeset
