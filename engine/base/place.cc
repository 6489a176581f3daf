#include "base/place.h"

#include <fmt/format.h>

namespace sigillum {

std::string to_string(const Place& place) {
    std::string text = place.file;
    if (place.line > 0) {
        text += fmt::format(":{}", place.line);
        if (place.column > 0) text += fmt::format(":{}", place.column);
    }
    const auto append = [&text](const std::string& part, const char* separator) {
        if (!text.empty()) text += separator;
        text += part;
    };
    if (place.row > 0) {
        append(fmt::format("row {}", place.row), " ");
        if (!place.field.empty()) append(fmt::format("column {}", place.field), ", ");
    } else if (!place.field.empty()) {
        append(place.line > 0 ? fmt::format("({})", place.field) : place.field, " ");
    }
    return text;
}

}  // namespace sigillum
