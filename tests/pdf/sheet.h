// Small documents set by hand, for the tests of the PDF writer: real fonts, but places chosen by the test.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/signable_file.h"
#include "document/document.h"
#include "font/library.h"
#include "page/page.h"
#include "page/pictures.h"
#include "pdf/writer.h"

namespace sigillum::pdf::test {

const font::Library& library();
Bytes color_profile();

// How a piece of text is set; millimetres from the upper left corner.
struct Spot {
    double x = 20;
    double y = 20;
    double size = 11;  // points
    font::FaceRequest face;
    Language language;  // empty: the node's
    double tracking = 0;
    Color color;
};

// A document and its pages while they are filled.
class Sheet {
  public:
    explicit Sheet(int pages = 1);

    // Adds a node below another (0 is the root), which must be the last added there so far; gives its number.
    document::NodeId add(document::NodeId parent, document::Node node);
    document::Node& node(document::NodeId id);

    // Sets text; shaped by HarfBuzz.
    void text(const page::Owner& owner, std::string_view text, const Spot& spot, std::size_t page = 0);
    page::Item glyphs(const page::Owner& owner, std::string_view text, const Spot& spot);
    void put(page::Item item, std::size_t page = 0);

    // A writer for this sheet's glyphs and pictures.
    Result<Writer> writer() const;
    // Written with a fresh writer.
    Result<SignableFile> write() const;
    WriteRequest request() const;

    document::Document document;
    page::Pages pages;
    page::Pictures pictures;
    std::vector<Attachment> attachments;
    std::optional<SignatureDictionary> signature;
    font::GlyphUse use;
};

}  // namespace sigillum::pdf::test
