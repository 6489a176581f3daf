#include "credential/record.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "credential/canonical_json.h"
#include "credential/facts.h"

namespace sigillum::credential {
namespace {

constexpr std::size_t largest_record = 1U << 20U;
constexpr int deepest = 32;

Bytes entries_of(const std::vector<PrintedText>& printed) {
    Bytes entries;
    for (const PrintedText& text : printed) append_printed(text.field, text.language, text.text, entries);
    return entries;
}

// "facts" < "printed" < "version".
void append_tail(ByteView printed_entries, int version, Bytes& out) {
    out += ",\"printed\":[";
    out += printed_entries;
    fmt::format_to(std::back_inserter(out), "],\"version\":{}}}", version);
}

}  // namespace

void append_printed(std::string_view field, const Language& language, std::string_view text, Bytes& entries) {
    entries += entries.empty() ? "{\"field\":" : ",{\"field\":";
    append_canonical(field, entries);
    entries += ",\"language\":";
    append_canonical(std::string_view(language.tag), entries);
    entries += ",\"text\":";
    append_canonical(text, entries);
    entries += '}';
}

Bytes canonical(const Record& record) {
    Bytes out = "{\"facts\":";
    append_canonical(record.facts, out);
    append_tail(entries_of(record.printed), record.version, out);
    return out;
}

RecordWriter::RecordWriter(const Edition& edition) {
    const nlohmann::json facts = facts_of_edition(edition);
    for (auto member = facts.begin(); member != facts.end(); ++member) {
        Bytes json;
        append_canonical(member.value(), json);
        members_.push_back({member.key(), std::move(json), false});
    }
    for (const std::string_view varying : {document_member, learner_member, units_member}) {
        members_.push_back({std::string(varying), {}, true});
    }
    std::sort(members_.begin(), members_.end(),
              [](const Member& a, const Member& b) { return canonical_less(a.name, b.name); });
    for (const Unit& unit : edition.units) append_canonical(facts_of_unit(unit, edition), units_[unit.id]);
}

Bytes RecordWriter::record(const Credential& credential, const std::vector<PrintedText>& printed) const {
    return record(credential, entries_of(printed));
}

Bytes RecordWriter::record(const Credential& credential, ByteView printed_entries) const {
    Bytes out;
    out.reserve(16384);
    out += "{\"facts\":";
    char before = '{';
    for (const Member& member : members_) {
        if (member.name == units_member && credential.learner.units.empty()) continue;
        out += std::exchange(before, ',');
        append_canonical(std::string_view(member.name), out);
        out += ':';
        append_member(member, credential, out);
    }
    out += '}';
    append_tail(printed_entries, record_version, out);
    return out;
}

void RecordWriter::append_member(const Member& member, const Credential& credential, Bytes& out) const {
    if (!member.varies) {
        out += member.json;
    } else if (member.name == document_member) {
        append_canonical(facts_of_document(credential), out);
    } else if (member.name == learner_member) {
        append_canonical(facts_of_learner(credential), out);
    } else {
        out += '[';
        bool first = true;
        for (const CompletedUnit& completed : credential.learner.units) {
            const auto unit = units_.find(completed.unit);
            if (unit == units_.end()) continue;  // the rules refuse it; facts_of() leaves it out as well
            if (!std::exchange(first, false)) out += ',';
            out += unit->second;
        }
        out += ']';
    }
}

namespace {

// Only what append_canonical() can write; anything else can be in no record of ours.
bool only_integers(const nlohmann::json& value) {
    if (value.is_number_float()) return false;
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > (1ULL << 53U)) return false;
    if (value.is_number_integer() && !value.is_number_unsigned() && value.get<std::int64_t>() < -(1LL << 53U))
        return false;
    if (!value.is_structured()) return true;
    for (const nlohmann::json& item : value) {
        if (!only_integers(item)) return false;
    }
    return true;
}

tl::unexpected<Error> refuse(std::string found, std::string expected) {
    return fail(bad_record, {}, std::move(found), std::move(expected));
}

Result<std::vector<PrintedText>> printed_from(const nlohmann::json& list) {
    std::vector<PrintedText> printed;
    const auto text = [](const nlohmann::json& entry, const char* key) {
        const auto found = entry.find(key);
        return found != entry.end() && found->is_string() ? found->get_ref<const std::string&>()
                                                          : std::string();
    };
    for (const nlohmann::json& entry : list) {
        const bool whole = entry.is_object() && entry.size() == 3 && !text(entry, "field").empty() &&
                           !text(entry, "language").empty() && entry.contains("text");
        if (!whole) return refuse("a printed text that is not complete", "field, language and text");
        printed.push_back({text(entry, "field"), Language{text(entry, "language")}, text(entry, "text")});
    }
    return printed;
}

// Refuses nesting before the parser builds it, since destroying a deep tree would cost as much stack as its
// depth.
bool nested_too_deeply(ByteView bytes) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (quoted) {
            if (c == '\\') ++i;
            if (c == '"') quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            if (++depth > deepest) return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

}  // namespace

Result<Record> read_record(ByteView bytes) {
    if (bytes.size() > largest_record) {
        return refuse(fmt::format("a record of {} bytes", bytes.size()),
                      fmt::format("at most {}", largest_record));
    }
    if (nested_too_deeply(bytes))
        return refuse("a record nested too deeply", fmt::format("at most {} levels", deepest));
    const auto json = nlohmann::json::parse(bytes.begin(), bytes.end(), nullptr, /*allow_exceptions=*/false);
    if (!json.is_object()) return refuse("no JSON object", "a credential record");
    const bool whole = json.size() == 3 && json.contains("version") && json["version"].is_number_integer() &&
                       json.contains("facts") && json["facts"].is_object() && json.contains("printed") &&
                       json["printed"].is_array();
    if (!whole)
        return refuse("a JSON object that is no credential record", "exactly facts, printed and version");
    if (!only_integers(json)) return refuse("a number that is no integer", "texts for every other quantity");
    if (json["version"] != record_version) {
        return refuse(fmt::format("version {} of the record", json["version"].dump()),
                      fmt::format("version {}", record_version));
    }
    auto printed = printed_from(json["printed"]);
    if (!printed) return fail(printed.error());
    Record record{.version = record_version, .facts = json["facts"], .printed = std::move(*printed)};
    if (canonical(record) != bytes) return refuse("a record that is not in canonical form", "RFC 8785");
    return record;
}

}  // namespace sigillum::credential
