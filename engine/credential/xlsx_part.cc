#include "credential/xlsx_part.h"

#include <fmt/format.h>
#include <unicode/unistr.h>

#include <charconv>
#include <utility>

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

Done read_part(ZipArchive& archive, const std::string& file, const std::string& part,
               std::vector<std::string_view> paths, XmlElements::Read read) {
    const auto fault = [&](const char* what) {
        return Error{bad_xlsx,
                     {.file = file},
                     fmt::format("the workbook's part “{}” {}", part, what),
                     "the workbook saved anew as .xlsx"};
    };
    XmlElements elements(std::move(paths), std::move(read), fault);
    const Done unpacked = archive.unpack(part, [&](ByteView piece) { return elements.take(piece); });
    return unpacked ? elements.end() : unpacked;
}

std::string_view local_name(const pugi::xml_node& node) { return local_name(node.name()); }

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_node inner : node) {
        if (local_name(inner) == name) return inner;
    }
    return {};
}

pugi::xml_attribute attribute(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_attribute found : node.attributes()) {
        if (local_name(found.name()) == name) return found;
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
