// A small certificate made by hand, as compose would make it, and what is needed to set it.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "font/library.h"
#include "layout/layout.h"
#include "layout/theme.h"
#include "page/pictures.h"
#include "typeset/typesetter.h"

namespace sigillum::typeset {

using document::Kind;
using document::Node;
using document::Role;
using document::Text;

Text english(const std::string& words);

Node node(Kind kind, Role role, Text text = {}, std::vector<Node> children = {});

// A row of the supplement with one value.
Node row(const std::string& number, const std::string& heading, std::vector<Node> values);
Node value(const std::string& words);
Node bullets(const std::vector<std::string>& items);
Node outcomes(const std::string& title, const std::vector<std::string>& items);
Node key_values(const std::vector<std::pair<std::string, std::string>>& pairs);
Node unit(const std::string& number, const std::string& name, std::vector<Node> rows);

struct SampleOptions {
    std::string name = "Zuzanna Wójcik-Hägglund";
    std::string kind = "course ";
    std::string title = "Circular Materials Engineering";
    std::string universities =
        "Lipowiec University of Technology, Aldermark Institute of Technology, Université de Valmont";
    std::string main_title = "ACADEMIC ACHIEVEMENT";
    std::vector<std::string> signatories = {"Prof. Agnieszka Dąbrowska-Lis"};
    bool panel = true;
    std::vector<Node> rows;  // of the supplement; none: no supplement
    std::vector<Node> units;
};

document::Document sample(const SampleOptions& options = {});

// What a document of one type and theme is set with.
struct Shop {
    layout::Layout layout;
    layout::Theme theme;
    font::Library fonts;
    page::Pictures pictures;
    locale::LineRules rules;  // with the dictionaries of English, Finnish, German and Hungarian

    static Shop open(const std::string& type = "achievement", const std::string& theme = "enhance");
    Result<page::Pages> set(const document::Document& document) const;
};

// A node by its role, the first in reading order.
const Node& find(const document::Document& document, Role role);

// The lines of a node's text on a page, from top to bottom: one glyph item each where the text has one run.
std::vector<const page::GlyphItem*> lines_of(const page::Page& page, document::NodeId node);

}  // namespace sigillum::typeset
