// Form of participation in the learning activity (Annex 3, supplement and learning units).
#include <fmt/format.h>

#include "credential/rules.h"
#include "credential/words.h"

namespace sigillum::credential {
namespace {

bool empty(const Attendance& attendance) { return !attendance.duration && attendance.contact_hours.empty(); }

void check_period(const Check& check, const std::optional<DateRange>& period, const std::string& path) {
    if (!period || period->begin <= period->end) return;
    check.error(ends_before_it_begins, path,
                fmt::format("{} to {}", to_iso(period->begin), to_iso(period->end)),
                "an end that is not before the beginning");
}

// Duration and contact hours of one form of taking part. Only self-paced learning may do without a duration.
void require_attendance(const Check& check, const Attendance& attendance, bool self_paced,
                        const std::string& path) {
    if (!attendance.duration && !self_paced) {
        check.error(incomplete_participation, path + ".duration", "no duration",
                    "duration = { from = 2026-03-02, to = 2026-06-12 }, or self_paced = true");
    }
    if (attendance.contact_hours.empty()) {
        check.error(incomplete_participation, path + ".contact_hours", "no number of contact hours",
                    "contact_hours = 24");
    }
    check_period(check, attendance.duration, path + ".duration");
}

// Blended learning has two durations and two numbers of contact hours, every other mode one.
void check_mode(const Check& check, const Participation& participation, const std::string& path) {
    if (check.unread(path + ".mode") || check.unread(path + ".self_paced")) return;
    const bool parts_given = !empty(participation.in_presence) || !empty(participation.online);
    if (participation.mode == Mode::blended) {
        require_attendance(check, participation.in_presence, participation.self_paced, path + ".in_presence");
        require_attendance(check, participation.online, participation.self_paced, path + ".online");
        if (!empty(participation.whole)) {
            check.error(not_of_this_mode, path,
                        "one duration or number of contact hours for blended learning",
                        "two: under in_presence and under online");
        }
        return;
    }
    if (!check.places.has(path + ".mode")) {
        check.error(incomplete_participation, path + ".mode", "no mode of learning",
                    "mode = \"in-presence\", \"online\", \"blended\", \"hybrid\" or \"hybrid-flexible\"");
    }
    require_attendance(check, participation.whole, participation.self_paced, path);
    if (parts_given) {
        check.error(not_of_this_mode, path,
                    fmt::format("in_presence or online apart from each other in {} learning",
                                word_of(participation.mode)),
                    "duration and contact_hours once; only blended learning has two");
    }
}

}  // namespace

void check_participation(const Check& check) {
    if (check.edition.participation) check_mode(check, *check.edition.participation, "participation");
    for (std::size_t i = 0; i < check.edition.units.size(); ++i) {
        const std::string path = item_path("units", i) + ".participation";
        if (check.places.has(path)) check_mode(check, check.edition.units[i].participation, path);
    }
    check_period(check, check.edition.taking_place, "taking_place");
}

}  // namespace sigillum::credential
