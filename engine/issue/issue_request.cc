#include "issue/issue_request.h"

#include <algorithm>

namespace sigillum::issue {

int Sampling::size(int total) const {
    const int share = (total + every - 1) / std::max(every, 1);
    return std::max(share, std::min(at_least, total));
}

bool Sampling::includes(int document, int total) const {
    const std::int64_t wanted = size(total);
    // The document with which the running share reaches the next whole number.
    return (document + 1) * wanted / total > document * wanted / total;
}

IssuedLearner issued_learner(const std::string& key, const registry::IssuedDocument& document) {
    return {.key = key,
            .number = document.number,
            .file = document.file_name,
            .sha256 = document.file_digest,
            .pages = document.pages,
            .type = document.type,
            .signed_at = document.issued_at};
}

IssuedLearner issued_earlier(const std::string& key, const registry::IssuedCertificate& row) {
    IssuedLearner learner = issued_learner(key, row.document);
    learner.earlier = true;
    learner.recorded_at = row.recorded_at;
    return learner;
}

}  // namespace sigillum::issue
