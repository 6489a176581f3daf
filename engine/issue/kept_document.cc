#include "issue/kept_document.h"

#include <fmt/format.h>

#include <utility>

#include "issue/at_learner.h"
#include "issue/changed_since.h"
#include "issue/issued_file.h"

namespace sigillum::issue {

std::optional<IssuedLearner> kept_document(const registry::IssuedCertificate& row,
                                           const credential::Credential& now,
                                           const std::filesystem::path& folder, Findings& findings) {
    const credential::Learner& learner = now.learner;
    const auto file = issued_file(folder, row.document);
    if (!file) {
        Error error = file.error();
        error.found += fmt::format(" (“{}”)", learner.key);
        findings.add(std::move(error));
        return std::nullopt;
    }
    const auto changed = changed_since_issued(*file, now);
    if (!changed) {
        findings.add(at_learner(changed.error(), learner));
        return std::nullopt;
    }
    if (*changed) {
        findings.warn(
            {data_changed_since_issued, learner.place,
             fmt::format(
                 "the data of “{}” are not those that were issued as {}; that document stays as it is",
                 learner.key, row.document.number.grouped()),
             "the data as issued; `sigillum reissue` makes a corrected document under a new number"});
    }
    return issued_earlier(learner.key, row);
}

}  // namespace sigillum::issue
