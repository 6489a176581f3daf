// The part of CSS found in SVG logos: lists of declarations, and rules with simple selectors.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sigillum::picture {

// Property names to values; what is put in later replaces what was there.
using Properties = std::map<std::string, std::string, std::less<>>;

// "fill: #fff; stroke: none" into `properties`. The error is svg_unreadable, or svg_unsupported for
// !important; its place is left open.
Done read_declarations(std::string_view text, Properties& properties);

// What a selector looks at.
struct Selected {
    std::string_view element;  // without prefix
    std::string_view id;
    std::string_view classes;  // parted by spaces
};

// The rules of all <style> elements of a document, in their order.
class StyleSheet {
  public:
    // Adds the rules of one <style> element. Selectors are an element's name, *, .class, #id or those joined
    // ("path.a.b"), in lists; combinators, pseudo-classes and @-rules are svg_unsupported.
    Done add(std::string_view css);

    // Puts the declarations that hold for the element into `properties`, the strongest last (CSS 2.1, 6.4.1).
    void apply(const Selected& element, Properties& properties) const;

  private:
    struct Rule {
        std::string element;  // empty: any
        std::string id;       // empty: any
        std::vector<std::string> classes;
        int strength = 0;
        Properties properties;

        bool holds_for(const Selected& selected) const;
    };

    static Result<Rule> read_selector(std::string_view text);
    Done add_rules(std::string_view selectors, const Properties& properties);

    std::vector<Rule> rules_;  // weakest first; rules of equal strength in the order of the document
};

}  // namespace sigillum::picture
