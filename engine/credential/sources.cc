#include "credential/sources.h"

namespace sigillum::credential {

Place Sources::of(const Learner& learner, std::string_view column) const {
    Place place = place_of(learner, column, edition);
    if (const auto own = columns.find(column); place.row > 0 && own != columns.end()) {
        place.field = own->second.name;
        place.column = own->second.number;
    }
    return place;
}

Place place_of(const Learner& learner, std::string_view column, const Places& edition) {
    if (!learner.place.field.empty()) return edition.of(learner.place.field + "." + std::string(column));
    Place place = learner.place;
    place.field = column;
    return place;
}

}  // namespace sigillum::credential
