#include "cli/reviewed.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <optional>

#include "base/file.h"
#include "issue/reviewed_batch.h"

namespace sigillum::cli {
namespace {

constexpr std::size_t largest_list = 256U << 20U;

// 64 hexadecimal digits, however they are spaced.
std::optional<Sha256> digest_from(std::string text) {
    std::erase_if(text, [](unsigned char c) { return std::isspace(c) != 0 || c == ':' || c == '-'; });
    Sha256 digest{};
    if (text.size() != 2 * digest.size() ||
        !std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isxdigit(c) != 0; }))
        return std::nullopt;
    for (std::size_t i = 0; i < digest.size(); ++i)
        digest[i] = static_cast<std::uint8_t>(std::stoi(text.substr(2 * i, 2), nullptr, 16));
    return digest;
}

Result<issue::BatchStatement> list_from(const std::filesystem::path& file) {
    const auto bytes = read_file(file, largest_list);
    if (!bytes) return fail(bytes.error());
    return issue::read_batch_statement(*bytes, file.string());
}

Result<issue::ReviewedBatch> reviewed_from(const IssueOptions& options) {
    issue::ReviewedBatch reviewed;
    std::filesystem::path file = options.review_list;
    const auto digest = digest_from(options.reviewed);
    std::error_code ignored;
    if (!digest && file.empty() && std::filesystem::is_regular_file(options.reviewed, ignored))
        file = options.reviewed;
    else if (!digest)
        return fail(bad_digest, {.field = "--reviewed"}, "“" + options.reviewed + "” is no digest",
                    "the 64 hexadecimal digits that the review shows, or the .json file beside its page");
    if (!file.empty()) {
        auto list = list_from(file);
        if (!list) return fail(list.error());
        reviewed.list = std::move(*list);
    }
    reviewed.digest = digest ? *digest : reviewed.list->digest;
    return reviewed;
}

}  // namespace

std::string program_name() { return "sigillum " SIGILLUM_VERSION; }

void check_reviewed(const IssueOptions& options, const issue::Workshop& workshop,
                    const issue::AssetFolders& assets, Findings& findings) {
    if (options.reviewed.empty()) return;
    const auto reviewed = reviewed_from(options);
    if (!reviewed) return findings.add(reviewed.error());
    const auto present = issue::batch_statement(workshop, assets, program_name());
    if (!present) return findings.add(present.error());
    issue::check_reviewed(*reviewed, *present, findings);
}

}  // namespace sigillum::cli
