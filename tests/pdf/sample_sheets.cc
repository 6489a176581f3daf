#include "sample_sheets.h"

namespace sigillum::pdf::test {
namespace {

using document::Kind;
using document::Node;
using document::NodeId;
using document::Role;
using document::Scope;
using page::Owner;

constexpr font::FaceRequest serif{.family = font::Family::serif};
constexpr font::FaceRequest serif_italic{.family = font::Family::serif, .italic = true};
constexpr font::FaceRequest sans{.family = font::Family::sans};
constexpr font::FaceRequest sans_bold{.family = font::Family::sans, .weight = 600};

picture::Drawing frame() {
    picture::Drawing drawing{.width = 210, .height = 297};
    picture::Shape line;
    line.path.move_to({10, 10});
    line.path.line_to({200, 10});
    line.path.cubic_to({203, 10}, {203, 287}, {200, 287});
    line.path.line_to({10, 287});
    line.path.close();
    line.paint = {.fill = {}, .stroke = Color{28, 53, 87}, .stroke_width = 0.3};
    drawing.shapes.push_back(line);
    return drawing;
}

picture::Drawing mark() {
    picture::Drawing drawing{.width = 24, .height = 24};
    picture::Shape ring;
    ring.path.move_to({0, 0});
    ring.path.line_to({24, 0});
    ring.path.line_to({12, 24});
    ring.path.close();
    ring.paint = {.fill = Color{150, 30, 40}, .stroke = Color{0, 0, 0}, .stroke_width = 1, .even_odd = true};
    drawing.shapes.push_back(ring);
    return drawing;
}

picture::Bitmap crest() {
    picture::Bitmap bitmap{.width = 2, .height = 2};
    bitmap.samples = Bytes("\xFF\x00\x00\x00\xFF\x00\x00\x00\xFF\x80\x80\x80", 12);
    bitmap.alpha = Bytes("\xFF\x80\x40\xFF", 4);
    return bitmap;
}

Node node(Kind kind, Role role, int level = 0) { return {.kind = kind, .role = role, .level = level}; }

Node figure(std::string name, std::string alternate) {
    Node made = node(Kind::figure, Role::crown_alliance);
    made.picture = std::move(name);
    made.alternate = std::move(alternate);
    return made;
}

void rule(Sheet& sheet, const Owner& owner, double y, std::size_t page) {
    sheet.put({owner, page::RuleItem{{{Length::mm(20), Length::mm(y)}, {Length::mm(170), Length::mm(0.2)}},
                                     {120, 120, 120}}},
              page);
}

void put_picture(Sheet& sheet, const Owner& owner, const std::string& name, const Rect& area) {
    sheet.put({owner, page::PictureItem{name, area}});
}

void add_crown(Sheet& sheet, NodeId parent) {
    put_picture(sheet, Owner::none(page::Artifact::background), "frame",
                {{}, {Length::mm(210), Length::mm(297)}});
    const NodeId alliance = sheet.add(parent, figure("mark", "ENHANCE Alliance"));
    put_picture(sheet, Owner::of(alliance), "mark",
                {{Length::mm(25), Length::mm(20)}, {Length::mm(18), Length::mm(18)}});
    const NodeId issuer = sheet.add(parent, figure("crest", "Technische Universität Berlin"));
    put_picture(sheet, Owner::of(issuer), "crest",
                {{Length::mm(165), Length::mm(20)}, {Length::mm(18), Length::mm(18)}});
}

void add_statement(Sheet& sheet, NodeId parent, std::string_view name) {
    const NodeId title = sheet.add(parent, node(Kind::heading, Role::title_main, 1));
    sheet.text(Owner::of(title), "CERTIFICATE OF", {60, 60, 12, sans, {}, 1.5});
    sheet.text(Owner::of(title), "ACADEMIC ACHIEVEMENT", {45, 70, 22, serif, {}, 1.2, {28, 53, 87}});
    sheet.text(Owner::of(title), "Świadectwo osiągnięć akademickich",
               {60, 78, 11, serif_italic, Language{"pl"}});
    const NodeId phrase = sheet.add(parent, node(Kind::paragraph, Role::phrase));
    sheet.text(Owner::of(phrase), "This certifies that", {80, 95, 11, serif});
    const NodeId learner = sheet.add(parent, node(Kind::paragraph, Role::learner_name));
    sheet.text(Owner::of(learner), name, {60, 108, 26, serif, Language{"pl"}});
    const NodeId born = sheet.add(parent, node(Kind::paragraph, Role::statement_detail));
    sheet.text(Owner::of(born), "born on 14\u00A0March 2002", {80, 118, 11, serif});
    const NodeId course = sheet.add(parent, node(Kind::paragraph, Role::opportunity));
    sheet.text(Owner::of(course), "has completed the course ", {60, 130, 11, serif});
    sheet.text(Owner::of(course), "Sustainable", {100.5, 130, 11, serif_italic});
    sheet.text(Owner::of(course), "Innovation", {80, 136, 11, serif_italic});
}

void add_code(Sheet& sheet, NodeId parent, std::string_view name) {
    Node code = node(Kind::code, Role::code);
    code.alternate = "QR code to verify this certificate";
    const NodeId id = sheet.add(parent, code);
    const Rect area{{Length::mm(150), Length::mm(220)}, {Length::mm(32), Length::mm(32)}};
    const std::string address = "HTTPS://VERIFY.ENHANCE.EXAMPLE/V/#" + to_hex(sha256(name));
    sheet.put({Owner::of(id), page::CodeItem{qr::encode(address).value(), area}});
    sheet.pages.pages[0].links.push_back({id, area, address, "Verify this certificate"});
}

void add_panel(Sheet& sheet, NodeId parent) {
    Node form = node(Kind::form, Role::signature_panel);
    form.alternate = "Electronic signature";
    const NodeId id = sheet.add(parent, form);
    page::SignatureArea area{.node = id,
                             .area = {{Length::mm(25), Length::mm(225)}, {Length::mm(80), Length::mm(20)}},
                             .description = "Electronic signature of Technische Universität Berlin"};
    area.items.push_back(
        {Owner::of(id),
         page::RuleItem{{{Length::mm(25), Length::mm(225)}, {Length::mm(1), Length::mm(20)}}, {28, 53, 87}}});
    area.items.push_back(sheet.glyphs(Owner::of(id), "Signed electronically", {28, 232, 9, sans_bold}));
    area.items.push_back(sheet.glyphs(Owner::of(id), "3 July 2026", {28, 238, 9, sans}));
    sheet.pages.pages[0].signatures.push_back(std::move(area));
}

void add_row(Sheet& sheet, NodeId parent) {
    const NodeId row = sheet.add(parent, node(Kind::section, Role::row));
    Node heading = node(Kind::heading, Role::row_heading, 3);
    heading.label = "7";
    const NodeId title = sheet.add(row, heading);
    sheet.text(Owner::label_of(title), "7", {20, 50, 9, sans_bold}, 1);
    sheet.text(Owner::of(title), "Intended learning outcomes", {28, 50, 9, sans_bold}, 1);
    sheet.text(Owner::of(title), "Zamierzone efekty uczenia się", {28, 55, 9, sans, Language{"pl"}}, 1);
    const NodeId list = sheet.add(row, node(Kind::list, Role::bullets));
    const char* outcomes[] = {"explain models of innovation in",
                              "plan a staff workshop, its office and its effort"};
    double y = 50;
    for (const char* outcome : outcomes) {
        const NodeId item = sheet.add(list, node(Kind::list_item, Role::none));
        sheet.text(Owner::label_of(item), "•", {90, y, 10, serif}, 1);
        sheet.text(Owner::of(item), outcome, {94, y, 10, serif}, 1);
        if (y == 50) sheet.text(Owner::of(item), "organisations", {94, y + 5, 10, serif}, 1);
        y += 11;
    }
    rule(sheet, Owner::none(page::Artifact::layout), 75, 1);
}

void add_table(Sheet& sheet, NodeId parent) {
    const NodeId row = sheet.add(parent, node(Kind::section, Role::row));
    const NodeId title = sheet.add(row, node(Kind::heading, Role::row_heading, 3));
    sheet.text(Owner::of(title), "Workload", {28, 82, 9, sans_bold}, 1);
    const NodeId table = sheet.add(row, node(Kind::table, Role::key_values));
    const char* cells[][2] = {{"Credits", "5 ECTS"}, {"Grade", "A"}, {"Level", ""}};
    double y = 82;
    for (const auto& [key, value] : cells) {
        const NodeId line = sheet.add(table, node(Kind::table_row, Role::none));
        Node header = node(Kind::header_cell, Role::none);
        header.scope = Scope::row;
        const NodeId head = sheet.add(line, header);
        sheet.text(Owner::of(head), key, {90, y, 10, serif_italic}, 1);
        const NodeId data = sheet.add(line, node(Kind::data_cell, Role::none));
        if (*value != '\0') sheet.text(Owner::of(data), value, {130, y, 10, serif}, 1);
        y += 6;
    }
    // Nothing of this is shown, so nothing of it may be in the tree.
    const NodeId empty = sheet.add(row, node(Kind::division, Role::none));
    sheet.add(empty, node(Kind::paragraph, Role::note));
}

void add_supplement(Sheet& sheet, std::string_view name) {
    const Owner head = Owner::none(page::Artifact::header);
    const Owner foot = Owner::none(page::Artifact::footer);
    sheet.text(head, "Certificate of Academic Achievement – Supplement", {20, 15, 8, sans}, 1);
    sheet.text(head, name, {140, 15, 8, sans}, 1);
    const NodeId supplement = sheet.add(0, node(Kind::section, Role::supplement));
    const NodeId title = sheet.add(supplement, node(Kind::heading, Role::supplement_title, 2));
    sheet.text(Owner::of(title), "Certificate Supplement", {20, 35, 18, serif}, 1);
    sheet.pages.bookmarks.push_back({title, 1, "Certificate Supplement", 1, Length::mm(28)});
    add_row(sheet, supplement);
    sheet.pages.bookmarks.push_back({-1, 2, "Zamierzone efekty uczenia się", 1, Length::mm(45)});
    add_table(sheet, supplement);
    sheet.text(foot, "Page 2 of 2", {170, 285, 8, sans}, 1);
}

}  // namespace

Sheet certificate_of(std::string_view name) {
    Sheet sheet(2);
    sheet.document.second = Language{"pl"};
    sheet.document.metadata.title += " – " + std::string(name);
    sheet.pictures = {{"frame", frame()}, {"mark", mark()}, {"crest", crest()}};
    const NodeId certificate = sheet.add(0, node(Kind::section, Role::certificate));
    add_crown(sheet, certificate);
    add_statement(sheet, certificate, name);
    sheet.pages.bookmarks.push_back({certificate, 1, "Certificate", 0, Length::mm(20)});
    const NodeId authority = sheet.add(certificate, node(Kind::section, Role::authority));
    add_panel(sheet, authority);
    add_code(sheet, authority, name);
    add_supplement(sheet, name);
    sheet.attachments.push_back({.name = "credential.json",
                                 .mime_type = "application/json",
                                 .description = "The facts of this certificate as data",
                                 .relationship = "Data",
                                 .modified = sheet.document.metadata.created,
                                 .bytes = "{\"name\":\"" + std::string(name) + "\"}"});
    sheet.signature = SignatureDictionary{.signing_time = sheet.document.metadata.created,
                                          .signer = "Technische Universität Berlin",
                                          .location = "Berlin"};
    return sheet;
}

Sheet certificate() { return certificate_of("Zuzanna Wójcik-Hägglund"); }

}  // namespace sigillum::pdf::test
