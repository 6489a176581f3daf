// Everything a check has found, errors, warnings and notes apart, in the order of their places.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/error.h"

namespace sigillum {

// A note tells what was done without asking (spaces left out, a column recognised); nothing has to be mended.
enum class Severity { error, warning, note };

struct Finding {
    Severity severity = Severity::error;
    Error error;
};

// A growing list of findings. A check reports all it sees and leaves the decision to its caller.
class Findings {
  public:
    void add(Error error) { list_.push_back({Severity::error, std::move(error)}); }
    void warn(Error error) { list_.push_back({Severity::warning, std::move(error)}); }
    void note(Error error) { list_.push_back({Severity::note, std::move(error)}); }
    void add(Finding finding) { list_.push_back(std::move(finding)); }
    void append(Findings other) {
        for (Finding& finding : other.list_) list_.push_back(std::move(finding));
    }

    bool has_errors() const;
    int errors() const;
    int warnings() const;
    int notes() const;
    const std::vector<Finding>& list() const { return list_; }

    // Sorted by file, then row or line, then column; equal places keep their order; exact repetitions appear
    // once.
    void sort();

  private:
    std::vector<Finding> list_;
};

}  // namespace sigillum
