#include "issue/manifest.h"

#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>
#include <system_error>
#include <utility>
#include <vector>

#include "base/file.h"
#include "base/growing_file.h"
#include "issue/csv_row.h"
#include "issue/json_listing.h"

namespace sigillum::issue {
namespace {

std::string moment(std::int64_t seconds) { return seconds == 0 ? "" : to_iso(Instant{seconds}); }

const char* checked(const IssuedLearner& learner) {
    if (learner.earlier) return "by an earlier run";
    return learner.sampled ? "read back and verified" : "read back";
}

// Learners without a key have no document.
bool has_document(const IssuedLearner& learner) { return !learner.key.empty(); }

Done append_table(const IssueReport& report, GrowingFile& file) {
    Done done = file.append(utf8_mark + csv_row({"number", "learner", "file", "sha256", "type", "pages",
                                                 "signed", "recorded", "checked"}));
    for (const IssuedLearner& one : report.learners) {
        if (!done) return done;
        if (!has_document(one)) continue;
        done = file.append(csv_row({one.number.grouped(), one.key, one.file, to_hex(one.sha256), one.type,
                                    std::to_string(one.pages), moment(one.signed_at), moment(one.recorded_at),
                                    checked(one)}));
    }
    return done;
}

nlohmann::ordered_json entry(const IssuedLearner& learner) {
    return {{"number", learner.number.grouped()},
            {"learner", learner.key},
            {"file", learner.file},
            {"sha256", to_hex(learner.sha256)},
            {"type", learner.type},
            {"pages", learner.pages},
            {"signed", moment(learner.signed_at)},
            {"recorded", moment(learner.recorded_at)},
            {"checked", checked(learner)}};
}

// As a tree of its own each entry, since one tree of a large edition would take kilobytes a document.
Done append_manifest(const credential::Edition& edition, const IssueReport& report,
                     const IssueRequest& request, GrowingFile& file) {
    nlohmann::ordered_json head = {{"edition", edition.id},
                                   {"type", credential::name_of(edition.type)},
                                   {"last_run", to_iso(request.now)},
                                   {"specimen", report.specimen}};
    if (!request.shard.is_whole()) head["shard"] = to_string(request.shard);
    JsonListing listing(std::move(head), "documents", file);
    for (const IssuedLearner& learner : report.learners) {
        if (!has_document(learner)) continue;
        if (const Done done = listing.append(entry(learner)); !done) return done;
    }
    return listing.close();
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
    auto file = GrowingFile::begin(request.out / manifest_name(request.shard));
    if (!file) return fail(std::move(file.error()));
    if (Done done = append_manifest(edition, report, request, *file); !done) return done;
    if (Done done = file->keep(); !done) return done;
    auto list = GrowingFile::begin(request.out / manifest_table_name(request.shard));
    if (!list) return fail(std::move(list.error()));
    if (Done done = append_table(report, *list); !done) return done;
    if (Done done = list->keep(); !done) return done;
    return request.shard.is_whole() ? remove_manifests_of_parts(request.out) : Done();
}

}  // namespace sigillum::issue
