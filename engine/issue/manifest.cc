#include "issue/manifest.h"

#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>
#include <system_error>
#include <vector>

#include "base/file.h"
#include "issue/csv_row.h"

namespace sigillum::issue {
namespace {

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

// The manifest of the whole holds all that theirs do, and would differ from them after the next change.
Done remove_manifests_of_parts(const std::filesystem::path& folder) {
    static const std::regex of_a_part("manifest-[0-9]+-of-[0-9]+\\.(json|csv)");
    std::vector<std::filesystem::path> found;
    std::error_code error;
    std::filesystem::directory_iterator entry(folder, error);
    for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
        if (std::regex_match(entry->path().filename().string(), of_a_part)) found.push_back(entry->path());
    }
    for (std::size_t i = 0; !error && i < found.size(); ++i) std::filesystem::remove(found[i], error);
    if (!error) return {};
    return fail(cannot_write_file, {.file = folder.string()},
                fmt::format("the manifests of parts cannot be removed: {}", error.message()),
                "a folder that this user may write to");
}

}  // namespace

std::string manifest_name(const Shard& shard) { return "manifest" + file_suffix(shard) + ".json"; }

std::string manifest_table_name(const Shard& shard) { return "manifest" + file_suffix(shard) + ".csv"; }

Done write_manifests(const credential::Edition& edition, const IssueReport& report,
                     const IssueRequest& request) {
    if (Done done =
            write_file(request.out / manifest_name(request.shard), manifest(edition, report, request));
        !done)
        return done;
    if (Done done = write_file(request.out / manifest_table_name(request.shard), table(report)); !done)
        return done;
    return request.shard.is_whole() ? remove_manifests_of_parts(request.out) : Done();
}

}  // namespace sigillum::issue
