// Three dates are kept apart: requirements met (date of issuing), the date on page 1, and the moment of
// signing (Annex 3, decision 5).
#include <fmt/format.h>

#include <algorithm>

#include "credential/reading.h"
#include "credential/rules.h"

namespace sigillum::credential {
namespace {

void widen(std::optional<Date>& end, const std::optional<DateRange>& period) {
    if (period) end = std::max(end.value_or(period->end), period->end);
}

void widen(std::optional<Date>& end, const Participation& participation) {
    widen(end, participation.whole.duration);
    widen(end, participation.in_presence.duration);
    widen(end, participation.online.duration);
}

// The last day of what the edition itself certifies; electives may differ from learner to learner, so units
// do not count.
std::optional<Date> end_of_activities(const Edition& edition) {
    std::optional<Date> end;
    widen(end, edition.taking_place);
    if (edition.participation) widen(end, *edition.participation);
    return end;
}

void check_document_date(const Check& check) {
    const Edition& edition = check.edition;
    if (edition.document_date == Date{}) return;
    const auto end = end_of_activities(edition);
    if (end && edition.document_date < *end) {
        check.warn(document_before_end, "document_date", to_iso(edition.document_date),
                   fmt::format("a day not before the end of the activities, {}", to_iso(*end)));
    }
    if (edition.document_date > check.today) {
        check.warn(date_in_future, "document_date",
                   fmt::format("{} lies in the future", to_iso(edition.document_date)),
                   fmt::format("a day not after {}", to_iso(check.today)));
    }
    if (edition.valid_until && *edition.valid_until <= edition.document_date) {
        check.error(valid_until_too_early, "valid_until", to_iso(*edition.valid_until),
                    fmt::format("a day after the document's date, {}", to_iso(edition.document_date)));
    }
}

// What has to be true of a day on which all requirements were met; empty when it is.
struct Fault {
    ErrorKind kind;
    std::string expected;
};

std::optional<Fault> fault_of(const Check& check, const Date& met) {
    if (met > check.today)
        return Fault{date_in_future, fmt::format("a day not after {}", to_iso(check.today))};
    if (check.edition.document_date != Date{} && met > check.edition.document_date) {
        return Fault{document_before_requirements_met, fmt::format("a day not after the document's date, {}",
                                                                   to_iso(check.edition.document_date))};
    }
    return std::nullopt;
}

void check_requirements_met(const Check& check) {
    const auto& common = check.edition.date_of_issuing;
    if (common) {
        if (const auto fault = fault_of(check, *common)) {
            check.error(fault->kind, "date_of_issuing", to_iso(*common), fault->expected);
        }
    }
    for (const Learner& learner : check.learners) {
        const auto& own = learner.requirements_met;
        if (own) {
            if (const auto fault = fault_of(check, *own)) {
                check.error(fault->kind, learner, "requirements_met", to_iso(*own), fault->expected);
            }
        } else if (is_micro_credential(check.edition.type) && !common &&
                   !check.places.has("date_of_issuing")) {
            check.error(missing_field, learner, "requirements_met",
                        "the day on which all requirements were met is not given",
                        "a date here, or date_of_issuing in the edition for everyone");
        }
    }
}

}  // namespace

void check_dates(const Check& check) {
    check_document_date(check);
    check_requirements_met(check);
}

}  // namespace sigillum::credential
