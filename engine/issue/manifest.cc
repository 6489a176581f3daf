#include "issue/manifest.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace sigillum::issue {

std::string manifest_name(const Shard& shard) {
    if (shard.is_whole()) return "manifest.json";
    return fmt::format("manifest-{}-of-{}.json", shard.number, shard.count);
}

Bytes manifest(const credential::Edition& edition, const IssueReport& report, const IssueRequest& request) {
    nlohmann::ordered_json documents = nlohmann::ordered_json::array();
    for (const IssuedLearner& learner : report.learners) {
        documents.push_back({{"number", learner.number},
                             {"learner", learner.key},
                             {"file", learner.file},
                             {"sha256", learner.sha256},
                             {"pages", learner.pages}});
    }
    nlohmann::ordered_json all = {{"edition", edition.id},
                                  {"type", credential::name_of(edition.type)},
                                  {"last_run", to_iso(request.now)},
                                  {"specimen", report.specimen}};
    if (!request.shard.is_whole()) all["shard"] = to_string(request.shard);
    all["documents"] = std::move(documents);
    return all.dump(2) + "\n";
}

}  // namespace sigillum::issue
