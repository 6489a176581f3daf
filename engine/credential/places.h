// Where each field of an edition stands in its file, for rules and later steps that look at the finished
// edition.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.h"
#include "base/place.h"

namespace sigillum::credential {

// Fields are named by their path: "workload.ects", "units[2].participation.mode" (items count from 1).
class Places {
  public:
    Places() = default;
    explicit Places(std::string file) : file_(std::move(file)) {}

    void note(std::string field, int line, int column);
    // What the field says, as far as it is a text to be printed.
    void note_text(std::string field, std::string text);
    // The language for which the field gives a text.
    void note_language(std::string field, Language language);

    // The place of the field; of a field that is not given, the place of the nearest table or list around it.
    Place of(std::string_view field) const;
    bool has(std::string_view field) const { return fields_.find(field) != fields_.end(); }

    // In the order they were noted.
    const std::vector<std::pair<std::string, std::string>>& texts() const { return texts_; }
    const std::vector<std::pair<std::string, Language>>& languages() const { return languages_; }

  private:
    std::string file_;
    std::map<std::string, std::pair<int, int>, std::less<>> fields_;
    std::vector<std::pair<std::string, std::string>> texts_;
    std::vector<std::pair<std::string, Language>> languages_;
};

}  // namespace sigillum::credential
