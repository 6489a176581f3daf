#include "credential/xlsx_part.h"

#include <fmt/format.h>
#include <unicode/unistr.h>

#include <charconv>

namespace sigillum::credential {
namespace {

constexpr std::size_t escape_length = 7;  // "_x000D_"

// The code unit of an escape at that place.
std::optional<char16_t> escaped_at(std::string_view text, std::size_t at) {
    const std::string_view escape = text.substr(at, escape_length);
    if (escape.size() < escape_length || !escape.starts_with("_x") || escape.back() != '_')
        return std::nullopt;
    unsigned unit = 0;
    const char* const end = escape.data() + escape_length - 1;
    const auto [stopped, failure] = std::from_chars(escape.data() + 2, end, unit, 16);
    if (failure != std::errc{} || stopped != end) return std::nullopt;
    return static_cast<char16_t>(unit);
}

}  // namespace

Done parse_part(const Bytes& xml, const std::string& file, const std::string& part,
                pugi::xml_document& into) {
    const auto refused = [&](const char* what) {
        return fail(bad_xlsx, {.file = file}, fmt::format("the workbook's part “{}” {}", part, what),
                    "the workbook saved anew as .xlsx");
    };
    const auto parsed = into.load_buffer(xml.data(), xml.size(), pugi::parse_full | pugi::parse_ws_pcdata);
    if (!parsed) return refused("is no well-formed XML");
    for (const pugi::xml_node node : into) {
        if (node.type() == pugi::node_doctype)
            return refused("declares a document type, which no workbook does");
    }
    return {};
}

std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    return name.substr(name.find(':') + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_node inner : node) {
        if (local_name(inner) == name) return inner;
    }
    return {};
}

pugi::xml_attribute attribute(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_attribute found : node.attributes()) {
        const std::string_view full = found.name();
        if (full.substr(full.find(':') + 1) == name) return found;
    }
    return {};
}

bool is_true(const pugi::xml_attribute& attribute) {
    const std::string_view value = attribute.value();
    return value == "1" || value == "true";
}

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool digits = !text.empty() && text.front() != '-' && end == text.data() + text.size();
    if (failure != std::errc{} || !digits || text.size() > 9) return std::nullopt;
    return number;
}

Bytes unescaped(std::string_view text) {
    if (text.find("_x") == std::string_view::npos) return Bytes(text);
    Bytes plain;
    for (std::size_t at = 0; at < text.size();) {
        if (!escaped_at(text, at)) {
            plain += text[at++];
            continue;
        }
        icu::UnicodeString units;  // escapes in a row may be the two halves of one character
        for (auto unit = escaped_at(text, at); unit; unit = escaped_at(text, at)) {
            units.append(*unit);
            at += escape_length;
        }
        units.toUTF8String(plain);
    }
    return plain;
}

Bytes string_text(const pugi::xml_node& string) {
    Bytes text;
    for (const pugi::xml_node part : string) {
        if (local_name(part) == "t") text += part.text().get();
        if (local_name(part) == "r") text += child(part, "t").text().get();
    }
    return unescaped(text);
}

}  // namespace sigillum::credential
