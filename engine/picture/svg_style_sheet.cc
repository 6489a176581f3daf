#include "picture/svg_style_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>

#include "picture/svg.h"
#include "picture/svg_scanner.h"

namespace sigillum::picture {
namespace {

std::string quoted(std::string_view text) {
    constexpr std::size_t longest = 60;
    return fmt::format("“{}{}”", text.substr(0, longest), text.size() > longest ? "…" : "");
}

// The text without /* comments */; nothing when one is not closed.
Result<std::string> without_comments(std::string_view css) {
    std::string plain;
    while (true) {
        const std::size_t open = css.find("/*");
        plain.append(css.substr(0, open));
        if (open == std::string_view::npos) return plain;
        const std::size_t close = css.find("*/", open + 2);
        if (close == std::string_view::npos) {
            return fail(svg_unreadable, {}, "a comment in a style that does not end",
                        "“*/” after the comment");
        }
        css.remove_prefix(close + 2);
    }
}

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view take_name(std::string_view& text) {
    std::size_t end = 0;
    while (end < text.size() && is_name_character(text[end])) ++end;
    const std::string_view name = text.substr(0, end);
    text.remove_prefix(end);
    return name;
}

// Calls `each` with the trimmed parts of the text between separators.
template <class Each>
Done for_each_part(std::string_view text, char separator, Each each) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        if (Done done = each(trimmed(text.substr(0, end))); !done) return done;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return {};
}

bool has_class(std::string_view classes, std::string_view wanted) {
    bool found = false;
    std::string spaced(classes);
    std::ranges::replace_if(
        spaced, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    (void)for_each_part(spaced, ' ', [&](std::string_view name) -> Done {
        found = found || name == wanted;
        return {};
    });
    return found;
}

}  // namespace

Done read_declarations(std::string_view text, Properties& properties) {
    const Result<std::string> plain = without_comments(text);
    if (!plain) return fail(plain.error());
    return for_each_part(*plain, ';', [&](std::string_view declaration) -> Done {
        if (declaration.empty()) return {};
        const std::size_t colon = declaration.find(':');
        const std::string_view name = trimmed(declaration.substr(0, colon));
        if (colon == std::string_view::npos || name.empty()) {
            return fail(svg_unreadable, {}, "style " + quoted(declaration), "“property: value”");
        }
        const std::string_view value = trimmed(declaration.substr(colon + 1));
        if (value.find('!') != std::string_view::npos) {
            return fail(svg_unsupported, {}, "style " + quoted(declaration),
                        "the value without “!important”");
        }
        properties.insert_or_assign(std::string(name), std::string(value));
        return {};
    });
}

Done StyleSheet::add(std::string_view css) {
    const Result<std::string> plain = without_comments(css);
    if (!plain) return fail(plain.error());
    std::string_view rest = trimmed(*plain);
    while (!rest.empty()) {
        if (rest.starts_with('@')) {
            return fail(svg_unsupported, {},
                        "style rule " + quoted(rest.substr(0, rest.find_first_of("{; \n"))),
                        "rules without @; save the picture as plain SVG");
        }
        const std::size_t open = rest.find('{');
        const std::size_t close = rest.find('}');
        if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
            return fail(svg_unreadable, {}, "style " + quoted(rest), "“selector { property: value }”");
        }
        Properties properties;
        if (Done read = read_declarations(rest.substr(open + 1, close - open - 1), properties); !read)
            return read;
        if (Done added = add_rules(rest.substr(0, open), properties); !added) return added;
        rest = trimmed(rest.substr(close + 1));
    }
    return {};
}

Done StyleSheet::add_rules(std::string_view selectors, const Properties& properties) {
    return for_each_part(selectors, ',', [&](std::string_view selector) -> Done {
        Result<Rule> rule = read_selector(selector);
        if (!rule) return fail(rule.error());
        rule->properties = properties;
        const auto after = std::ranges::upper_bound(rules_, rule->strength, {}, &Rule::strength);
        rules_.insert(after, std::move(*rule));
        return {};
    });
}

Result<StyleSheet::Rule> StyleSheet::read_selector(std::string_view text) {
    Rule rule;
    std::string_view rest = text;
    const bool any = rest.starts_with('*');
    if (any)
        rest.remove_prefix(1);
    else
        rule.element = take_name(rest);
    // An id outweighs any number of classes, a class any number of names; nobody writes a thousand classes.
    rule.strength = rule.element.empty() ? 0 : 1;
    while (rest.starts_with('.') || rest.starts_with('#')) {
        const bool id = rest.starts_with('#');
        rest.remove_prefix(1);
        const std::string_view name = take_name(rest);
        if (name.empty() || (id && !rule.id.empty())) break;
        if (id)
            rule.id = name;
        else
            rule.classes.emplace_back(name);
        rule.strength += id ? 1'000'000 : 1'000;
    }
    const bool empty = !any && rule.element.empty() && rule.id.empty() && rule.classes.empty();
    if (empty || !rest.empty()) {
        return fail(svg_unsupported, {}, "style selector " + quoted(text),
                    "an element’s name, a .class or an #id; nothing nested");
    }
    return rule;
}

bool StyleSheet::Rule::holds_for(const Selected& selected) const {
    return (element.empty() || element == selected.element) && (id.empty() || id == selected.id) &&
           std::ranges::all_of(classes,
                               [&](const std::string& name) { return has_class(selected.classes, name); });
}

void StyleSheet::apply(const Selected& element, Properties& properties) const {
    for (const Rule& rule : rules_) {
        if (!rule.holds_for(element)) continue;
        for (const auto& [name, value] : rule.properties) properties.insert_or_assign(name, value);
    }
}

}  // namespace sigillum::picture
