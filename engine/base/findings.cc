#include "base/findings.h"

#include <algorithm>
#include <tuple>

namespace sigillum {

namespace {

int count(const std::vector<Finding>& list, Severity severity) {
    return static_cast<int>(std::count_if(list.begin(), list.end(),
                                          [severity](const Finding& f) { return f.severity == severity; }));
}

}  // namespace

int Findings::errors() const { return count(list_, Severity::error); }

int Findings::warnings() const { return count(list_, Severity::warning); }

int Findings::notes() const { return count(list_, Severity::note); }

bool Findings::has_errors() const { return errors() > 0; }

void Findings::sort() {
    const auto key = [](const Finding& f) {
        const Place& p = f.error.place;
        return std::tie(p.file, p.row, p.line, p.column);
    };
    std::stable_sort(list_.begin(), list_.end(),
                     [&key](const Finding& a, const Finding& b) { return key(a) < key(b); });
    const auto same = [](const Finding& a, const Finding& b) {
        return a.severity == b.severity && a.error.kind == b.error.kind && a.error.place == b.error.place &&
               a.error.found == b.error.found;
    };
    list_.erase(std::unique(list_.begin(), list_.end(), same), list_.end());
}

}  // namespace sigillum
