#include "issue/proof_file.h"

#include <fmt/format.h>

#include <array>
#include <span>

#include "base/file.h"
#include "credential/field.h"
#include "credential/plain_text.h"

namespace sigillum::issue {
namespace {

using credential::Reading;
using credential::Value;

constexpr std::size_t largest_list = 16U << 20U;
constexpr std::size_t most_proofs = 100'000;

constexpr std::array<std::string_view, 3> kind_names = {"certificate", "signed-document", "coordinator"};

void read_kind(const Value& value, Proof& proof, Reading& reading) {
    if (value.kind != credential::ValueKind::text)
        return reading.wrong_kind(value, "a word in quotation marks");
    for (std::size_t i = 0; i < kind_names.size(); ++i) {
        if (kind_names[i] == value.text) {
            proof.kind = static_cast<ProofKind>(i);
            return;
        }
    }
    reading.error(credential::unknown_word, value.at, fmt::format("“{}”", value.text),
                  credential::suggestion(value.text, kind_names));
}

void read_path(const Value& value, Proof& proof, Reading& reading) {
    proof.file = credential::plain_text(value, reading);
}

constexpr credential::Field<Proof> proof_fields[] = {
    {"learner", credential::member<&Proof::learner>},
    {"unit", credential::member<&Proof::unit>},
    {"kind", read_kind},
    {"file", read_path},
    {"confirmed_by", credential::member<&Proof::confirmed_by>},
    {"role", credential::member<&Proof::role>},
    {"date", [](const Value& value, Proof& proof,
                Reading& reading) { credential::read_value(value, proof.date, reading); }},
    {"note", credential::member<&Proof::note>},
};

struct ProofList {
    std::vector<Proof> proofs;
};

void read_list(const Value& value, ProofList& list, Reading& reading) {
    if (value.kind != credential::ValueKind::array) return reading.wrong_kind(value, "entries [[proofs]]");
    if (value.items.size() > most_proofs)
        return reading.error(credential::too_many_items, value.at,
                             fmt::format("{} entries", value.items.size()),
                             fmt::format("at most {}", most_proofs));
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        const Reading::Inside inside(reading, i + 1, value.items[i].at);
        Proof proof;
        proof.place = reading.place_of(value.items[i].at);
        credential::read_table(value.items[i], std::span<const credential::Field<Proof>>(proof_fields), proof,
                               reading);
        list.proofs.push_back(std::move(proof));
    }
}

constexpr credential::Field<ProofList> list_fields[] = {{"proofs", read_list}};

}  // namespace

std::string_view name_of(ProofKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::vector<Proof> read_proofs(const std::filesystem::path& file, const std::vector<std::string>& learners,
                               Findings& findings) {
    const std::string shown = file.filename().string();
    const auto bytes = read_file(file, largest_list);
    const auto value =
        bytes ? credential::value_from_toml(*bytes, shown) : Result<Value>(fail(bytes.error()));
    if (!value) {
        findings.add(value.error());
        return {};
    }
    credential::Places places(shown);
    Reading reading(shown, Language{"en"}, findings, places);
    ProofList list;
    credential::read_table(*value, std::span<const credential::Field<ProofList>>(list_fields), list, reading);
    for (Proof& proof : list.proofs) {
        if (proof.learner.empty() && learners.size() == 1) proof.learner = learners.front();
        if (!proof.file.empty()) proof.file = file.parent_path() / proof.file;
    }
    return std::move(list.proofs);
}

Result<Proof> proof_from_word(const std::string& word, const std::string& learner) {
    const auto equals = word.find('=');
    if (equals == 0 || equals == std::string::npos || equals + 1 == word.size()) {
        return fail(bad_proof, {.field = "--proof"}, "“" + word + "”",
                    "UNIT=FILE: the id of a unit and the PDF of the certificate that proves it");
    }
    return Proof{.learner = learner,
                 .unit = word.substr(0, equals),
                 .file = word.substr(equals + 1),
                 .place = {.field = "--proof"}};
}

}  // namespace sigillum::issue
