#include "issue/addresses.h"

#include <algorithm>

#include "base/file.h"
#include "credential/csv.h"
#include "credential/encoding.h"
#include "issue/csv_row.h"

namespace sigillum::issue {
namespace {

constexpr std::size_t largest_list = 256U << 20U;

std::string without_spaces(std::string text) {
    text.erase(0, std::min(text.find_first_not_of(" \t"), text.size()));
    text.erase(text.find_last_not_of(" \t") + 1);
    return text;
}

// The place of the column in the row of names; behind the last when there is none.
std::size_t column(const std::vector<Bytes>& names, const std::string& ours,
                   const credential::Sources& sources) {
    const auto mapped = sources.columns.find(ours);
    const std::string wanted = mapped == sources.columns.end() ? ours : mapped->second;
    std::size_t place = 0;
    while (place < names.size() && without_spaces(names[place]) != wanted &&
           without_spaces(names[place]) != ours)
        ++place;
    return place;
}

}  // namespace

Result<Addresses> addresses_from(const std::filesystem::path& list, const credential::Sources& sources) {
    const auto refuse = [&list](std::string found) {
        return fail(no_addresses, {.file = list.string()}, std::move(found),
                    "a CSV list in UTF-8 with the columns key and email");
    };
    const auto bytes = read_file(list, largest_list);
    if (!bytes) return fail(bytes.error());
    ByteView text = *bytes;
    if (text.starts_with(utf8_mark)) text.remove_prefix(3);
    if (credential::first_not_utf8(text)) return refuse("is not in UTF-8");
    const auto table = credential::csv_from(text, list.string());
    if (!table) return fail(table.error());
    const auto& names = table->rows.front();
    const std::size_t key = column(names, "key", sources);
    const std::size_t email = column(names, "email", sources);
    if (key == names.size() || email == names.size())
        return refuse(key == names.size() ? "no column “key”" : "no column “email”");
    Addresses addresses;
    for (std::size_t i = 1; i < table->rows.size(); ++i) {
        const auto& row = table->rows[i];
        if (row.size() <= std::max(key, email)) continue;
        const std::string address = without_spaces(row[email]);
        if (!address.empty()) addresses[without_spaces(row[key])] = address;
    }
    return addresses;
}

Addresses addresses_of(const credential::EditionWithLearners& content) {
    if (content.learners.empty()) return {};
    const Place& place = content.learners.front().place;
    if (place.row == 0) return {};
    auto addresses = addresses_from(content.edition.folder / place.file, content.sources);
    return addresses ? std::move(*addresses) : Addresses();
}

}  // namespace sigillum::issue
