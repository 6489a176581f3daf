// Text in HTML.
#pragma once

#include <string_view>

#include "base/bytes.h"

namespace sigillum::issue {

// The text with the characters escaped that HTML gives a meaning; also for attributes in double quotes.
inline Bytes html_text(std::string_view text) {
    Bytes escaped;
    for (const char c : text) {
        switch (c) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            default:
                escaped += c;
        }
    }
    return escaped;
}

}  // namespace sigillum::issue
