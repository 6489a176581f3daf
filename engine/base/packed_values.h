// The members of this room's types, for the lists that pack them (base/packed.h).
#pragma once

#include <tuple>

#include "base/date.h"
#include "base/language.h"
#include "base/packed.h"
#include "base/place.h"

namespace sigillum {

template <MaybeConst<Language> T>
auto values_of(T& language) {
    auto& [tag] = language;
    return std::tie(tag);
}

template <class T>
requires MaybeConst<T, Date> || MaybeConst<T, PartialDate>
auto values_of(T& date) {
    auto& [year, month, day] = date;
    return std::tie(year, month, day);
}

template <MaybeConst<Place> T>
auto values_of(T& place) {
    auto& [file, line, column, row, field] = place;
    return std::tie(file, line, column, row, field);
}

}  // namespace sigillum
