// The link annotation over the verification code: a program finds the token there without reading a picture.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "verify/pdf_file.h"

namespace sigillum::verify {

inline constexpr ErrorKind bad_code_link{"bad-code-link"};

struct CodeLinkArea {
    std::string link;
    int page = 0;                                     // from 0
    double left = 0, bottom = 0, right = 0, top = 0;  // in points of the page's own space
    double page_left = 0, page_top = 0;               // the upper left corner of what is shown of the page
    bool rotated = false;                             // the page is shown turned
};

// The one verification link of the document. Nothing when it has none; fails when two differ.
Result<std::optional<CodeLinkArea>> code_link_area(PdfFile& file, const Limits& limits);

}  // namespace sigillum::verify
