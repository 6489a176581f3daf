#include "issue/batch_statement.h"

#include <fmt/format.h>

#include <algorithm>

#include "credential/canonical_json.h"
#include "credential/facts.h"
#include "issue/statement_files.h"

namespace sigillum::issue {
namespace {

using credential::Edition;
using nlohmann::json;

constexpr int deepest = 32;  // levels of a list; ours has nine

// The words beside a logo, which no record holds but every page shows.
json words_of(const credential::Logo& logo) {
    return {{"wordmark", logo.wordmark}, {"wordmark_sub", logo.wordmark_sub}, {"alternate", logo.alternate}};
}

// What decides the look of the documents and stands in no record.
json presentation_of(const Edition& edition) {
    const credential::Directory& directory = edition.directory;
    json marks = {{"alliance", words_of(directory.alliance.logo)}};
    if (const auto issuer = directory.universities.find(edition.issuer);
        issuer != directory.universities.end())
        marks["issuer"] = words_of(issuer->second.logo);
    for (const std::string& id : edition.supporters) {
        const auto supporter = directory.supporters.find(id);
        if (supporter != directory.supporters.end())
            marks["supporter " + id] = words_of(supporter->second.logo);
    }
    return {{"theme", edition.theme},
            {"show_latin_name", edition.show_latin_name},
            {"seal_contains_logo", directory.alliance.seal_contains_logo},
            {"marks", std::move(marks)}};
}

// One learner's document but for what issuing adds.
json entry_of(const credential::Credential& credential) {
    const json document = credential::facts_of_document(credential);
    return {{"key", credential.learner.key},
            {"learner", credential::facts_of_learner(credential)},
            {"languages", document["languages"]},
            {"date_of_issuing", document["date_of_issuing"]}};
}

}  // namespace

Result<BatchStatement> batch_statement(const Workshop& workshop, const AssetFolders& assets,
                                       std::string_view program) {
    const auto files = statement_files(workshop, assets);
    if (!files) return fail(files.error());
    BatchStatement statement;
    json& all = statement.json;
    all = {{"version", batch_statement_version},
           {"program", program},
           {"edition", credential::facts_of_edition(workshop.edition())},
           {"units", json::array()},
           {"presentation", presentation_of(workshop.edition())},
           {"files", json::array()},
           {"learners", json::array()}};
    for (const credential::Unit& unit : workshop.edition().units)
        all["units"].push_back(credential::facts_of_unit(unit, workshop.edition()));
    for (const StatementFile& file : *files)
        all["files"].push_back({{"role", file.role}, {"file", file.file}, {"sha256", to_hex(file.content)}});
    for (const credential::Learner& learner : workshop.learners())
        all["learners"].push_back(entry_of({workshop.edition(), learner, {}}));
    credential::append_canonical(all, statement.canonical);
    statement.digest = sha256(statement.canonical);
    return statement;
}

Result<BatchStatement> read_batch_statement(ByteView bytes, const std::string& shown) {
    const auto refuse = [&shown](std::string found) {
        return fail(bad_batch_statement, {.file = shown}, std::move(found),
                    "the .json file that `sigillum review` wrote beside its page");
    };
    int depth = 0;
    const auto note_depth = [&depth](int at, json::parse_event_t, json&) {
        depth = std::max(depth, at);
        return true;
    };
    BatchStatement statement{.json = json::parse(bytes.begin(), bytes.end(), note_depth, false),
                             .canonical = Bytes(bytes),
                             .digest = sha256(bytes)};
    const json& all = statement.json;
    if (!all.is_object()) return refuse("no JSON object");
    if (depth > deepest) return refuse("a list nested too deeply");
    for (const char* member : {"edition", "presentation"}) {
        if (!all.contains(member) || !all[member].is_object())
            return refuse(fmt::format("a JSON object without “{}”", member));
    }
    for (const char* member : {"units", "files", "learners"}) {
        if (!all.contains(member) || !all[member].is_array())
            return refuse(fmt::format("a JSON object without “{}”", member));
    }
    if (all.value("version", json()) != batch_statement_version)
        return refuse("a list of another version of the program");
    for (const json& learner : all["learners"]) {
        if (!learner.is_object() || !learner.value("key", json()).is_string())
            return refuse("a learner without a key");
    }
    return statement;
}

std::string grouped(const Sha256& digest) {
    constexpr std::size_t group = 8;
    const std::string hex = to_hex(digest);
    std::string text;
    for (std::size_t at = 0; at < hex.size(); at += group) {
        if (at > 0) text += ' ';
        text += hex.substr(at, group);
    }
    return text;
}

}  // namespace sigillum::issue
