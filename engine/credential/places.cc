#include "credential/places.h"

namespace sigillum::credential {

void Places::note(std::string field, int line, int column) { fields_[std::move(field)] = {line, column}; }

void Places::note_text(std::string field, std::string text) {
    texts_.emplace_back(std::move(field), std::move(text));
}

void Places::note_language(std::string field, Language language) {
    languages_.emplace_back(std::move(field), std::move(language));
}

Place Places::of(std::string_view field) const {
    Place place{.file = file_, .field = std::string(field)};
    for (std::string_view around = field; !around.empty();) {
        if (const auto found = fields_.find(around); found != fields_.end()) {
            place.line = found->second.first;
            place.column = found->second.second;
            return place;
        }
        const auto end = around.find_last_of(".[");
        around = end == std::string_view::npos ? std::string_view{} : around.substr(0, end);
    }
    return place;
}

}  // namespace sigillum::credential
