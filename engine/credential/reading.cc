#include "credential/reading.h"

#include <fmt/format.h>

namespace sigillum::credential {

Reading::Inside::Inside(Reading& reading, std::string_view key, Position at)
    : reading_(reading), length_before_(reading.path_.size()) {
    if (!reading.path_.empty()) reading.path_ += '.';
    reading.path_ += key;
    if (at.line > 0) reading.places_.note(reading.path_, at.line, at.column);
}

Reading::Inside::Inside(Reading& reading, std::size_t index, Position at)
    : reading_(reading), length_before_(reading.path_.size()) {
    reading.path_ += fmt::format("[{}]", index);
    if (at.line > 0) reading.places_.note(reading.path_, at.line, at.column);
}

void Reading::error(ErrorKind kind, Position at, std::string found, std::string expected) {
    ++errors_;
    findings_.add({kind, place_of(at), std::move(found), std::move(expected)});
}

void Reading::warn(ErrorKind kind, Position at, std::string found, std::string expected) {
    findings_.warn({kind, place_of(at), std::move(found), std::move(expected)});
}

void Reading::note(ErrorKind kind, Position at, std::string found, std::string expected) {
    findings_.note({kind, place_of(at), std::move(found), std::move(expected)});
}

void Reading::wrong_kind(const Value& value, std::string expected) {
    error(wrong_kind_of_value, value.at, fmt::format("found {}", name_of(value.kind)), std::move(expected));
}

void Reading::note_text(Position at, const std::string& text) {
    const bool of_a_learner = path_.starts_with("learners[");
    if (at.line > 0 && !of_a_learner) places_.note_text(path_, text);
}

void Reading::note_language(Position at, const Language& language) {
    if (at.line > 0) places_.note_language(path_, language);
}

Place Reading::place_of(Position at) const {
    return {.file = file_, .line = at.line, .column = at.column, .row = at.row, .field = path_};
}

}  // namespace sigillum::credential
