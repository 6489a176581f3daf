#include "compose/shared_words.h"

#include <fmt/format.h>

#include "compose/authority.h"
#include "compose/composer.h"
#include "compose/furniture.h"

namespace sigillum::compose {
namespace {

using credential::CertificateType;
using document::Role;

void report_unknown(const Telling& telling, const layout::Layout& layout, const std::string& field) {
    const Place place{.file = fmt::format("{}/layout.json", layout.type), .field = field};
    telling.voice.trouble.report(
        {unknown_field, place, fmt::format("“{}”", field), "a field of the certificate"});
}

std::vector<StatementSlot> statement_slots(const Telling& telling, const layout::Layout& layout) {
    std::vector<StatementSlot> slots;
    for (const layout::Entry& entry : layout.statement) {
        const StatementField* field = statement_field(entry.field);
        if (field == nullptr)
            report_unknown(telling, layout, entry.field);
        else
            slots.push_back({.field = field, .shared = field->personal ? Nodes{} : field->tell(telling)});
    }
    return slots;
}

RowSlots row_slots(const Telling& telling, const layout::Layout& layout,
                   const std::vector<layout::Entry>& entries) {
    RowSlots slots;
    for (const layout::Entry& entry : entries) {
        const RowField* field = row_field(entry.field);
        if (field == nullptr) {
            report_unknown(telling, layout, entry.field);
            continue;
        }
        Nodes shared = field->is_personal() ? Nodes{} : field->tell(telling);
        if (!field->is_personal() && shared.empty()) continue;
        const std::string count = std::to_string(row_count(entry.field, telling.subject));
        slots.push_back({.field = field,
                         .heading = heading(3, Role::row_heading,
                                            telling.voice.say(entry.heading, {{"count", neutral(count)}})),
                         .shared = std::move(shared)});
    }
    return slots;
}

std::map<std::string, RowSlots, std::less<>> unit_slots(const Telling& telling,
                                                        const layout::Layout& layout) {
    std::map<std::string, RowSlots, std::less<>> by_id;
    const credential::CompletedUnit nobody;  // grades are told for each learner
    for (const credential::Unit& unit : telling.edition().units) {
        const Subject subject = subject_of(unit, nobody);
        by_id.emplace(unit.id,
                      row_slots({telling.voice, telling.credential, subject}, layout, layout.unit_rows));
    }
    return by_id;
}

}  // namespace

std::unique_ptr<SharedWords> shared_words(Voice voice, const credential::Credential& credential,
                                          const layout::Layout& layout) {
    auto words = std::make_unique<SharedWords>(SharedWords{.voice = std::move(voice)});
    Voice& own = words->voice;
    const Subject subject = subject_of(credential);
    const Telling telling{own, credential, subject};
    const bool participation = credential.edition.type == CertificateType::participation;
    const std::string certificate = certificate_key(credential.edition);
    words->crown = crown(telling, layout.seal);
    words->statement = statement_slots(telling, layout);
    words->signatures = signatures(telling);
    words->supporters = supporters(telling);
    words->rows = row_slots(telling, layout, layout.supplement_rows);
    words->units = unit_slots(telling, layout);
    words->supplement_title =
        heading(2, Role::supplement_title,
                own.say(participation ? "supplement.title.participation" : "supplement.title"));
    if (!own.bilingual()) {
        words->supplement_subtitle.push_back(
            paragraph(Role::supplement_subtitle, own.say("supplement.subtitle." + certificate)));
    }
    words->unit_heading = heading(2, Role::unit_heading, own.say("unit.label"));
    words->end_mark =
        paragraph(Role::end_mark, own.say(participation ? "supplement.end.participation" : "supplement.end"));
    words->furniture = shared_furniture(telling, /*second_page=*/!words->rows.empty());
    words->metadata = shared_metadata(telling);
    return words;
}

}  // namespace sigillum::compose
