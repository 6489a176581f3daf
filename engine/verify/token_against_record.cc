#include "verify/token_against_record.h"

#include <array>

#include "base/certificate_number.h"

namespace sigillum::verify {

namespace {

using Json = nlohmann::json;

constexpr std::string_view ellipsis = "…";

const Json& member(const Json& object, std::initializer_list<const char*> path) {
    static const Json missing;
    const Json* at = &object;
    for (const char* key : path) {
        if (!at->is_object() || !at->contains(key)) return missing;
        at = &(*at)[key];
    }
    return *at;
}

std::string text(const Json& object, std::initializer_list<const char*> path) {
    const Json& value = member(object, path);
    return value.is_string() ? value.get<std::string>() : "";
}

bool same_type(const qr::TokenFacts& token, const Json& facts) {
    const std::string type = text(facts, {"type"});
    const std::string character = text(facts, {"character"});
    const bool micro = type == "achievement" || type == "programme";
    switch (token.type) {
        case qr::DocumentType::academic_achievement:
            return micro && character == "academic";
        case qr::DocumentType::professional_achievement:
            return micro && character == "professional";
        case qr::DocumentType::completion:
            return type == "completion";
        case qr::DocumentType::participation:
            return type == "participation";
    }
    return false;
}

bool same_number(const qr::TokenFacts& token, const Json& facts) {
    const auto number = CertificateNumber::parse(text(facts, {"document", "number"}));
    return number && *number == token.number;
}

bool same_birth_date(const qr::TokenFacts& token, const Json& facts) {
    return text(facts, {"learner", "birth_date"}) == (token.birth_date ? to_iso(*token.birth_date) : "");
}

// One of the texts by language, whole or cut at its end.
bool is_among(const std::string& said, const Json& by_language) {
    if (said.empty()) return true;
    if (!by_language.is_object()) return false;
    for (const Json& candidate : by_language) {
        if (!candidate.is_string()) continue;
        const auto& whole = candidate.get_ref<const std::string&>();
        if (whole == said) return true;
        if (!said.ends_with(ellipsis)) continue;
        std::string beginning = said.substr(0, said.size() - ellipsis.size());
        while (beginning.ends_with(' ')) beginning.pop_back();
        if (!beginning.empty() && whole.starts_with(beginning)) return true;
    }
    return false;
}

bool same_opportunity(const qr::TokenFacts& token, const Json& facts) {
    return is_among(token.opportunity_kind, member(facts, {"opportunity", "kind"})) &&
           is_among(token.opportunity_title, member(facts, {"opportunity", "title"}));
}

bool same_date(const qr::TokenFacts& token, const Json& facts) {
    const bool micro = token.type == qr::DocumentType::academic_achievement ||
                       token.type == qr::DocumentType::professional_achievement;
    return to_iso(token.date) ==
           (micro ? text(facts, {"document", "date_of_issuing"}) : text(facts, {"document_date"}));
}

bool same_period(const qr::TokenFacts& token, const Json& facts) {
    if (!token.period) return true;
    return text(facts, {"taking_place", "from"}) == to_iso(token.period->begin) &&
           text(facts, {"taking_place", "to"}) == to_iso(token.period->end);
}

bool same_workload(const qr::TokenFacts& token, const Json& facts) {
    const Json& workload = member(facts, {"workload"});
    if (!token.workload) return token.type == qr::DocumentType::participation || !workload.is_object();
    return text(workload, {"amount"}) == token.workload->amount;
}

bool same_level(const qr::TokenFacts& token, const Json& facts) {
    const Json& level = member(facts, {"eqf_level"});
    if (!token.eqf_level) return token.type == qr::DocumentType::participation || level.is_null();
    return level.is_number_integer() && level.get<int>() == *token.eqf_level;
}

bool same_validity(const qr::TokenFacts& token, const Json& facts) {
    return text(facts, {"valid_until"}) == (token.valid_until ? to_iso(*token.valid_until) : "");
}

bool same_status_place(const qr::TokenFacts& token, const Json& facts) {
    const Json& index = member(facts, {"document", "status", "index"});
    return text(facts, {"document", "status", "list"}) == token.status.list && index.is_number_unsigned() &&
           index.get<std::uint64_t>() == token.status.index;
}

bool same_specimen(const qr::TokenFacts& token, const Json& facts) {
    const Json& specimen = member(facts, {"document", "specimen"});
    return specimen.is_boolean() && says_specimen(facts) == token.specimen;
}

bool same_name(const qr::TokenFacts& token, const Json& facts) {
    return text(facts, {"learner", "name"}) == token.name;
}

bool same_latin_name(const qr::TokenFacts& token, const Json& facts) {
    return !token.latin_name || text(facts, {"learner", "latin_name"}) == *token.latin_name;
}

bool same_awarding_body(const qr::TokenFacts& token, const Json& facts) {
    return text(facts, {"issuer", "id"}) == token.awarding_body &&
           text(facts, {"alliance", "id"}) == token.alliance;
}

struct Comparison {
    const char* fact;
    bool (*same)(const qr::TokenFacts&, const Json&);
};

constexpr std::array<Comparison, 14> comparisons{{
    {"type", same_type},
    {"number", same_number},
    {"name", same_name},
    {"Latin form of the name", same_latin_name},
    {"birth date", same_birth_date},
    {"learning opportunity", same_opportunity},
    {"awarding body", same_awarding_body},
    {"date", same_date},
    {"period", same_period},
    {"workload", same_workload},
    {"EQF level", same_level},
    {"validity", same_validity},
    {"place of the status", same_status_place},
    {"specimen mark", same_specimen},
}};

}  // namespace

bool says_specimen(const nlohmann::json& record_facts) {
    const Json& specimen = member(record_facts, {"document", "specimen"});
    return specimen.is_boolean() && specimen.get<bool>();
}

std::optional<std::string> difference_between(const qr::TokenFacts& token,
                                              const nlohmann::json& record_facts) {
    for (const Comparison& comparison : comparisons) {
        if (!comparison.same(token, record_facts)) return comparison.fact;
    }
    return std::nullopt;
}

}  // namespace sigillum::verify
