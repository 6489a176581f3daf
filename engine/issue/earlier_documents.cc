#include "issue/earlier_documents.h"

#include <fmt/format.h>

#include <system_error>
#include <utility>

#include "base/file.h"

namespace sigillum::issue {

Result<EarlierDocuments> EarlierDocuments::read(registry::Store& store, const std::string& edition) {
    auto rows = store.issued(edition);
    if (!rows) return fail(rows.error());
    EarlierDocuments earlier;
    for (registry::IssuedCertificate& row : *rows) {
        if (row.reservation.learner == Sha256{}) continue;
        const auto [place, first] = earlier.latest_.try_emplace(row.reservation.learner, row);
        if (first) continue;
        if (place->second.reservation.generation < row.reservation.generation) std::swap(place->second, row);
        earlier.followed_.push_back(std::move(row.document.file_name));
    }
    return earlier;
}

const registry::IssuedCertificate* EarlierDocuments::latest(const Sha256& learner) const {
    const auto found = latest_.find(learner);
    return found == latest_.end() ? nullptr : &found->second;
}

void EarlierDocuments::set_aside(const std::filesystem::path& out, Findings& findings) const {
    for (const std::string& name : followed_) {
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
