#include "locale/xliff.h"

#include <fmt/format.h>
#include <unicode/unistr.h>

#include <pugixml.hpp>
#include <set>
#include <sstream>

namespace sigillum::locale {
namespace {

constexpr const char* name_space = "urn:oasis:names:tc:xliff:document:1.2";

// Elements may have a prefix: "x:target" is "target".
std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    return name.substr(name.find(':') + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_node inner : node.children()) {
        if (local_name(inner) == name) return inner;
    }
    return {};
}

void add_unit(pugi::xml_node body, const TranslationUnit& unit) {
    pugi::xml_node node = body.append_child("trans-unit");
    node.append_attribute("id") = unit.id.c_str();
    node.append_attribute("resname") = unit.id.c_str();
    if (unit.approved) node.append_attribute("approved") = *unit.approved ? "yes" : "no";
    node.append_attribute("xml:space") = "preserve";
    node.append_child("source").text() = unit.source.c_str();
    if (unit.target) {
        pugi::xml_node target = node.append_child("target");
        if (!unit.state.empty()) target.append_attribute("state") = unit.state.c_str();
        target.text() = unit.target->c_str();
    }
    if (!unit.note.empty()) node.append_child("note").text() = unit.note.c_str();
}

// Reads the units of one file and remembers the first thing that is wrong.
class Reader {
  public:
    explicit Reader(std::string shown) : shown_(std::move(shown)) {}

    void read(const pugi::xml_node& file) {
        if (xliff.target.tag.empty()) {
            xliff.original = file.attribute("original").value();
            xliff.source = language(file, "source-language");
            xliff.target = language(file, "target-language");
        }
        read_units(child(file, "body"), 0);
    }
    void refuse(std::string unit, std::string found, std::string expected) {
        if (!error)
            error = Error{
                bad_xliff, {.file = shown_, .field = std::move(unit)}, std::move(found), std::move(expected)};
    }

    Xliff xliff;
    std::optional<Error> error;

  private:
    static constexpr int deepest_group = 20;

    Language language(const pugi::xml_node& file, const char* attribute) {
        const auto read = language_from_tag(file.attribute(attribute).value());
        if (!read) refuse({}, fmt::format("no language in “{}” of the file", attribute), "a BCP 47 tag");
        return read.value_or(Language{});
    }
    void read_units(const pugi::xml_node& parent, int depth) {
        if (depth > deepest_group)
            return refuse({}, "groups in groups in groups", "units, or groups of units");
        for (const pugi::xml_node node : parent.children()) {
            if (local_name(node) == "group") read_units(node, depth + 1);
            if (local_name(node) == "trans-unit") read_unit(node);
        }
    }
    void read_unit(const pugi::xml_node& node) {
        TranslationUnit unit{.id = node.attribute("id").value()};
        if (unit.id.empty() || !ids_.insert(unit.id).second)
            return refuse(unit.id, unit.id.empty() ? "a unit without an id" : "an id that is there twice",
                          "every unit once, by its id");
        unit.source = text_of(child(node, "source"), unit.id);
        if (const pugi::xml_node target = child(node, "target")) {
            unit.target = text_of(target, unit.id);
            unit.state = target.attribute("state").value();
        }
        if (const pugi::xml_attribute approved = node.attribute("approved"))
            unit.approved = std::string_view(approved.value()) == "yes";
        unit.note = child(node, "note").text().get();
        xliff.units.push_back(std::move(unit));
    }
    std::string encoded(std::string_view text, const std::string& unit) {
        std::string again;
        icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())}).toUTF8String(again);
        if (again != text) refuse(unit, "bytes that are not UTF-8", "a file in UTF-8");
        return again;
    }
    // The text, with that of segments, which some tools put around sentences. Segments hold no segments.
    std::string text_of(const pugi::xml_node& node, const std::string& unit, bool in_segment = false) {
        std::string text;
        for (const pugi::xml_node part : node.children()) {
            if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata)
                text += encoded(part.value(), unit);
            else if (local_name(part) == "mrk" && !in_segment)
                text += text_of(part, unit, true);
            else if (part.type() == pugi::node_element)
                refuse(unit, fmt::format("the inline tag <{}>", part.name()),
                       "plain text; places are written {like_this}");
        }
        return text;
    }

    std::string shown_;
    std::set<std::string> ids_;
};

}  // namespace

Bytes write_xliff(const Xliff& xliff) {
    pugi::xml_document document;
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    pugi::xml_node root = document.append_child("xliff");
    root.append_attribute("xmlns") = name_space;
    root.append_attribute("version") = "1.2";
    pugi::xml_node file = root.append_child("file");
    file.append_attribute("original") = xliff.original.c_str();
    file.append_attribute("source-language") = xliff.source.tag.c_str();
    file.append_attribute("target-language") = xliff.target.tag.c_str();
    file.append_attribute("datatype") = "plaintext";
    pugi::xml_node body = file.append_child("body");
    for (const TranslationUnit& unit : xliff.units) add_unit(body, unit);
    std::ostringstream text;
    document.save(text, "  ", pugi::format_indent, pugi::encoding_utf8);
    return text.str();
}

Result<Xliff> read_xliff(ByteView xml, const std::string& shown) {
    constexpr unsigned options = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype;
    Reader reader(shown);
    pugi::xml_document document;
    if (const auto parsed = document.load_buffer(xml.data(), xml.size(), options); !parsed)
        return fail(bad_xliff, {.file = shown}, fmt::format("no well-formed XML: {}", parsed.description()),
                    "an XLIFF 1.2 file");
    for (const pugi::xml_node node : document.children()) {
        if (node.type() == pugi::node_doctype)
            return fail(bad_xliff, {.file = shown}, "a document type (DOCTYPE), which is not read",
                        "an XLIFF 1.2 file without one");
    }
    const pugi::xml_node root = child(document, "xliff");
    const std::string_view version = root.attribute("version").value();
    if (version != "1.2" && version != "1.1")
        return fail(bad_xliff, {.file = shown}, root ? fmt::format("XLIFF {}", version) : "no XLIFF",
                    "XLIFF 1.2");
    for (const pugi::xml_node file : root.children()) {
        if (local_name(file) == "file") reader.read(file);
    }
    if (reader.xliff.units.empty())
        reader.refuse({}, "no texts", "the units that `sigillum locales --export` wrote");
    if (reader.error) return fail(*reader.error);
    return std::move(reader.xliff);
}

}  // namespace sigillum::locale
