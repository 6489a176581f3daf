#include "sheet.h"

#include <stdexcept>

#include "base/file.h"

namespace sigillum::pdf::test {
namespace {

document::Node* find(document::Node& node, document::NodeId id) {
    if (node.id == id) return &node;
    for (document::Node& child : node.children) {
        if (document::Node* const found = find(child, id)) return found;
    }
    return nullptr;
}

}  // namespace

const font::Library& library() {
    static const font::Library loaded =
        font::Library::load(std::string(SOURCE_DIR) + "/fonts/fonts.json").value();
    return loaded;
}

Bytes color_profile() { return read_file("/usr/share/color/icc/sRGB.icc", 1 << 20).value(); }

Sheet::Sheet(int page_count) {
    document.main = Language{"en"};
    document.metadata = {.title = "Certificate of Academic Achievement",
                         .subject = "Sustainable Innovation",
                         .author = "Technische Universität Berlin",
                         .number = "7KQ2-9MXD-04TR-BV5H",
                         .verification_address = "https://verify.enhance.example/",
                         .created = {.seconds = 1783087532, .offset_minutes = 120}};
    document.root.kind = document::Kind::document;
    document.root.language = Language{"en"};
    document::number_nodes(document);
    for (int i = 0; i < page_count; ++i) pages.pages.push_back({.size = {Length::mm(210), Length::mm(297)}});
}

document::NodeId Sheet::add(document::NodeId parent, document::Node child) {
    document::Node& above = node(parent);
    above.children.push_back(std::move(child));
    document::Node* const added = &above.children.back();
    document::number_nodes(document);
    return added->id;
}

document::Node& Sheet::node(document::NodeId id) { return *find(document.root, id); }

page::Item Sheet::glyphs(const page::Owner& owner, std::string_view text, const Spot& spot) {
    const Language language = spot.language.tag.empty() ? document.main : spot.language;
    const font::FaceId face = library().face_for(spot.face, text, language).value();
    font::ShapedRun run = library().shape(face, {.text = text, .language = language});
    use.add(run);
    return {owner, page::GlyphItem{.run = std::move(run),
                                   .baseline = {Length::mm(spot.x), Length::mm(spot.y)},
                                   .size = Length::pt(spot.size),
                                   .tracking = Length::pt(spot.tracking),
                                   .color = spot.color}};
}

void Sheet::text(const page::Owner& owner, std::string_view text, const Spot& spot, std::size_t page) {
    put(glyphs(owner, text, spot), page);
}

void Sheet::put(page::Item item, std::size_t page) { pages.pages[page].items.push_back(std::move(item)); }

Result<Writer> Sheet::writer() const {
    return Writer::make(font::subset(library(), use).value(), pictures, color_profile());
}

WriteRequest Sheet::request() const {
    return {.document = document,
            .pages = pages,
            .attachments = attachments,
            .signature = signature,
            .file_id = "0123456789abcdef"};
}

Result<SignableFile> Sheet::write() const {
    Result<Writer> made = writer();
    if (!made) return fail(made.error());
    return made->write(request());
}

}  // namespace sigillum::pdf::test
