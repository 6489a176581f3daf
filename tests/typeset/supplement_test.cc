// The pages after page 1.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/typeset/page_faults.h"
#include "tests/typeset/sample_document.h"

namespace sigillum::typeset {
namespace {

using testing::IsEmpty;

constexpr Rect box{{Length::mm(22), Length::mm(11)}, {Length::mm(166), Length::mm(278)}};

std::vector<std::string> sentences(int count) {
    std::vector<std::string> all;
    for (int i = 0; i < count; ++i)
        all.push_back(
            "explains the material flows, losses and quality limits of closed-loop engineering systems;");
    return all;
}

SampleOptions with_supplement() {
    SampleOptions options;
    options.rows.push_back(row("1", "Learner",
                               {key_values({{"First and last name", "Zuzanna Wójcik-Hägglund"},
                                            {"Date of birth", "14 March 2002"},
                                            {"Place of birth", "Kraków, Poland"}})}));
    options.rows.push_back(row("2", "Workload", {value("5 ECTS")}));
    options.rows.push_back(row("3", "Learning outcomes",
                               {outcomes("Knowledge", sentences(8)), outcomes("Skills", sentences(8)),
                                outcomes("Responsibility and autonomy", sentences(8))}));
    options.rows.push_back(
        row("4", "Quality assurance of the credential and, where relevant, of the learning content",
            {value("The scheme has been adopted:"), bullets(sentences(3))}));
    options.rows.push_back(row("5", "Further information", {bullets({"ISCED-F code: 0712"})}));
    return options;
}

page::Pages pages_of(const Shop& shop, const document::Document& document) {
    auto pages = shop.set(document);
    EXPECT_TRUE(pages) << to_string(pages.error());
    return pages ? *pages : page::Pages{};
}

std::string text_of(const page::Page& page) {
    std::string all;
    for (const page::Item& item : page.items) {
        if (const auto* glyphs = std::get_if<page::GlyphItem>(&item.content)) all += glyphs->run->text + "\n";
    }
    return all;
}

TEST(Supplement, Has_no_faults) {
    const Shop shop = Shop::open();
    const page::Pages pages = pages_of(shop, sample(with_supplement()));
    ASSERT_EQ(pages.pages.size(), 3U);
    for (std::size_t i = 1; i < pages.pages.size(); ++i)
        EXPECT_THAT(faults(pages.pages[i], box, shop.fonts), IsEmpty());
}

TEST(Supplement, Columns_begin_where_the_grid_says_and_share_their_first_baseline) {
    const Shop shop = Shop::open();
    const document::Document document = sample(with_supplement());
    const page::Pages pages = pages_of(shop, document);
    const Node& first = find(document, Role::row);
    const Node& heading = first.children[0];
    const Node& key = first.children[1].children[0].children[0];
    const Node& cell = first.children[1].children[0].children[1];
    const auto heading_line = lines_of(pages.pages[1], heading.id).at(0);
    const auto key_line = lines_of(pages.pages[1], key.id).at(0);
    const auto value_line = lines_of(pages.pages[1], cell.id).at(0);
    EXPECT_NEAR(heading_line->baseline.x.mm(), 30, 0.001);  // 22 + 8
    EXPECT_NEAR(key_line->baseline.x.mm(), 77, 0.001);      // 22 + 50 + 5
    EXPECT_NEAR(value_line->baseline.x.mm(), 118, 0.001);   // 77 + 37 + 4
    EXPECT_NEAR(heading_line->baseline.y.mm(), value_line->baseline.y.mm(), 0.01);
    EXPECT_NEAR(key_line->baseline.y.mm(), value_line->baseline.y.mm(), 0.01);
}

TEST(Supplement, A_parted_row_repeats_its_heading_as_an_artifact) {
    const Shop shop = Shop::open();
    const document::Document document = sample(with_supplement());
    const page::Pages pages = pages_of(shop, document);
    bool repeated = false;
    for (const page::Item& item : pages.pages[2].items) {
        const auto* glyphs = std::get_if<page::GlyphItem>(&item.content);
        if (glyphs == nullptr || glyphs->run->text.find("continued") == std::string::npos) continue;
        repeated = true;
        EXPECT_LT(item.owner.node, 0);
    }
    EXPECT_TRUE(repeated);
}

TEST(Supplement, Bullets_and_numbers_are_labels_of_their_nodes) {
    const Shop shop = Shop::open();
    const document::Document document = sample(with_supplement());
    const page::Pages pages = pages_of(shop, document);
    const Node& list_item = find(document, Role::bullets).children[0];
    const Node& heading = find(document, Role::row_heading);
    int bullets_found = 0;
    int numbers_found = 0;
    for (const page::Item& item : pages.pages[1].items) {
        if (item.owner == page::Owner::label_of(list_item.id)) ++bullets_found;
        if (item.owner == page::Owner::label_of(heading.id)) ++numbers_found;
    }
    EXPECT_EQ(bullets_found, 1);
    EXPECT_EQ(numbers_found, 1);
}

TEST(Supplement, Pages_are_numbered_and_bookmarked) {
    const Shop shop = Shop::open();
    const page::Pages pages = pages_of(shop, sample(with_supplement()));
    EXPECT_THAT(text_of(pages.pages[0]), testing::HasSubstr("Page 1 of 3"));
    EXPECT_THAT(text_of(pages.pages[2]), testing::HasSubstr("Page 3 of 3"));
    EXPECT_THAT(text_of(pages.pages[2]), testing::HasSubstr("End of the Certificate Supplement"));
    std::vector<std::string> titles;
    for (const page::Bookmark& bookmark : pages.bookmarks)
        titles.push_back(bookmark.title + " " + std::to_string(bookmark.page));
    EXPECT_THAT(titles,
                testing::ElementsAre(
                    "CERTIFICATE OF ACADEMIC ACHIEVEMENT 0", "Certificate Supplement 1", "1 Learner 1",
                    "2 Workload 1", "3 Learning outcomes 1",
                    "4 Quality assurance of the credential and, where relevant, of the learning content 2",
                    "5 Further information 2"));
}

TEST(Supplement, A_foot_of_two_lines_parts_where_its_dot_stood) {
    const Shop shop = Shop::open();
    document::Document document = sample(with_supplement());
    const std::string short_text = text_of(pages_of(shop, document).pages[1]);
    EXPECT_NE(short_text.find("Alliance · verify.example.org\n"), std::string::npos) << short_text;
    document.furniture.awarding_line =
        "Lipowiec University of Technology and Applied Sciences on behalf of the MERIDIAN Alliance · "
        "verify.example.org";
    const page::Pages pages = pages_of(shop, document);
    const std::string text = text_of(pages.pages[1]);
    EXPECT_NE(text.find("MERIDIAN Alliance\nverify.example.org\n"), std::string::npos) << text;
    EXPECT_EQ(text.find("·"), std::string::npos) << text;
    EXPECT_THAT(faults(pages.pages[1], box, shop.fonts), IsEmpty());
}

TEST(Supplement, A_unit_shows_label_numeral_and_name_on_one_baseline) {
    const Shop shop = Shop::open("programme");
    SampleOptions options = with_supplement();
    options.rows.resize(2);
    options.units.push_back(unit("1", "Foundations of Data",
                                 {row("1.2", "University", {value("Politecnico di Monteluce")}),
                                  row("1.3", "Workload", {value("3 ECTS")})}));
    const document::Document document = sample(options);
    const page::Pages pages = pages_of(shop, document);
    const Node& unit_node = find(document, Role::unit);
    const page::Page& page = pages.pages.at(1);
    const auto label = lines_of(page, unit_node.children[0].id).at(0);
    const auto name = lines_of(page, unit_node.children[1].children[1].id).at(0);
    EXPECT_EQ(label->run->text, "LEARNING UNIT");
    EXPECT_EQ(label->baseline.y, name->baseline.y);
    EXPECT_EQ(name->size, Length::pt(18));
    EXPECT_THAT(faults(page, box, shop.fonts), IsEmpty());
}

TEST(Supplement, Two_languages_flow_side_by_side_and_meet_at_the_titles_of_groups) {
    const std::string longer =
        "explains the material flows, losses and quality limits of closed-loop engineering systems;";
    const auto pair = [](Node main, Node second) {
        return node(Kind::division, Role::pair, {}, {std::move(main), std::move(second)});
    };
    SampleOptions options = with_supplement();
    options.rows = {
        row("1", "Learning outcomes",
            {node(Kind::division, Role::pairs, {},
                  {pair(outcomes("Knowledge", {"one;", "two."}), outcomes("Wiedza", {longer, longer})),
                   pair(outcomes("Skills", {"three."}), outcomes("Umiejętności", {"four."}))})}),
        row("2", "Workload", {value("5 ECTS")})};
    const Shop shop = Shop::open();
    const document::Document document = sample(options);
    const page::Page page = pages_of(shop, document).pages.at(1);
    EXPECT_THAT(faults(page, box, shop.fonts), IsEmpty());
    const Node& pairs = find(document, Role::pairs);
    const auto line = [&](int group, int side, int child) {
        const Node& outcome = pairs.children[group].children[side];
        const Node& text = child == 0 ? outcome.children[0] : outcome.children[1].children[child - 1];
        return lines_of(page, text.id).at(0);
    };
    // The main column's second item follows its first, which has one line of 13 pt, 0.4 mm below it.
    EXPECT_NEAR((line(0, 0, 2)->baseline.y - line(0, 0, 1)->baseline.y).mm(), Length::pt(13).mm() + 0.4,
                0.01);
    EXPECT_GT(line(0, 1, 2)->baseline.y, line(0, 0, 2)->baseline.y + Length::pt(26));
    EXPECT_EQ(line(0, 0, 0)->baseline.y, line(0, 1, 0)->baseline.y);
    EXPECT_EQ(line(1, 0, 0)->baseline.y, line(1, 1, 0)->baseline.y);
    EXPECT_EQ(line(1, 0, 1)->baseline.y, line(1, 1, 1)->baseline.y);
}

TEST(Supplement, A_title_among_strong_words_is_strong_too) {
    SampleOptions options = with_supplement();
    Node opportunity = value("");
    opportunity.text = {
        {.text = "course ", .language = {"en"}, .emphasis = document::Emphasis::strong},
        {.text = "Circular Materials", .language = {"en"}, .emphasis = document::Emphasis::title}};
    options.rows[1] = row("2", "Learning opportunity", {opportunity});
    const Shop shop = Shop::open();
    const document::Document document = sample(options);
    const page::Page page = pages_of(shop, document).pages.at(1);
    const auto pieces = lines_of(page, find(document, Role::supplement).children[3].children[1].id);
    ASSERT_EQ(pieces.size(), 2U);
    const auto wanted =
        shop.fonts.face_for({.family = font::Family::sans, .italic = true, .weight = 600}, "C", {"en"});
    ASSERT_TRUE(wanted);
    EXPECT_EQ(pieces[1]->run->face, *wanted);
}

TEST(Supplement, Every_node_with_text_is_on_a_page_word_for_word) {
    const Shop shop = Shop::open();
    const document::Document document = sample(with_supplement());
    const page::Pages pages = pages_of(shop, document);
    std::map<document::NodeId, std::string> shown;
    for (const page::Page& page : pages.pages) {
        const auto collect = [&shown](const std::vector<page::Item>& items) {
            for (const page::Item& item : items) {
                const auto* glyphs = std::get_if<page::GlyphItem>(&item.content);
                if (glyphs != nullptr && item.owner.node >= 0 && !item.owner.label)
                    shown[item.owner.node] += glyphs->run->text;
            }
        };
        collect(page.items);
        for (const page::SignatureArea& signature : page.signatures) collect(signature.items);
    }
    const auto check = [&shown](const auto& self, const Node& from) -> void {
        std::string text = document::plain_text(from.text);
        std::replace(text.begin(), text.end(), '\n', ' ');
        // The two lines of a wordmark are texts of their own.
        if (from.kind == Kind::figure) std::erase(text, ' ');
        std::string on_page = shown[from.id];
        if (from.kind == Kind::figure) std::erase(on_page, ' ');
        EXPECT_EQ(on_page, text);
        for (const Node& child : from.children) self(self, child);
    };
    check(check, document.root);
}

}  // namespace
}  // namespace sigillum::typeset
