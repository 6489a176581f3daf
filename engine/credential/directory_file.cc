#include "credential/directory_file.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <map>
#include <regex>

#include "base/file.h"
#include "credential/field.h"

namespace sigillum::credential {
namespace {

constexpr std::size_t largest_directory = 1U << 20U;

constexpr Field<Logo> logo_fields[] = {
    {"file",
     [](const Value& value, Logo& logo, Reading& reading) {
         std::string file;
         read_value(value, file, reading);
         logo.file = file;
     }},
    {"wordmark", member<&Logo::wordmark>},
    {"wordmark_sub", member<&Logo::wordmark_sub>},
    {"alternate", member<&Logo::alternate>},
};

}  // namespace

void read_value(const Value& value, Logo& logo, Reading& reading) {
    read_table(value, std::span<const Field<Logo>>(logo_fields), logo, reading);
}

namespace {

void read_country(const Value& value, University& university, Reading& reading) {
    const int errors_before = reading.errors();
    read_value(value, university.country, reading);
    if (reading.errors() == errors_before && !is_country(university.country)) {
        reading.error(bad_country, value.at, fmt::format("“{}”", university.country),
                      "a country's two letters (ISO 3166-1): PL, DE, GR");
    }
}

constexpr Field<Alliance> alliance_fields[] = {
    {"id", member<&Alliance::id>},
    {"name", member<&Alliance::name>},
    {"verification_host", member<&Alliance::verification_host>},
    {"logo", member<&Alliance::logo>},
    {"seal",
     [](const Value& value, Alliance& alliance, Reading& reading) {
         std::string file;
         read_value(value, file, reading);
         alliance.seal = file;
     }},
    {"seal_contains_logo", member<&Alliance::seal_contains_logo>},
};

constexpr Field<University> university_fields[] = {
    {"name", member<&University::name>},         {"country", read_country},
    {"relation", member<&University::relation>}, {"relation_phrase", member<&University::relation_phrase>},
    {"logo", member<&University::logo>},
};

constexpr Field<Supporter> supporter_fields[] = {
    {"name", member<&Supporter::name>},
    {"logo", member<&Supporter::logo>},
};

// [universities.wut] and the like: a table of tables, each named by its id.
template <class Owner, std::size_t size>
void read_by_id(const Value& value, const Field<Owner> (&fields)[size],
                std::map<std::string, Owner, std::less<>>& by_id, Reading& reading) {
    if (value.kind != ValueKind::table) return reading.wrong_kind(value, "a table with an entry for each id");
    for (const Member& entry : value.members) {
        const Reading::Inside inside(reading, entry.key, entry.at);
        Owner& owner = by_id[entry.key];
        owner.id = entry.key;
        const int errors_before = reading.errors();
        read_table(entry.value, std::span<const Field<Owner>>(fields), owner, reading);
        if (owner.name.empty() && reading.errors() == errors_before)
            reading.error(missing_field, entry.at, "no name", "name = \"…\"");
    }
}

constexpr Field<Directory> directory_fields[] = {
    {"$schema", [](const Value&, Directory&, Reading&) {}},  // for editors of directory.json
    {"alliance",
     [](const Value& value, Directory& directory, Reading& reading) {
         read_table(value, std::span<const Field<Alliance>>(alliance_fields), directory.alliance, reading);
     }},
    {"universities",
     [](const Value& value, Directory& directory, Reading& reading) {
         read_by_id(value, university_fields, directory.universities, reading);
     }},
    {"supporters",
     [](const Value& value, Directory& directory, Reading& reading) {
         read_by_id(value, supporter_fields, directory.supporters, reading);
     }},
};

void make_absolute(Directory& directory, const std::filesystem::path& folder) {
    const auto absolute = [&folder](std::filesystem::path& file) {
        if (!file.empty()) file = (folder / file).lexically_normal();
    };
    absolute(directory.alliance.logo.file);
    absolute(directory.alliance.seal);
    for (auto& [id, university] : directory.universities) absolute(university.logo.file);
    for (auto& [id, supporter] : directory.supporters) absolute(supporter.logo.file);
}

// A DNS name, with a port if need be: labels of letters, digits and inner hyphens (RFC 1123, section 2.1).
bool is_host(const std::string& text) {
    static const std::regex host(
        R"(([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(:[0-9]{1,5})?)");
    return text.size() <= 253 && std::regex_match(text, host);
}

// What could not be read is not missing as well.
bool reported(const Findings& findings, const Place& place) {
    const auto same = [&place](const Finding& finding) { return finding.error.place == place; };
    return std::any_of(findings.list().begin(), findings.list().end(), same);
}

void require_alliance(const Alliance& alliance, const Places& places, Findings& findings) {
    const auto require = [&](bool given, std::string_view field, std::string_view example) {
        if (!given && !reported(findings, places.of(field)))
            findings.add({missing_field, places.of(field), "not given", std::string(example)});
    };
    require(!alliance.id.empty(), "alliance.id", "the alliance's short name for machines: id = \"enhance\"");
    require(!alliance.name.empty(), "alliance.name", "the alliance's name");
    require(!alliance.verification_host.empty(), "alliance.verification_host",
            "where certificates are verified: verification_host = \"verify.enhance.example\"");
    if (!alliance.verification_host.empty() && !is_host(alliance.verification_host)) {
        findings.add({bad_host, places.of("alliance.verification_host"),
                      "found “" + alliance.verification_host + "”",
                      "the name of a host such as verify.enhance.example, without scheme and path"});
    }
}

}  // namespace

Directory read_directory(const std::filesystem::path& path, const std::string& shown, Findings& findings,
                         Places& places) {
    places = Places(shown);
    const auto bytes = read_file(path, largest_directory, shown);
    if (!bytes) {
        findings.add(bytes.error());
        return {};
    }
    const auto value =
        path.extension() == ".json" ? value_from_json(*bytes, shown) : value_from_toml(*bytes, shown);
    if (!value) {
        findings.add(value.error());
        return {};
    }
    Directory directory;
    Reading reading(shown, Language{"en"}, findings, places);
    read_table(*value, std::span<const Field<Directory>>(directory_fields), directory, reading);
    require_alliance(directory.alliance, places, findings);
    make_absolute(directory, std::filesystem::absolute(path).parent_path());
    return directory;
}

bool is_country(std::string_view code) {
    if (code.size() != 2) return false;
    for (const char* const* known = uloc_getISOCountries(); *known != nullptr; ++known) {
        if (code == *known) return true;
    }
    return false;
}

std::vector<std::pair<std::string_view, std::vector<std::string_view>>> directory_keys() {
    return {
        {"", keys_of(std::span<const Field<Directory>>(directory_fields))},
        {"alliance", keys_of(std::span<const Field<Alliance>>(alliance_fields))},
        {"university", keys_of(std::span<const Field<University>>(university_fields))},
        {"supporter", keys_of(std::span<const Field<Supporter>>(supporter_fields))},
        {"logo", keys_of(std::span<const Field<Logo>>(logo_fields))},
    };
}

}  // namespace sigillum::credential
