// The words by which editions, lists and records name the choices of this room.
#pragma once

#include <span>
#include <string_view>

#include "credential/certificate_type.h"
#include "credential/credential.h"
#include "credential/directory.h"
#include "credential/edition.h"
#include "credential/learner.h"
#include "credential/learners_source.h"
#include "credential/opportunity.h"

namespace sigillum::credential {

template <class Choice>
struct Word {
    std::string_view word;
    Choice choice;
};

// Every choice of a kind with its word; the argument only names the kind.
std::span<const Word<CertificateType>> words(CertificateType);
std::span<const Word<Character>> words(Character);
std::span<const Word<Relation>> words(Relation);
std::span<const Word<RelationPhrase>> words(RelationPhrase);
std::span<const Word<WorkloadUnit>> words(WorkloadUnit);
std::span<const Word<OutcomeKind>> words(OutcomeKind);
std::span<const Word<Mode>> words(Mode);
std::span<const Word<AssessmentKind>> words(AssessmentKind);
std::span<const Word<AssessmentSetting>> words(AssessmentSetting);
std::span<const Word<ComponentNeed>> words(ComponentNeed);
std::span<const Word<GrammaticalForm>> words(GrammaticalForm);
std::span<const Word<SealKind>> words(SealKind);
std::span<const Word<Delimiter>> words(Delimiter);
std::span<const Word<DateOrder>> words(DateOrder);

// The word of a choice: Mode::in_presence -> "in-presence".
template <class Choice>
std::string_view word_of(Choice choice) {
    for (const Word<Choice>& entry : words(choice)) {
        if (entry.choice == choice) return entry.word;
    }
    return {};
}

}  // namespace sigillum::credential
