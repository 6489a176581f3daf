// Elements of an XML document that comes in pieces, each as a tree of its own, so that a long document never
// stands in memory as a whole.
#pragma once

#include <functional>
#include <memory>
#include <pugixml.hpp>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace sigillum::credential {

// Name of an element or attribute without the prefix that some writers give it: "x:row" is "row".
std::string_view local_name(std::string_view name);

class XmlElements {
  public:
    // Takes an element; `path` is the one of those asked for at which it stands.
    using Read = std::function<Done(std::string_view path, const pugi::xml_node& element)>;
    // Says in an error what is wrong with the document ("is no well-formed XML").
    using Fault = std::function<Error(const char* what)>;

    // Calls `read` for each element at one of the paths below the root element ("sheetData/row"; names
    // without prefix), in order. What stands within such an element is part of its tree only.
    XmlElements(std::vector<std::string_view> paths, Read read, Fault fault);
    ~XmlElements();
    XmlElements(const XmlElements&) = delete;
    XmlElements& operator=(const XmlElements&) = delete;

    // The next bytes of the document, and its end. Refused: what is not well-formed; a document type, which
    // could declare entities; what `read` refuses. Nothing is read after that.
    Done take(ByteView bytes);
    Done end();

  private:
    class Parser;
    std::unique_ptr<Parser> parser_;
};

}  // namespace sigillum::credential
