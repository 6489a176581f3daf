// Finished pages: glyphs, rules and pictures at places, each owned by a node of the document or marked as an
// artifact.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/color.h"
#include "base/geometry.h"
#include "document/node.h"
#include "font/shaping.h"
#include "picture/drawing.h"
#include "qr/modules.h"

namespace sigillum::page {

// Why something on a page belongs to no node (ISO 32000-1, 14.8.2.2).
enum class Artifact { layout, header, footer, background };

// The node that owns an item, or the kind of artifact it is. An item of the second language names that
// language in its run; the owner stays the node.
struct Owner {
    document::NodeId node = -1;  // -1: an artifact
    Artifact artifact = Artifact::layout;
    bool label = false;  // part of the node's label (bullet, number) rather than of its text

    static Owner of(document::NodeId id) { return {id, Artifact::layout, false}; }
    static Owner label_of(document::NodeId id) { return {id, Artifact::layout, true}; }
    static Owner none(Artifact kind) { return {-1, kind, false}; }
    bool operator==(const Owner&) const = default;
};

// Shaped text on its baseline. Every glyph advance is font units x size / units per em, plus `tracking`.
struct GlyphItem {
    font::SharedRun run;
    PagePoint baseline;  // start of the first glyph, left end
    Length size;
    Length tracking;  // added after every glyph
    Color color;
};

// A filled rectangle: a rule, a bar, a border's side.
struct RuleItem {
    Rect area;
    Color color;
};

// A closed or open outline; the points of its path are millimetres from `origin`. The shape is shared: it is
// drawn once and set in many places. Never null.
struct ShapeItem {
    std::shared_ptr<const picture::Shape> shape;
    PagePoint origin;
};

// A prepared picture, scaled without distortion to fill `area`.
struct PictureItem {
    std::string name;  // in the Pictures of the edition
    Rect area;
};

// A QR code: black squares of the given module size, quiet zone included in `area`.
struct CodeItem {
    qr::Modules modules;
    Rect area;
    int quiet_modules = 4;
};

struct Item {
    Owner owner;
    std::variant<GlyphItem, RuleItem, ShapeItem, PictureItem, CodeItem> content;
};

// A place a click leads away from. Owned by a node of kind `code`.
struct LinkArea {
    document::NodeId node = -1;
    Rect area;
    std::string address;
    std::string description;  // for those who cannot see it
};

// The signature field: its items are drawn by the field's appearance, not by the page.
struct SignatureArea {
    document::NodeId node = -1;  // of kind `form`
    Rect area;
    std::string description;  // the field's tool tip
    std::vector<Item> items;  // in page coordinates, inside `area`
};

struct Page {
    Size size;
    std::vector<Item> items;  // in painting order, which is also reading order for items of one node
    std::vector<LinkArea> links;
    std::vector<SignatureArea> signatures;
};

// A heading as the outline shows it.
struct Bookmark {
    document::NodeId node = -1;
    int level = 1;
    std::string title;
    int page = 0;  // index
    Length top;
};

struct Pages {
    std::vector<Page> pages;
    std::vector<Bookmark> bookmarks;
};

}  // namespace sigillum::page
