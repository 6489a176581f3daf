// The pages after page 1.
#pragma once

#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "page/page.h"
#include "typeset/desk.h"
#include "typeset/row_setter.h"

namespace sigillum::typeset {

struct SetSupplement {
    std::vector<page::Page> pages;          // without head and foot, which need the number of pages
    std::vector<page::Bookmark> bookmarks;  // page indices counted from page 1 of the document
};

// Sets the supplement section, if the document has one. Errors as Typesetter::set.
Result<SetSupplement> set_supplement(Desk& desk, RowSetter& rows, const document::Document& document);

}  // namespace sigillum::typeset
