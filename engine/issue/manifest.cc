#include "issue/manifest.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "issue/csv_row.h"

namespace sigillum::issue {
namespace {

// Of manifest and table, without its ending.
std::string stem(const Shard& shard) {
    return shard.is_whole() ? "manifest" : fmt::format("manifest-{}-of-{}", shard.number, shard.count);
}

std::string moment(std::int64_t seconds) { return seconds == 0 ? "" : to_iso(Instant{seconds}); }

const char* checked(const IssuedLearner& learner) {
    if (learner.earlier) return "by an earlier run";
    return learner.sampled ? "read back and verified" : "read back";
}

Bytes table(const IssueReport& report) {
    Bytes rows = utf8_mark;
    rows +=
        csv_row({"number", "learner", "file", "sha256", "type", "pages", "signed", "recorded", "checked"});
    for (const IssuedLearner& one : report.learners) {
        rows += csv_row({one.number, one.key, one.file, one.sha256, one.type, std::to_string(one.pages),
                         moment(one.signed_at), moment(one.recorded_at), checked(one)});
    }
    return rows;
}

Bytes manifest(const credential::Edition& edition, const IssueReport& report, const IssueRequest& request) {
    nlohmann::ordered_json documents = nlohmann::ordered_json::array();
    for (const IssuedLearner& learner : report.learners) {
        documents.push_back({{"number", learner.number},
                             {"learner", learner.key},
                             {"file", learner.file},
                             {"sha256", learner.sha256},
                             {"type", learner.type},
                             {"pages", learner.pages},
                             {"signed", moment(learner.signed_at)},
                             {"recorded", moment(learner.recorded_at)},
                             {"checked", checked(learner)}});
    }
    nlohmann::ordered_json all = {{"edition", edition.id},
                                  {"type", credential::name_of(edition.type)},
                                  {"last_run", to_iso(request.now)},
                                  {"specimen", report.specimen}};
    if (!request.shard.is_whole()) all["shard"] = to_string(request.shard);
    all["documents"] = std::move(documents);
    return all.dump(2) + "\n";
}

}  // namespace

std::string manifest_name(const Shard& shard) { return stem(shard) + ".json"; }

Done write_manifests(const credential::Edition& edition, const IssueReport& report,
                     const IssueRequest& request) {
    if (Done done =
            write_file(request.out / manifest_name(request.shard), manifest(edition, report, request));
        !done)
        return done;
    return write_file(request.out / (stem(request.shard) + ".csv"), table(report));
}

}  // namespace sigillum::issue
