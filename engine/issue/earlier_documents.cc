#include "issue/earlier_documents.h"

#include <fmt/format.h>

#include <algorithm>
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
    earlier.rows_ = std::move(*rows);
    for (std::size_t i = 0; i < earlier.rows_.size(); ++i) {
        const registry::IssuedCertificate row = earlier.rows_[i];
        if (row.reservation.learner == Sha256{}) {
            ++earlier.erased_;
            continue;
        }
        const auto [place, first] = earlier.latest_.try_emplace(row.reservation.learner, i);
        if (first) continue;
        const registry::IssuedCertificate other = earlier.rows_[place->second];
        const bool later = other.reservation.generation < row.reservation.generation;
        if (later) place->second = i;
        earlier.followed_.push_back(later ? other.document : row.document);
    }
    return earlier;
}

std::optional<registry::IssuedCertificate> EarlierDocuments::latest(const Sha256& learner) const {
    const auto found = latest_.find(learner);
    if (found == latest_.end()) return std::nullopt;
    return rows_[found->second];
}

std::vector<Sha256> EarlierDocuments::learners() const {
    std::vector<Sha256> learners;
    for (const auto& [learner, place] : latest_) learners.push_back(learner);
    return learners;
}

Done EarlierDocuments::remove_uncounted(registry::Store& store, const Shard& part,
                                        const std::filesystem::path& out, Findings& findings) const {
    const auto reserved = store.reserved(edition_);
    if (!reserved) return fail(reserved.error());
    std::vector<CertificateNumber> counted;
    for (const registry::IssuedCertificate& row : rows_) counted.push_back(row.document.number);
    std::sort(counted.begin(), counted.end());
    std::vector<CertificateNumber> numbers;
    for (const registry::Reservation& one : *reserved) {
        if (one.learner != Sha256{} && part.holds(one.learner) &&
            !std::binary_search(counted.begin(), counted.end(), one.number))
            numbers.push_back(one.number);
    }
    std::sort(numbers.begin(), numbers.end());
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
