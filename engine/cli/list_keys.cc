#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/date.h"
#include "cli/commands.h"
#include "cli/named_key.h"
#include "cli/opened_registry.h"
#include "cli/report.h"

namespace sigillum::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string shown(const std::optional<std::int64_t>& time) { return time ? to_iso(Instant{*time}) : ""; }

Json json_of(const registry::KeyEntry& key) {
    Json json = {{"id", key.id},
                 {"purpose", name_of(key.purpose)},
                 {"demo", key.demo},
                 {"valid_from", to_iso(Instant{key.valid_from})}};
    if (key.retired_at) json["retired"] = shown(key.retired_at);
    if (key.revoked_since) json["revoked_since"] = shown(key.revoked_since);
    if (key.revoked_at) json["revoked_at"] = shown(key.revoked_at);
    if (const std::string subject = subject_of(key); !subject.empty()) json["subject"] = subject;
    return json;
}

using Row = std::array<std::string, 6>;

Row row_of(const registry::KeyEntry& key) {
    constexpr std::size_t shown_digits = 16;
    const bool cut = key.id.size() > shown_digits;
    std::string notes = key.demo ? "for demonstration" : "";
    if (const std::string subject = subject_of(key); !subject.empty())
        notes = subject + (notes.empty() ? "" : ", " + notes);
    return {key.id.substr(0, shown_digits) + (cut ? "…" : ""),
            std::string(name_of(key.purpose)),
            to_iso(Instant{key.valid_from}),
            key.retired_at ? shown(key.retired_at) : "-",
            key.revoked_since ? shown(key.revoked_since) : "-",
            notes};
}

// Columns as wide as their widest entry; the last has no width. "…" has three bytes and one column.
void print_table(const std::vector<Row>& rows) {
    const auto width = [](const std::string& text) {
        return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        }));
    };
    std::array<std::size_t, 6> widths{};
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(row[i]));
    }
    for (const Row& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += row[i] + std::string(widths[i] - width(row[i]) + 2, ' ');
        line.erase(line.find_last_not_of(' ') + 1);
        fmt::print("{}\n", line);
    }
}

}  // namespace

int run_keys_list(const KeysListOptions& options) {
    const auto store = open_registry_to_read(options.registry);
    if (!store) return refused(store.error());
    const auto keys = (*store)->keys();
    if (!keys) {
        print_error(keys.error());
        return found_errors;
    }
    if (options.json) {
        Json list = Json::array();
        for (const registry::KeyEntry& key : *keys) list.push_back(json_of(key));
        fmt::print("{}\n", list.dump(2, ' ', false, Json::error_handler_t::replace));
        return success;
    }
    std::vector<Row> rows = {{"key", "purpose", "valid from", "retired", "revoked since", ""}};
    for (const registry::KeyEntry& key : *keys) rows.push_back(row_of(key));
    if (keys->empty())
        fmt::print("the registry has no keys yet: issuing adds those it uses\n");
    else
        print_table(rows);
    return success;
}

}  // namespace sigillum::cli
