#include "issue/unit_certificate.h"

#include <fmt/format.h>

#include <charconv>

#include "credential/words.h"
#include "locale/normal_form.h"

namespace sigillum::issue {
namespace {

using nlohmann::json;
using Objection = std::optional<std::string>;

// A text inside the facts, by the names on the way; empty where there is none.
std::string text_at(const json& facts, std::initializer_list<const char*> path) {
    const json* value = &facts;
    for (const char* name : path) {
        if (!value->is_object()) return {};
        const auto member = value->find(name);
        if (member == value->end()) return {};
        value = &*member;
    }
    return value->is_string() ? value->get<std::string>() : std::string();
}

Objection of_person(const json& facts, const credential::Learner& learner) {
    const std::string name = text_at(facts, {"learner", "name"});
    if (locale::nfc(name) != locale::nfc(learner.name))
        return fmt::format("it was issued to “{}”, the programme’s certificate would be for “{}”", name,
                           learner.name);
    const std::string born = text_at(facts, {"learner", "birth_date"});
    const std::string wanted = learner.birth_date ? to_iso(*learner.birth_date) : "";
    if (born.empty() || wanted.empty())
        return "a birth date is missing, so that nothing shows that the two persons of that name are one";
    if (born != wanted) return fmt::format("its holder was born on {}, the learner on {}", born, wanted);
    return std::nullopt;
}

// Whether the titles agree in a language that both have; a unit without a title is known by its kind.
bool same_opportunity(const json& facts, const credential::Opportunity& unit) {
    const bool titled = !unit.title.empty();
    const char* member = titled ? "title" : "kind";
    for (const auto& [language, text] : (titled ? unit.title : unit.kind).texts) {
        const std::string theirs = text_at(facts, {"opportunity", member, language.tag.c_str()});
        if (!theirs.empty() && locale::nfc(theirs) == locale::nfc(text)) return true;
    }
    return false;
}

double amount_of(const std::string& decimal) {
    double amount = -1;
    std::from_chars(decimal.data(), decimal.data() + decimal.size(), amount);
    return amount;
}

Objection of_unit(const json& facts, const credential::Unit& unit, const Language& main) {
    const std::string type = text_at(facts, {"type"});
    if (type != "achievement" && type != "completion")
        return fmt::format("it is a certificate of the type “{}”", type);
    const std::string issuer = text_at(facts, {"issuer", "id"});
    if (issuer != unit.university)
        return fmt::format("it was issued by “{}”, the unit was held by “{}”", issuer, unit.university);
    if (!same_opportunity(facts, unit.opportunity))
        return fmt::format("it is for another learning opportunity than “{}”",
                           unit.opportunity.title.empty() ? unit.opportunity.kind.in(main)
                                                          : unit.opportunity.title.in(main));
    const std::string amount = text_at(facts, {"workload", "amount"});
    if (amount_of(amount) != amount_of(unit.workload.amount) ||
        text_at(facts, {"workload", "unit"}) != credential::word_of(unit.workload.unit))
        return fmt::format("its workload is {} {}, the unit’s {} {}", amount,
                           text_at(facts, {"workload", "unit"}), unit.workload.amount,
                           credential::word_of(unit.workload.unit));
    return std::nullopt;
}

Objection of_result(const json& facts, const credential::Credential& programme,
                    const credential::CompletedUnit& completed) {
    const std::string grade = text_at(facts, {"learner", "grade", "value"});
    if (completed.grade && grade != completed.grade->value)
        return grade.empty()
                   ? fmt::format("it shows no grade, the list has “{}”", completed.grade->value)
                   : fmt::format("its grade is “{}”, the list has “{}”", grade, completed.grade->value);
    const auto issued = date_from_iso(text_at(facts, {"document", "date_of_issuing"}));
    if (!issued || *issued > programme.date_of_issuing())
        return fmt::format("its requirements were met on {}, after those of the programme ({})",
                           issued ? to_iso(*issued) : "an unknown day", to_iso(programme.date_of_issuing()));
    return std::nullopt;
}

}  // namespace

std::optional<std::string> objection_to(const nlohmann::json& facts, const credential::Credential& programme,
                                        const credential::Unit& unit,
                                        const credential::CompletedUnit& completed) {
    if (auto person = of_person(facts, programme.learner)) return person;
    if (auto of_this = of_unit(facts, unit, programme.edition.languages.front())) return of_this;
    return of_result(facts, programme, completed);
}

}  // namespace sigillum::issue
