#include "issue/manifest.h"

#include <nlohmann/json.hpp>

namespace sigillum::issue {

Bytes manifest(const credential::Edition& edition, const IssueReport& report, const Instant& issued) {
    nlohmann::ordered_json documents = nlohmann::ordered_json::array();
    for (const IssuedLearner& learner : report.learners) {
        documents.push_back({{"number", learner.number},
                             {"learner", learner.key},
                             {"file", learner.file},
                             {"sha256", learner.sha256},
                             {"pages", learner.pages}});
    }
    const nlohmann::ordered_json all = {{"edition", edition.id},
                                        {"type", credential::name_of(edition.type)},
                                        {"last_run", to_iso(issued)},
                                        {"specimen", report.specimen},
                                        {"documents", std::move(documents)}};
    return all.dump(2) + "\n";
}

}  // namespace sigillum::issue
