#include "issue/earlier_documents.h"

#include <fmt/format.h>

#include <set>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "issue/uncounted_files.h"

namespace sigillum::issue {

Result<EarlierDocuments> EarlierDocuments::read(registry::Store& store, const std::string& edition) {
    auto rows = store.issued(edition);
    if (!rows) return fail(rows.error());
    EarlierDocuments earlier;
    earlier.edition_ = edition;
    for (registry::IssuedCertificate& row : *rows) {
        if (row.reservation.learner == Sha256{}) continue;
        const auto [place, first] = earlier.latest_.try_emplace(row.reservation.learner, row);
        if (first) continue;
        if (place->second.reservation.generation < row.reservation.generation) std::swap(place->second, row);
        earlier.followed_.push_back(std::move(row.document));
    }
    return earlier;
}

const registry::IssuedCertificate* EarlierDocuments::latest(const Sha256& learner) const {
    const auto found = latest_.find(learner);
    return found == latest_.end() ? nullptr : &found->second;
}

Done EarlierDocuments::remove_uncounted(registry::Store& store, const Shard& part,
                                        const std::filesystem::path& out, Findings& findings) const {
    const auto reserved = store.reserved(edition_);
    if (!reserved) return fail(reserved.error());
    std::set<std::string> numbers;
    for (const registry::Reservation& one : *reserved) {
        if (one.learner != Sha256{} && part.holds(one.learner)) numbers.insert(one.number.grouped());
    }
    for (const auto& [learner, row] : latest_) numbers.erase(row.document.number.grouped());
    for (const registry::IssuedDocument& document : followed_) numbers.erase(document.number.grouped());
    const auto removed = remove_uncounted_files(out, numbers);
    if (!removed) return fail(removed.error());
    if (*removed > 0)
        findings.note({uncounted_files_removed,
                       {.file = out.string()},
                       fmt::format("{} that an earlier run had left without counting, removed",
                                   *removed == 1 ? "a document" : fmt::format("{} documents", *removed)),
                       "only documents that count"});
    return {};
}

void EarlierDocuments::set_aside(const std::filesystem::path& out, Findings& findings) const {
    for (const registry::IssuedDocument& document : followed_) {
        const std::string& name = document.file_name;
        std::error_code error;
        if (!std::filesystem::exists(out / name, error)) continue;
        std::filesystem::create_directories(out / replaced_folder, error);
        std::filesystem::rename(out / name, out / replaced_folder / name, error);
        // Another run at work on the same folder may have moved it a moment ago.
        if (!error || error == std::errc::no_such_file_or_directory) continue;
        findings.warn({cannot_write_file,
                       {.file = (out / name).string()},
                       fmt::format("the replaced document cannot be moved: {}", error.message()),
                       fmt::format("to be in {}/", replaced_folder)});
    }
}

}  // namespace sigillum::issue
