#include "credential/words.h"

namespace sigillum::credential {

std::span<const Word<CertificateType>> words(CertificateType) {
    static constexpr Word<CertificateType> list[] = {
        {"achievement", CertificateType::achievement},
        {"programme", CertificateType::programme},
        {"completion", CertificateType::completion},
        {"participation", CertificateType::participation},
    };
    return list;
}

std::span<const Word<Character>> words(Character) {
    static constexpr Word<Character> list[] = {
        {"academic", Character::academic},
        {"professional", Character::professional},
    };
    return list;
}

std::span<const Word<Relation>> words(Relation) {
    static constexpr Word<Relation> list[] = {
        {"member", Relation::member},
        {"associated-partner", Relation::associated_partner},
    };
    return list;
}

std::span<const Word<RelationPhrase>> words(RelationPhrase) {
    static constexpr Word<RelationPhrase> list[] = {
        {"by-type", RelationPhrase::by_type},
        {"on-behalf-of", RelationPhrase::on_behalf_of},
        {"member-of", RelationPhrase::member_of},
    };
    return list;
}

std::span<const Word<WorkloadUnit>> words(WorkloadUnit) {
    static constexpr Word<WorkloadUnit> list[] = {
        {"ects", WorkloadUnit::ects},
        {"ceu", WorkloadUnit::ceu},
        {"hours", WorkloadUnit::hours},
        {"other", WorkloadUnit::other},
    };
    return list;
}

std::span<const Word<OutcomeKind>> words(OutcomeKind) {
    static constexpr Word<OutcomeKind> list[] = {
        {"free", OutcomeKind::free},
        {"knowledge", OutcomeKind::knowledge},
        {"skills", OutcomeKind::skills},
        {"responsibility", OutcomeKind::responsibility},
    };
    return list;
}

std::span<const Word<Mode>> words(Mode) {
    static constexpr Word<Mode> list[] = {
        {"in-presence", Mode::in_presence},
        {"online", Mode::online},
        {"blended", Mode::blended},
        {"hybrid", Mode::hybrid},
        {"hybrid-flexible", Mode::hybrid_flexible},
    };
    return list;
}

std::span<const Word<AssessmentKind>> words(AssessmentKind) {
    static constexpr Word<AssessmentKind> list[] = {
        {"written-examination", AssessmentKind::written_examination},
        {"oral-examination", AssessmentKind::oral_examination},
        {"project-work", AssessmentKind::project_work},
        {"presentation", AssessmentKind::presentation},
        {"portfolio", AssessmentKind::portfolio},
        {"assignment", AssessmentKind::assignment},
        {"practical-assessment", AssessmentKind::practical_assessment},
        {"continuous-evaluation", AssessmentKind::continuous_evaluation},
        {"peer-assessment", AssessmentKind::peer_assessment},
        {"quiz", AssessmentKind::quiz},
        {"problem-based", AssessmentKind::problem_based},
        {"group-performance", AssessmentKind::group_performance},
        {"artefact", AssessmentKind::artefact},
        {"other", AssessmentKind::other},
    };
    return list;
}

std::span<const Word<AssessmentSetting>> words(AssessmentSetting) {
    static constexpr Word<AssessmentSetting> list[] = {
        {"on-site", AssessmentSetting::on_site},
        {"online", AssessmentSetting::online},
    };
    return list;
}

std::span<const Word<ComponentNeed>> words(ComponentNeed) {
    static constexpr Word<ComponentNeed> list[] = {
        {"obligatory", ComponentNeed::obligatory},
        {"elective", ComponentNeed::elective},
        {"component", ComponentNeed::component},
    };
    return list;
}

std::span<const Word<GrammaticalForm>> words(GrammaticalForm) {
    static constexpr Word<GrammaticalForm> list[] = {
        {"neutral", GrammaticalForm::neutral},
        {"feminine", GrammaticalForm::feminine},
        {"masculine", GrammaticalForm::masculine},
    };
    return list;
}

std::span<const Word<SealKind>> words(SealKind) {
    static constexpr Word<SealKind> list[] = {
        {"none", SealKind::none},
        {"demonstration", SealKind::demonstration},
        {"advanced", SealKind::advanced},
        {"qualified", SealKind::qualified},
    };
    return list;
}

std::span<const Word<Delimiter>> words(Delimiter) {
    static constexpr Word<Delimiter> list[] = {
        {"comma", Delimiter::comma},
        {"semicolon", Delimiter::semicolon},
        {"tab", Delimiter::tab},
        {"bar", Delimiter::bar},
    };
    return list;
}

std::span<const Word<DateOrder>> words(DateOrder) {
    static constexpr Word<DateOrder> list[] = {
        {"day-first", DateOrder::day_first},
        {"month-first", DateOrder::month_first},
    };
    return list;
}

}  // namespace sigillum::credential
