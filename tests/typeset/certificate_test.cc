// Page 1 against the numbers of the design.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "tests/typeset/page_faults.h"
#include "tests/typeset/sample_document.h"

namespace sigillum::typeset {
namespace {

using testing::IsEmpty;

constexpr Rect portrait_box{{Length::mm(25), Length::mm(22)}, {Length::mm(160), Length::mm(255.5)}};
constexpr Rect landscape_box{{Length::mm(32), Length::mm(18.5)}, {Length::mm(233), Length::mm(173)}};

page::Page page_1(const Shop& shop, const document::Document& document) {
    auto pages = shop.set(document);
    EXPECT_TRUE(pages) << to_string(pages.error());
    return pages ? pages->pages.front() : page::Page{};
}

Length middle_of(const page::GlyphItem& item, const font::Library& fonts) {
    return item.baseline.x + visible_width(item, fonts) / 2;
}

Error error_of(const Result<page::Pages>& pages) {
    EXPECT_FALSE(pages);
    return pages ? Error{} : pages.error();
}

TEST(Certificate, Every_line_of_the_statement_stands_on_the_axis) {
    const Shop shop = Shop::open();
    const document::Document document = sample();
    const page::Page page = page_1(shop, document);
    for (const Role role :
         {Role::issuer, Role::issuer_relation, Role::phrase, Role::learner_name, Role::statement_detail,
          Role::joint_phrase, Role::signatory_name, Role::place_and_date}) {
        for (const page::GlyphItem* line : lines_of(page, find(document, role).id)) {
            EXPECT_NEAR(middle_of(*line, shop.fonts).mm(), 105.0, 0.02) << line->run->text;
        }
    }
}

TEST(Certificate, The_title_stands_in_its_zone_and_is_tracked_without_ligatures) {
    const Shop shop = Shop::open();
    const document::Document document = sample();
    const page::Page page = page_1(shop, document);
    const auto title = lines_of(page, find(document, Role::title_main).id);
    ASSERT_EQ(title.size(), 2U);
    EXPECT_EQ(title[0]->run->text, "CERTIFICATE OF ");
    EXPECT_EQ(title[0]->size, Length::pt(14.5));
    EXPECT_EQ(title[0]->tracking, Length::pt(14.5) * 0.26);
    EXPECT_EQ(title[1]->size, Length::pt(29));
    EXPECT_EQ(title[1]->tracking, Length::pt(29) * 0.055);
    EXPECT_NEAR(middle_of(*title[1], shop.fonts).mm(), 105.0, 0.02);
    // EB Garamond: ascent 710, descent -290 of 1000 (hhea). The main line's box is 36 pt high and begins 20
    // pt below 64 mm.
    EXPECT_NEAR(title[1]->baseline.y.mm(), 64 + Length::pt(20 + (36 + 0.42 * 29) / 2).mm(), 0.05);
}

TEST(Certificate, Seal_code_and_supporter_have_the_sizes_of_the_design) {
    const Shop shop = Shop::open();
    const page::Page page = page_1(shop, sample());
    std::map<std::string, Rect> pictures;
    for (const page::Item& item : page.items) {
        if (const auto* picture = std::get_if<page::PictureItem>(&item.content))
            pictures[picture->name] = picture->area;
        if (const auto* code = std::get_if<page::CodeItem>(&item.content)) pictures["code"] = code->area;
    }
    EXPECT_EQ(pictures["seal"], (Rect{{Length::mm(89.5), Length::mm(22)}, {Length::mm(31), Length::mm(31)}}));
    EXPECT_NEAR(pictures["spindle"].top().mm(), 86.76, 0.05);
    EXPECT_EQ(pictures["code"].size, (Size{Length::mm(32), Length::mm(32)}));
    // 65 modules and 8 of quiet zone in 32 mm: the last column of modules ends at the text edge.
    EXPECT_NEAR(pictures["code"].right().mm(), 185 + 4 * 32.0 / 73, 0.001);
    EXPECT_EQ(pictures["mark:supporter"].top(), Length::mm(268.5));
    EXPECT_EQ(pictures["mark:supporter"].size.height, Length::mm(9));
    EXPECT_EQ(pictures["frame"].size, page.size);
}

TEST(Certificate, White_above_and_below_the_statement_is_equal) {
    const Shop shop = Shop::open();
    const document::Document document = sample();
    const page::Page page = page_1(shop, document);
    // Line boxes: issuer 18/23, universities 12/16.
    const auto box_top = [](const page::GlyphItem& line, double size, double lead) {
        return line.baseline.y.mm() - Length::pt((lead + 0.42 * size) / 2).mm();
    };
    const double top = box_top(*lines_of(page, find(document, Role::issuer).id).front(), 18, 23);
    const auto universities = lines_of(page, find(document, Role::joint_universities).id);
    const double bottom = box_top(*universities.back(), 12, 16) + Length::pt(16).mm();
    EXPECT_NEAR(top - 91.26, 213.5 - bottom, 0.1);
}

TEST(Certificate, Nothing_stands_in_the_space_for_ink) {
    const Shop shop = Shop::open();
    const page::Page page = page_1(shop, sample());
    Length line_top;
    for (const page::Item& item : page.items) {
        const auto* rule = std::get_if<page::RuleItem>(&item.content);
        if (rule != nullptr && rule->area.size.width == Length::mm(50)) line_top = rule->area.top();
    }
    ASSERT_GT(line_top.mm(), 200);
    for (const page::Item& item : page.items) {
        const auto* glyphs = std::get_if<page::GlyphItem>(&item.content);
        if (glyphs == nullptr) continue;
        const bool beside = glyphs->baseline.x > Length::mm(132) ||
                            glyphs->baseline.x + visible_width(*glyphs, shop.fonts) < Length::mm(78);
        const bool above = glyphs->baseline.y < line_top - Length::mm(19);
        EXPECT_TRUE(beside || above || glyphs->baseline.y > line_top) << glyphs->run->text;
    }
}

TEST(Certificate, The_panel_is_the_signature_field_and_in_a_preview_plain_text) {
    const Shop shop = Shop::open();
    document::Document document = sample();
    const page::Page signed_page = page_1(shop, document);
    ASSERT_EQ(signed_page.signatures.size(), 1U);
    const page::SignatureArea& field = signed_page.signatures.front();
    EXPECT_EQ(field.node, find(document, Role::signature_panel).id);
    EXPECT_EQ(field.area.left(), Length::mm(25));
    EXPECT_EQ(field.area.size.width, Length::mm(51));
    EXPECT_EQ(field.area.bottom(), Length::mm(262.5));
    EXPECT_NEAR(field.area.size.height.mm(), 28, 1);

    const auto make_section = [](const auto& self, Node& from) -> void {
        if (from.role == Role::signature_panel) from.kind = Kind::section;
        for (Node& child : from.children) self(self, child);
    };
    make_section(make_section, document.root);
    const page::Page preview = page_1(shop, document);
    EXPECT_THAT(preview.signatures, IsEmpty());
    EXPECT_EQ(preview.items.size(), signed_page.items.size() + field.items.size());
}

struct NameCase {
    const char* name;
    double size;
    std::vector<std::string> lines;
};

class Names : public testing::TestWithParam<NameCase> {};

TEST_P(Names, Takes_the_first_step_that_fits) {
    const Shop shop = Shop::open();
    SampleOptions options;
    options.name = GetParam().name;
    options.universities = "";
    const document::Document document = sample(options);
    const page::Page page = page_1(shop, document);
    std::vector<std::string> lines;
    for (const page::GlyphItem* line : lines_of(page, find(document, Role::learner_name).id)) {
        lines.push_back(line->run->text);
        EXPECT_EQ(line->size, Length::pt(GetParam().size)) << line->run->text;
        EXPECT_LE(visible_width(*line, shop.fonts), Length::mm(152.05));
    }
    EXPECT_EQ(lines, GetParam().lines);
}

INSTANTIATE_TEST_SUITE_P(
    Steps, Names,
    // Widths at 1 pt by hb-shape (lnum, no calt), in 1/1000 pt: 4551, 10329, 12354, 17138, and 16624 and
    // 13566 for the two lines of the last. 152 mm are 430.9 pt.
    testing::Values(
        NameCase{"Luka Đukić", 40, {"Luka Đukić"}},
        NameCase{"Zuzanna Wójcik-Hägglund", 40, {"Zuzanna Wójcik-Hägglund"}},
        NameCase{"Łucja Świętosławska-Żółkiewska", 32, {"Łucja Świętosławska-Żółkiewska"}},
        NameCase{
            "Maria Alexandra Konstantina Papadopoulou", 32, {"Maria Alexandra ", "Konstantina Papadopoulou"}},
        // Broken before "y", not within the hyphenated name nor after "de".
        NameCase{"María de los Ángeles Fernández de Córdoba y Álvarez de las Asturias-Bohorques",
                 23,
                 {"María de los Ángeles Fernández de Córdoba ", "y Álvarez de las Asturias-Bohorques"}}));

TEST(Certificate, A_name_too_long_for_every_step_is_refused_by_its_field) {
    SampleOptions options;
    options.name = std::string(90, 'm');
    const Error error = error_of(Shop::open().set(sample(options)));
    EXPECT_EQ(error.kind, does_not_fit);
    EXPECT_EQ(error.place.field, "learner's name");
}

TEST(Certificate, A_statement_too_high_for_the_page_is_refused) {
    SampleOptions options;
    options.universities.clear();
    for (int i = 0; i < 40; ++i) options.universities += "Technical University of the Farthest City, ";
    EXPECT_EQ(error_of(Shop::open().set(sample(options))).kind, does_not_fit);
}

TEST(Certificate, A_letter_that_no_font_has_is_named) {
    SampleOptions options;
    options.name = "Ann \U0001F600";
    const Error error = error_of(Shop::open().set(sample(options)));
    EXPECT_EQ(error.kind, font::missing_glyph);
    EXPECT_THAT(error.found, testing::HasSubstr("U+1F600"));
    EXPECT_EQ(error.place.field, "learner's name");
}

TEST(Certificate, The_kind_of_a_long_title_never_stands_alone) {
    SampleOptions options;
    options.kind = "summer school ";
    options.title =
        "Interdisciplinary Approaches to Climate-Resilient Urban Infrastructure, the Circular Economy and "
        "Sustainable Digital "
        "Transformation of European Regions";
    const Shop shop = Shop::open();
    const document::Document document = sample(options);
    const page::Page page = page_1(shop, document);
    const auto pieces = lines_of(page, find(document, Role::opportunity).id);
    ASSERT_EQ(pieces.size(), 4U);  // kind, and the title in three lines
    EXPECT_EQ(pieces[0]->size, Length::pt(17));
    EXPECT_EQ(pieces[0]->baseline.y, pieces[1]->baseline.y);
    for (const page::GlyphItem* piece : pieces) EXPECT_NE(piece->run->text.back(), '-') << piece->run->text;
}

TEST(Certificate, A_leftover_placeholder_in_furniture_is_refused) {
    document::Document document = sample();
    document.furniture.page_pattern = "Page {page} of {page_count}";
    const Error error = error_of(Shop::open().set(document));
    EXPECT_EQ(error.kind, leftover_placeholder);
    EXPECT_THAT(error.found, testing::HasSubstr("{page_count}"));
}

TEST(Certificate, A_code_of_too_small_modules_is_refused) {
    const Shop shop = Shop::open();
    const qr::Modules large{.version = 20, .size = 97, .dark = std::vector<std::uint8_t>(97 * 97, 0)};
    const auto pages =
        Typesetter(shop.layout, shop.theme, shop.fonts, shop.pictures, shop.rules).set(sample(), {large, "X"});
    EXPECT_EQ(error_of(pages).kind, does_not_fit);
}

TEST(Certificate, Has_no_faults_with_one_two_or_three_signatories) {
    const Shop shop = Shop::open();
    SampleOptions options;
    for (const std::string name :
         {"Prof. Dr. hab. inż. Tomasz Źrebiec", "Dr. Eoghan Ó Súilleabháin", "Magdalena Ćwiklińska"}) {
        if (options.signatories.size() == 3) break;
        EXPECT_THAT(faults(page_1(shop, sample(options)), portrait_box, shop.fonts), IsEmpty())
            << options.signatories.size();
        options.signatories.push_back(name);
    }
    options.universities = "";
    EXPECT_THAT(faults(page_1(shop, sample(options)), portrait_box, shop.fonts), IsEmpty());
}

TEST(Certificate, Has_no_faults_on_a_sheet_that_lies_on_its_side) {
    const Shop shop = Shop::open("achievement", "enhance-landscape");
    SampleOptions options;
    const page::Page one = page_1(shop, sample(options));
    EXPECT_EQ(one.size, (Size{Length::mm(297), Length::mm(210)}));
    EXPECT_THAT(faults(one, landscape_box, shop.fonts), IsEmpty());
    options.signatories.emplace_back("Dr. Eoghan Ó Súilleabháin");
    EXPECT_THAT(faults(page_1(shop, sample(options)), landscape_box, shop.fonts), IsEmpty());
}

TEST(Certificate, Three_signatures_share_a_sheet_that_lies_on_its_side_with_a_low_panel_below_them) {
    const Shop shop = Shop::open("achievement", "enhance-landscape");
    SampleOptions options;
    options.signatories = {"Prof. Dr. hab. inż. Tomasz Źrebiec", "Dr. Eoghan Ó Súilleabháin",
                           "Magdalena Ćwiklińska"};
    const page::Page page = page_1(shop, sample(options));
    EXPECT_THAT(faults(page, landscape_box, shop.fonts), IsEmpty());
    EXPECT_THAT(ink_faults(page, Length::mm(15), shop.fonts), IsEmpty());
    std::set<Length> lines;
    for (const page::Item& item : page.items) {
        const auto* rule = std::get_if<page::RuleItem>(&item.content);
        if (rule != nullptr && rule->area.size.width == Length::mm(50)) lines.insert(rule->area.left());
    }
    EXPECT_EQ(lines, (std::set<Length>{Length::mm(32), Length::mm(85), Length::mm(138)}));
    ASSERT_EQ(page.signatures.size(), 1U);
    EXPECT_EQ(page.signatures[0].area.left(), Length::mm(32));
    EXPECT_EQ(page.signatures[0].area.right(), Length::mm(188));
    EXPECT_EQ(page.signatures[0].area.bottom(), Length::mm(178.3));
    EXPECT_LT(page.signatures[0].area.size.height, Length::mm(14));
}

TEST(Certificate, A_statement_too_high_for_a_sheet_on_its_side_may_be_told_to_stand_upright) {
    SampleOptions options;
    options.signatories = {"Prof. Tomasz Źrebiec", "Dr. Eoghan Ó Súilleabháin", "Magdalena Ćwiklińska"};
    options.title =
        "Interdisciplinary Approaches to Climate-Resilient Urban Infrastructure, the Circular Economy and "
        "Sustainable Digital Transformation of European Regions, Cities and Their Inhabitants";
    options.name = "María de los Ángeles Fernández de Córdoba y Álvarez de las Asturias-Bohorques y Borbón";
    options.universities.clear();
    for (int i = 0; i < 12; ++i) options.universities += "Technical University of the Farthest City, ";
    const Error error = error_of(Shop::open("achievement", "enhance-landscape").set(sample(options)));
    EXPECT_EQ(error.kind, does_not_fit);
    EXPECT_THAT(error.expected, testing::HasSubstr("upright"));
}

TEST(Certificate, Is_black_alone_in_the_mono_theme) {
    const Shop shop = Shop::open("achievement", "mono");
    const page::Page page = page_1(shop, sample());
    for (const page::Item& item : page.items) {
        const auto* glyphs = std::get_if<page::GlyphItem>(&item.content);
        const auto* rule = std::get_if<page::RuleItem>(&item.content);
        if (glyphs != nullptr) {
            EXPECT_EQ(glyphs->color, Color{});
        }
        if (rule != nullptr) {
            EXPECT_EQ(rule->color, Color{});
        }
    }
}

TEST(Certificate, The_same_document_twice_gives_the_same_pages) {
    const Shop shop = Shop::open();
    Typesetter typesetter(shop.layout, shop.theme, shop.fonts, shop.pictures, shop.rules);
    const qr::Modules modules{.version = 12, .size = 65, .dark = std::vector<std::uint8_t>(65 * 65, 1)};
    const document::Document document = sample();
    const auto places = [](const page::Page& page) {
        std::vector<std::pair<std::string, PagePoint>> all;
        for (const page::Item& item : page.items) {
            if (const auto* glyphs = std::get_if<page::GlyphItem>(&item.content)) {
                all.emplace_back(glyphs->run->text, glyphs->baseline);
            }
        }
        return all;
    };
    const auto cold = typesetter.set(document, {modules, "X"});
    const auto warm = typesetter.set(document, {modules, "X"});
    ASSERT_TRUE(cold && warm);
    EXPECT_EQ(places(cold->pages[0]), places(warm->pages[0]));
}

}  // namespace
}  // namespace sigillum::typeset
