#include "tests/typeset/sample_document.h"

#include <gtest/gtest.h>

namespace sigillum::typeset {
namespace {

const Language en{"en"};

picture::Drawing square_mark() {
    picture::Drawing drawing{.width = 10, .height = 10, .shapes = {}};
    picture::Shape shape;
    shape.path.move_to({0, 0});
    shape.path.line_to({10, 0});
    shape.path.line_to({10, 10});
    shape.path.close();
    shape.paint.fill = Color{28, 53, 87};
    drawing.shapes.push_back(shape);
    return drawing;
}

Node panel_line(const std::string& label, const std::string& words) {
    Node line = node(Kind::paragraph, Role::none, english(words));
    line.label = label;
    return line;
}

Node figure(Role role, const std::string& picture, const std::string& words) {
    Node figure = node(Kind::figure, role, english(words));
    figure.picture = picture;
    return figure;
}

Node authority(const SampleOptions& options) {
    Node section = node(Kind::section, Role::authority);
    for (const std::string& name : options.signatories) {
        section.children.push_back(
            node(Kind::section, Role::signatory, {},
                 {node(Kind::paragraph, Role::signatory_name, english(name)),
                  node(Kind::paragraph, Role::signatory_function, english("Vice-Rector for Education"))}));
    }
    section.children.push_back(node(Kind::paragraph, Role::place_and_date, english("Lipowiec, 3 July 2026")));
    if (options.panel) {
        section.children.push_back(
            node(Kind::form, Role::signature_panel, {},
                 {panel_line("title", "Digitally signed"), panel_line("signer", options.signatories.at(0)),
                  panel_line("plain", "Vice-Rector for Education"),
                  panel_line("plain", "Lipowiec University of Technology"),
                  panel_line("fine", "2026-07-03 14:05:32 +02:00"),
                  panel_line("fine", "Qualified certificate · PAdES")}));
    }
    section.children.push_back(node(Kind::code, Role::code));
    section.children.push_back(
        node(Kind::paragraph, Role::code_call, english("Scan to verify, or enter the number at")));
    section.children.push_back(node(Kind::paragraph, Role::code_host, english("verify.example.org")));
    Node number = node(Kind::paragraph, Role::code_number, english("No. "));
    number.text.push_back(
        {.text = "7K4Q-X9TM-2HBD-A3F8", .language = en, .emphasis = document::Emphasis::strong});
    section.children.push_back(number);
    return section;
}

Node certificate(const SampleOptions& options) {
    Node section = node(Kind::section, Role::certificate);
    section.children.push_back(
        figure(Role::crown_alliance, "mark:alliance", "MERIDIAN\nAlliance of Universities"));
    section.children.push_back(figure(Role::crown_seal, "seal", ""));
    section.children.push_back(
        figure(Role::crown_issuer, "mark:issuer", "Lipowiec\nUniversity of Technology"));
    section.children.push_back(
        node(Kind::heading, Role::title_main, english("CERTIFICATE OF\n" + options.main_title)));
    section.children.back().level = 1;
    const auto paragraph = [&section](Role role, const std::string& words) {
        section.children.push_back(node(Kind::paragraph, role, english(words)));
    };
    paragraph(Role::issuer, "Lipowiec University of Technology");
    paragraph(Role::issuer_relation, "on behalf of the MERIDIAN Alliance");
    paragraph(Role::phrase, "certifies that");
    paragraph(Role::learner_name, options.name);
    paragraph(Role::statement_detail, "born on 14 March 2002");
    paragraph(Role::phrase, "has completed");
    paragraph(Role::opportunity, options.kind);
    section.children.back().text.push_back(
        {.text = options.title, .language = en, .emphasis = document::Emphasis::title});
    if (!options.universities.empty()) {
        paragraph(Role::joint_phrase, "jointly developed and implemented by");
        paragraph(Role::joint_universities, options.universities);
    }
    section.children.push_back(authority(options));
    paragraph(Role::supporter_caption, "Supported by");
    section.children.push_back(
        figure(Role::supporter, "mark:supporter", "National Fund for Academic Mobility"));
    return section;
}

}  // namespace

Text english(const std::string& words) {
    if (words.empty()) return {};
    return {{.text = words, .language = en}};
}

Node node(Kind kind, Role role, Text text, std::vector<Node> children) {
    Node made;
    made.kind = kind;
    made.role = role;
    made.language = en;
    made.text = std::move(text);
    made.children = std::move(children);
    return made;
}

Node row(const std::string& number, const std::string& heading, std::vector<Node> values) {
    Node title = node(Kind::heading, Role::row_heading, english(heading));
    title.level = 3;
    title.label = number;
    values.insert(values.begin(), title);
    return node(Kind::section, Role::row, {}, std::move(values));
}

Node value(const std::string& words) { return node(Kind::paragraph, Role::value, english(words)); }

Node bullets(const std::vector<std::string>& items) {
    Node list = node(Kind::list, Role::bullets);
    for (const std::string& item : items)
        list.children.push_back(node(Kind::list_item, Role::none, english(item)));
    return list;
}

Node outcomes(const std::string& title, const std::vector<std::string>& items) {
    return node(Kind::division, Role::outcome_group, {},
                {node(Kind::paragraph, Role::outcome_title, english(title)), bullets(items)});
}

Node key_values(const std::vector<std::pair<std::string, std::string>>& pairs) {
    Node table = node(Kind::table, Role::key_values);
    for (const auto& [key, words] : pairs) {
        table.children.push_back(node(Kind::table_row, Role::none, {},
                                      {node(Kind::header_cell, Role::none, english(key)),
                                       node(Kind::data_cell, Role::none, english(words))}));
    }
    return table;
}

Node unit(const std::string& number, const std::string& name, std::vector<Node> rows) {
    Node heading = node(Kind::heading, Role::unit_heading, english("LEARNING UNIT"));
    heading.level = 2;
    heading.label = number;
    rows.insert(rows.begin(), {heading, row(number + ".1", "Name/Title", {value(name)})});
    return node(Kind::section, Role::unit, {}, std::move(rows));
}

document::Document sample(const SampleOptions& options) {
    document::Document document;
    document.main = en;
    document.furniture.head_name = english("Certificate of Academic Achievement – Supplement");
    document.furniture.learner = options.name;
    document.furniture.learner_language = en;
    document.furniture.number_label = english("Certificate No.");
    document.furniture.number = "7K4Q-X9TM-2HBD-A3F8";
    document.furniture.awarding_line =
        "Lipowiec University of Technology on behalf of the MERIDIAN Alliance · verify.example.org";
    document.furniture.page_pattern = "Page {page} of {pages}";
    document.furniture.complete_note = "Complete only with its supplement";
    document.furniture.unit_continued_pattern = "Learning unit {number} – {name} (continued)";
    document.furniture.row_continued = "(continued)";
    document.furniture.standing_mark = "SPECIMEN – not a real certificate";
    document.root = node(Kind::document, Role::none, {}, {certificate(options)});
    if (!options.rows.empty()) {
        Node supplement = node(Kind::section, Role::supplement);
        supplement.children.push_back(
            node(Kind::heading, Role::supplement_title, english("Certificate Supplement")));
        supplement.children.push_back(node(Kind::paragraph, Role::supplement_subtitle,
                                           english("to the Certificate of Academic Achievement")));
        for (const Node& each : options.rows) supplement.children.push_back(each);
        for (const Node& each : options.units) supplement.children.push_back(each);
        supplement.children.push_back(
            node(Kind::paragraph, Role::end_mark, english("End of the Certificate Supplement")));
        document.root.children.push_back(supplement);
    }
    document::number_nodes(document);
    return document;
}

Shop Shop::open(const std::string& type, const std::string& theme) {
    const std::filesystem::path source(SOURCE_DIR);
    auto layout = layout::read_layout(source / "layouts", type);
    auto look = layout::read_theme(source / "layouts", theme, type);
    auto fonts = font::Library::load(source / "fonts/fonts.json");
    auto rules = locale::LineRules::load(source / "locales/line-breaks", {{"en"}, {"de"}, {"fi"}, {"hu"}});
    EXPECT_TRUE(rules) << to_string(rules.error());
    EXPECT_TRUE(layout) << to_string(layout.error());
    EXPECT_TRUE(look) << to_string(look.error());
    EXPECT_TRUE(fonts) << to_string(fonts.error());
    Shop shop{std::move(*layout), std::move(*look), std::move(*fonts), {}, std::move(*rules)};
    shop.pictures = ornament(shop.layout, shop.theme);
    for (const char* name : {"mark:alliance", "mark:issuer", "mark:supporter", "seal"})
        shop.pictures[name] = square_mark();
    return shop;
}

Result<page::Pages> Shop::set(const document::Document& document) const {
    qr::Modules modules{.version = 12, .size = 65, .dark = std::vector<std::uint8_t>(65 * 65, 1)};
    return Typesetter(layout, theme, fonts, pictures, rules)
        .set(document, {modules, "HTTPS://VERIFY.EXAMPLE.ORG/V/#A"});
}

const Node& find(const document::Document& document, Role role) {
    const auto search = [role](const auto& self, const Node& from) -> const Node* {
        if (from.role == role) return &from;
        for (const Node& child : from.children) {
            if (const Node* found = self(self, child)) return found;
        }
        return nullptr;
    };
    const Node* found = search(search, document.root);
    EXPECT_NE(found, nullptr);
    return *found;
}

std::vector<const page::GlyphItem*> lines_of(const page::Page& page, document::NodeId id) {
    std::vector<const page::GlyphItem*> lines;
    for (const page::Item& item : page.items) {
        const auto* glyphs = std::get_if<page::GlyphItem>(&item.content);
        if (glyphs != nullptr && item.owner == page::Owner::of(id)) lines.push_back(glyphs);
    }
    return lines;
}

}  // namespace sigillum::typeset
