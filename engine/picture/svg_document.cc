#include "picture/svg_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "picture/picture.h"
#include "picture/svg.h"
#include "picture/svg_scanner.h"

namespace sigillum::picture {
namespace {

constexpr std::string_view svg_namespace = "http://www.w3.org/2000/svg";

struct RefusedElement {
    std::string_view name;
    std::string_view instead;
};

constexpr std::string_view no_text = "text converted to paths";
constexpr std::string_view no_picture = "shapes only; save the raster picture as PNG and use that";
constexpr std::string_view no_action = "a still picture: no scripts, no animation";

// Refused wherever they stand. Gradients, masks and the like are refused only where a shape uses them.
constexpr auto refused_elements = std::to_array<RefusedElement>({
    {"text", no_text},
    {"tspan", no_text},
    {"textPath", no_text},
    {"tref", no_text},
    {"image", no_picture},
    {"foreignObject", no_picture},
    {"script", no_action},
    {"animate", no_action},
    {"set", no_action},
    {"animateMotion", no_action},
    {"handler", no_action},
    {"animateColor", no_action},
    {"animateTransform", no_action},
});

std::string text_of(pugi::xml_node node) {
    std::string text;
    for (const pugi::xml_node child : node.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
    }
    return text;
}

}  // namespace

Result<SvgDocument> SvgDocument::read(ByteView bytes, std::string_view shown_name) {
    SvgDocument document;
    document.shown_name_ = shown_name;
    const Place whole{.file = std::string(shown_name)};
    if (bytes.size() > most_svg_bytes)
        return fail(picture_too_large, whole, "an SVG file of over 2 MiB", "a smaller one");
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (bytes.find('\0') != ByteView::npos) return fail(svg_unreadable, whole, "a zero byte", "XML in UTF-8");
    document.note_lines(bytes);
    const unsigned options = pugi::parse_default | pugi::parse_doctype | pugi::parse_pi;
    const pugi::xml_parse_result parsed =
        document.document_.load_buffer(bytes.data(), bytes.size(), options, pugi::encoding_utf8);
    if (!parsed) {
        Place place = whole;
        const auto line = std::ranges::upper_bound(document.line_starts_, parsed.offset);
        place.line = static_cast<int>(line - document.line_starts_.begin());
        return fail(svg_unreadable, place, fmt::format("no well-formed XML: {}", parsed.description()),
                    "an SVG file that a browser shows");
    }
    if (Done checked = document.check_root(); !checked) return fail(checked.error());
    document.prefix_ = document.root().name();
    document.prefix_.resize(document.prefix_.size() - std::string_view("svg").size());
    if (Done scanned = document.scan(document.root(), 1); !scanned) return fail(scanned.error());
    return document;
}

void SvgDocument::note_lines(ByteView bytes) {
    line_starts_.push_back(0);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\n') line_starts_.push_back(static_cast<std::ptrdiff_t>(i + 1));
    }
}

Done SvgDocument::check_root() const {
    for (const pugi::xml_node node : document_.children()) {
        const bool style_sheet =
            node.type() == pugi::node_pi && std::string_view(node.name()) == "xml-stylesheet";
        if (node.type() == pugi::node_doctype) {
            return fail(svg_unsupported, place(node), "a DOCTYPE",
                        "the file saved as plain SVG, without DOCTYPE");
        }
        if (style_sheet) {
            return fail(svg_unsupported, place(node), "a style sheet in another file",
                        "the styles inside the picture");
        }
    }
    const std::string_view name = root().name();
    const std::size_t colon = name.find(':');
    const bool prefixed = colon != std::string_view::npos;
    const std::string declaration = prefixed ? fmt::format("xmlns:{}", name.substr(0, colon)) : "xmlns";
    if (name.substr(prefixed ? colon + 1 : 0) == "svg" &&
        root().attribute(declaration.c_str()).value() == svg_namespace) {
        return {};
    }
    return fail(svg_unreadable, place(root()), fmt::format("<{}> as the outermost element", name),
                fmt::format("<svg xmlns=\"{}\">", svg_namespace));
}

Done SvgDocument::scan(pugi::xml_node node, int depth) {
    if (depth > deepest_svg_nesting) {
        return fail(picture_too_large, place(node), "elements nested deeper than 64", "a flatter drawing");
    }
    if (++elements_ > most_svg_elements) {
        return fail(picture_too_large, place(node), "more than 20,000 elements", "a simpler drawing");
    }
    if (Done checked = check_element(node); !checked) return checked;
    Properties unused;
    if (Done read = read_declarations(node.attribute("style").value(), unused);
        !read && !name(node).empty()) {
        return fail(placed(read.error(), node));
    }
    const std::string_view id = node.attribute("id").value();
    if (!id.empty()) ids_.emplace(id, node);
    if (name(node) == "style") {
        if (Done added = style_sheet_.add(text_of(node)); !added) return fail(placed(added.error(), node));
    }
    for (const pugi::xml_node child : node.children()) {
        if (child.type() != pugi::node_element) continue;
        if (Done scanned = scan(child, depth + 1); !scanned) return scanned;
    }
    return {};
}

Done SvgDocument::check_element(pugi::xml_node node) const {
    const std::string_view element = name(node);
    for (const RefusedElement& refused : refused_elements) {
        if (element != refused.name) continue;
        return fail(svg_unsupported, place(node), fmt::format("<{}>", element), std::string(refused.instead));
    }
    if (element.empty()) return {};
    for (const pugi::xml_attribute attribute : node.attributes()) {
        const std::string_view key = attribute.name();
        const std::string_view value = attribute.value();
        const std::string shown = fmt::format("<{} {}=…>", element, key);
        if (key.starts_with("on")) return fail(svg_unsupported, place(node), shown, std::string(no_action));
        const bool link = key == "href" || key.ends_with(":href");
        if (link && !trimmed(value).starts_with('#') && element != "a") {
            return fail(svg_unsupported, place(node), shown + " to something outside the file",
                        "everything inside the picture");
        }
    }
    return {};
}

pugi::xml_node SvgDocument::element(std::string_view id) const {
    const auto at = ids_.find(id);
    return at == ids_.end() ? pugi::xml_node() : at->second;
}

std::string_view SvgDocument::name(pugi::xml_node node) const {
    std::string_view name = node.name();
    if (!name.starts_with(prefix_)) return {};
    name.remove_prefix(prefix_.size());
    return name.find(':') == std::string_view::npos ? name : std::string_view{};
}

Place SvgDocument::place(pugi::xml_node node) const {
    const auto after = std::ranges::upper_bound(line_starts_, node.offset_debug());
    return {.file = shown_name_, .line = static_cast<int>(after - line_starts_.begin())};
}

Error SvgDocument::placed(Error error, pugi::xml_node node) const {
    error.place = place(node);
    error.found = fmt::format("<{}> with {}", name(node), error.found);
    return error;
}

}  // namespace sigillum::picture
