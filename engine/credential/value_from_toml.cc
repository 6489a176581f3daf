// The only file that sees toml++.
#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "credential/value.h"

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace sigillum::credential {
namespace {

// Gives back what was typed at a place; toml++ keeps places, but not how a number was written.
class Source {
  public:
    explicit Source(std::string_view bytes) {
        while (true) {
            const auto end = bytes.find('\n');
            lines_.push_back(bytes.substr(0, end));
            if (end == std::string_view::npos) break;
            bytes.remove_prefix(end + 1);
        }
    }

    // Numbers, booleans and dates never span lines.
    std::string typed(const toml::source_region& region) const {
        if (region.begin.line == 0 || region.begin.line > lines_.size()) return {};
        const std::string_view line = lines_[region.begin.line - 1];
        const std::size_t begin = byte_of(line, region.begin.column);
        const std::size_t end = byte_of(line, region.end.column);
        return std::string(line.substr(begin, end - begin));
    }

  private:
    // toml++ counts columns in code points, from 1.
    static std::size_t byte_of(std::string_view line, toml::source_index column) {
        std::size_t byte = 0;
        for (toml::source_index seen = 1; byte < line.size() && seen < column; ++seen) {
            ++byte;
            while (byte < line.size() && (static_cast<unsigned char>(line[byte]) & 0xC0U) == 0x80U) ++byte;
        }
        return byte;
    }

    std::vector<std::string_view> lines_;
};

Position position_of(const toml::source_region& region) {
    return {static_cast<int>(region.begin.line), static_cast<int>(region.begin.column), 0};
}

ValueKind kind_of(const toml::node& node) {
    switch (node.type()) {
        case toml::node_type::table:
            return ValueKind::table;
        case toml::node_type::array:
            return ValueKind::array;
        case toml::node_type::string:
            return ValueKind::text;
        case toml::node_type::integer:
        case toml::node_type::floating_point:
            return ValueKind::number;
        case toml::node_type::boolean:
            return ValueKind::boolean;
        case toml::node_type::date:
        case toml::node_type::time:
        case toml::node_type::date_time:
            return ValueKind::date;
        case toml::node_type::none:
            break;
    }
    return ValueKind::nothing;
}

Value value_of(const toml::node& node, const Source& source);

std::vector<Member> members_of(const toml::table& table, const Source& source) {
    std::vector<Member> members;
    members.reserve(table.size());
    for (const auto& [key, node] : table) {
        members.push_back({std::string(key.str()), position_of(key.source()), value_of(node, source)});
    }
    const auto order = [](const Member& m) { return std::tie(m.at.line, m.at.column); };
    std::stable_sort(members.begin(), members.end(),
                     [&order](const Member& a, const Member& b) { return order(a) < order(b); });
    return members;
}

// As deep as toml++ lets a file nest (256).
Value value_of(const toml::node& node, const Source& source) {
    Value value{.kind = kind_of(node), .at = position_of(node.source())};
    if (const auto* table = node.as_table()) {
        value.members = members_of(*table, source);
    } else if (const auto* array = node.as_array()) {
        for (const toml::node& item : *array) value.items.push_back(value_of(item, source));
    } else if (const auto* text = node.as_string()) {
        value.text = text->get();
    } else {
        value.text = source.typed(node.source());
    }
    return value;
}

}  // namespace

Result<Value> value_from_toml(ByteView bytes, const std::string& file) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const toml::parse_result parsed = toml::parse(bytes, std::string_view(file));
    if (!parsed) {
        const Position at = position_of(parsed.error().source());
        return fail(bad_toml, {.file = file, .line = at.line, .column = at.column},
                    std::string(parsed.error().description()), "TOML (https://toml.io)");
    }
    return value_of(parsed.table(), Source(bytes));
}

}  // namespace sigillum::credential
