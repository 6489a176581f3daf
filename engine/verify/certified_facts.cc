#include "verify/certified_facts.h"

#include <map>
#include <string>

namespace sigillum::verify {

namespace {

std::string printable(const std::map<std::string, std::string>& names, const std::string& id) {
    const auto found = names.find(id);
    return found == names.end() ? id : found->second;
}

std::string_view words_of(qr::DocumentType type) {
    switch (type) {
        case qr::DocumentType::academic_achievement:
            return "Certificate of Academic Achievement";
        case qr::DocumentType::professional_achievement:
            return "Certificate of Professional Achievement";
        case qr::DocumentType::completion:
            return "Certificate of Completion";
        case qr::DocumentType::participation:
            return "Certificate of Participation";
    }
    return "";
}

std::string words_of(const DateRange& period) {
    return period.begin == period.end ? to_iso(period.begin)
                                      : to_iso(period.begin) + " to " + to_iso(period.end);
}

}  // namespace

std::string_view name_of(qr::DocumentType type) {
    switch (type) {
        case qr::DocumentType::academic_achievement:
            return "academic-achievement";
        case qr::DocumentType::professional_achievement:
            return "professional-achievement";
        case qr::DocumentType::completion:
            return "completion";
        case qr::DocumentType::participation:
            return "participation";
    }
    return "";
}

std::vector<CertifiedFact> certified_facts(const qr::TokenFacts& facts, const qr::PublicKeySet& names) {
    std::vector<CertifiedFact> list;
    list.push_back({"document", std::string(words_of(facts.type))});
    list.push_back({"number", facts.number.grouped()});
    list.push_back({"name", facts.name});
    if (facts.latin_name) list.push_back({"name in Latin letters", *facts.latin_name});
    if (facts.birth_date) list.push_back({"born", to_iso(*facts.birth_date)});
    const std::string gap = facts.opportunity_kind.empty() || facts.opportunity_title.empty() ? "" : ": ";
    list.push_back({"for", facts.opportunity_kind + gap + facts.opportunity_title});
    list.push_back({"awarded by", printable(names.awarding_bodies, facts.awarding_body)});
    list.push_back({"alliance", printable(names.alliances, facts.alliance)});
    list.push_back({"date", to_iso(facts.date)});
    if (facts.period) list.push_back({"period", words_of(*facts.period)});
    if (facts.workload) list.push_back({"workload", facts.workload->amount + " " + facts.workload->unit});
    if (facts.eqf_level) list.push_back({"EQF level", std::to_string(*facts.eqf_level)});
    if (facts.valid_until) list.push_back({"valid until", to_iso(*facts.valid_until)});
    return list;
}

}  // namespace sigillum::verify
