// Integration and stackability options: required when the opportunity is a component of a larger programme,
// otherwise absent or "stand-alone" (Annex 3, supplement and section 4).
#include "credential/rules.h"
#include "credential/words.h"

namespace sigillum::credential {
namespace {

void check_need(const Check& check, ComponentNeed need) {
    const bool programme = check.edition.type == CertificateType::programme;
    if (programme && need != ComponentNeed::component) {
        check.error(contradictory_stackability, "stackability.need", std::string(word_of(need)),
                    "\"component\", or no such field: the sentence for a programme has no other word");
    } else if (!programme && need == ComponentNeed::component) {
        check.error(incomplete_stackability, "stackability.need", "neither obligatory nor elective",
                    "need = \"obligatory\" or \"elective\"");
    }
}

}  // namespace

void check_stackability(const Check& check) {
    if (!check.edition.stackability || check.unread("stackability.stand_alone")) return;
    const Stackability& stackability = *check.edition.stackability;
    const bool any = !stackability.programme.empty() || !stackability.coordinator.empty() ||
                     !stackability.credential.empty() || check.places.has("stackability.need");
    if (stackability.stand_alone) {
        if (any) {
            check.error(contradictory_stackability, "stackability",
                        "stand-alone, and a component of a larger programme", "one of the two");
        }
        return;
    }
    check_need(check, stackability.need);
    const auto require = [&check](bool given, std::string_view field, std::string_view what) {
        if (!given) check.error(incomplete_stackability, field, "not given", std::string(what));
    };
    require(!stackability.programme.empty(), "stackability.programme", "the name of the larger programme");
    require(!stackability.coordinator.empty(), "stackability.coordinator",
            "the id of the university that coordinates it");
    require(!stackability.credential.empty(), "stackability.credential",
            "the name of the credential it leads to");
}

}  // namespace sigillum::credential
