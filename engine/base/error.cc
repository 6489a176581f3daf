#include "base/error.h"

namespace sigillum {

std::string to_string(const Error& error) {
    std::string text = to_string(error.place);
    if (!text.empty()) text += ": ";
    text += error.found;
    if (!error.expected.empty()) text += "; expected " + error.expected;
    return text;
}

}  // namespace sigillum
