#include "issue/addresses.h"

#include <algorithm>

#include "base/file.h"
#include "credential/list_columns.h"
#include "credential/list_table.h"

namespace sigillum::issue {
namespace {

constexpr std::size_t largest_list = 256U << 20U;

const Error* first_error(const Findings& findings) {
    for (const Finding& finding : findings.list()) {
        if (finding.severity == Severity::error) return &finding.error;
    }
    return nullptr;
}

std::string without_spaces(std::string text) {
    text.erase(0, std::min(text.find_first_not_of(" \t"), text.size()));
    text.erase(text.find_last_not_of(" \t") + 1);
    return text;
}

// The cells of a row, the first of them the cell of column A.
std::string text_in(const credential::TableRow& row, int column) {
    const auto place = static_cast<std::size_t>(column) - 1;
    return place < row.cells.size() ? without_spaces(row.cells[place].text) : std::string();
}

int column_of(const credential::ListColumns& columns, const char* ours) {
    const auto found = columns.find(ours);
    return found == columns.end() ? 0 : found->second.number;
}

}  // namespace

Result<Addresses> addresses_from(const std::filesystem::path& list) {
    const auto bytes = read_file(list, largest_list);
    if (!bytes) return fail(bytes.error());
    credential::LearnersSource source;
    source.ignored = {"*"};
    Findings of_reading;
    const auto table = credential::table_of_list(*bytes, list.string(), source, of_reading);
    if (const Error* error = first_error(of_reading)) return fail(*error);
    Findings of_columns;  // a list of addresses needs two columns only: what else is missing does not matter
    const auto layout =
        table ? credential::layout_of(*table, list.string(), source, of_columns) : credential::ListLayout();
    const int key = column_of(layout.names, "key");
    const int email = column_of(layout.names, "email");
    if (key == 0 || email == 0) {
        return fail(no_addresses, {.file = list.string()}, key == 0 ? "no column “key”" : "no column “email”",
                    "a list with the columns key and email");
    }
    Addresses addresses;
    for (const credential::TableRow& row : table->rows) {
        if (row.number <= layout.header_row) continue;
        const std::string address = text_in(row, email);
        if (!address.empty()) addresses[text_in(row, key)] = address;
    }
    return addresses;
}

Addresses addresses_of(const credential::EditionWithLearners& content) {
    if (content.learners.empty()) return {};
    const Place& place = content.learners.front().place;
    if (place.row == 0) return {};
    auto addresses = addresses_from(content.edition.folder / place.file);
    return addresses ? std::move(*addresses) : Addresses();
}

}  // namespace sigillum::issue
