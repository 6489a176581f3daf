// Where each field of an edition stands in its file, for rules that look at the finished edition.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/place.h"

namespace sigillum::credential {

// Fields are named by their path: "workload.ects", "units[2].participation.mode" (items count from 1).
class Places {
  public:
    Places() = default;
    explicit Places(std::string file) : file_(std::move(file)) {}

    void note(std::string field, int line, int column);

    // The place of the field; of a field that is not given, the place of the nearest table or list around it.
    Place of(std::string_view field) const;
    bool has(std::string_view field) const { return fields_.find(field) != fields_.end(); }

  private:
    std::string file_;
    std::map<std::string, std::pair<int, int>, std::less<>> fields_;
};

}  // namespace sigillum::credential
