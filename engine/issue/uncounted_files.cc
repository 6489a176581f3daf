#include "issue/uncounted_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/certificate_number.h"
#include "base/file.h"

namespace sigillum::issue {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> failure(const fs::path& path, const char* what, const std::error_code& error) {
    return fail(cannot_write_file, {.file = path.string()}, fmt::format("{}: {}", what, error.message()),
                "a folder that this user may write to");
}

// "x.pdf", and "x.pdf.4711.part", which write_file() had in hand.
bool is_document(std::string_view name) {
    if (name.ends_with(".part")) {
        name.remove_suffix(std::string_view(".part").size());
        name = name.substr(0, name.rfind('.'));
    }
    return name.ends_with(".pdf");
}

bool holds_one_of(const std::string& name, const std::vector<CertificateNumber>& numbers) {
    const std::size_t length = CertificateNumber().grouped().size();
    for (std::size_t at = 0; at + length <= name.size(); ++at) {
        if (name[at + 4] != '-' || name[at + 9] != '-' || name[at + 14] != '-') continue;
        const std::string part = name.substr(at, length);
        const auto number = CertificateNumber::parse(part);
        if (number && number->grouped() == part &&
            std::binary_search(numbers.begin(), numbers.end(), *number))
            return true;
    }
    return false;
}

Result<std::vector<fs::path>> documents_in(const fs::path& folder,
                                           const std::vector<CertificateNumber>& numbers) {
    std::vector<fs::path> found;
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (is_document(name) && holds_one_of(name, numbers)) found.push_back(entry->path());
    }
    if (error) return failure(folder, "the folder cannot be read", error);
    return found;
}

}  // namespace

Result<std::size_t> remove_uncounted_files(const fs::path& folder,
                                           const std::vector<CertificateNumber>& numbers) {
    if (numbers.empty()) return 0;
    const auto found = documents_in(folder, numbers);
    if (!found) return fail(found.error());
    for (const fs::path& file : *found) {
        std::error_code error;
        if (!fs::remove(file, error) && error)
            return failure(file, "a document that never counted cannot be removed", error);
    }
    return found->size();
}

}  // namespace sigillum::issue
