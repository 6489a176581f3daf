#include <fmt/format.h>

#include <functional>

#include "base/date.h"
#include "cli/commands.h"
#include "cli/number_list.h"
#include "cli/number_outcomes.h"
#include "cli/opened_registry.h"
#include "cli/report.h"

namespace sigillum::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr ErrorKind not_in_log{"not-in-log"};

std::string moment_of(std::int64_t seconds) { return to_iso(Instant{seconds}); }
std::string day_of(std::int64_t seconds) { return to_iso(date_of(Instant{seconds})); }

// "revoked since 2026-11-20 (misconduct)  academic-achievement of data-literacy, issued 2026-07-03"
std::string words_for(const registry::IssuedCertificate& issued, const registry::Status& status) {
    std::string words = std::string(name_of(status.state));
    if (status.state != registry::State::current) words += " since " + day_of(status.since);
    if (status.successor) words += " by " + status.successor->grouped();
    if (!status.reason.empty()) words += " (" + status.reason + ")";
    words += fmt::format("  {} of {}, issued {}", issued.document.type, issued.reservation.edition,
                         day_of(issued.document.issued_at));
    if (!issued.document.file_name.empty()) words += ", " + issued.document.file_name;
    return words;
}

Json facts_for(const registry::IssuedCertificate& issued, const registry::Status& status) {
    Json facts = {{"status", name_of(status.state)}, {"since", moment_of(status.since)}};
    if (!status.reason.empty()) facts["reason"] = status.reason;
    if (status.successor) facts["successor"] = status.successor->grouped();
    facts["type"] = issued.document.type;
    facts["edition"] = issued.reservation.edition;
    facts["generation"] = issued.reservation.generation;
    facts["issued"] = moment_of(issued.document.issued_at);
    facts["recorded"] = moment_of(issued.recorded_at);
    facts["status_list"] = issued.reservation.status_list;
    facts["status_index"] = issued.reservation.status_index;
    if (!issued.document.file_name.empty()) facts["file"] = issued.document.file_name;
    facts["sha256"] = to_hex(issued.document.file_digest);
    return facts;
}

tl::unexpected<Error> not_issued(registry::Store& store, const CertificateNumber& number) {
    const auto reserved = store.find_reservation(number);
    if (!reserved) return fail(reserved.error());
    if (*reserved) {
        return fail(registry::number_not_issued, {},
                    fmt::format("{} was reserved in “{}”, but nothing was issued under it", number.grouped(),
                                (*reserved)->edition),
                    "the number of an issued certificate");
    }
    return fail(registry::number_not_issued, {},
                fmt::format("the registry does not know {}", number.grouped()),
                "the number of an issued certificate");
}

Done add_status(registry::Store& store, const CertificateNumber& number, NumberOutcome& outcome) {
    const auto issued = store.find(number);
    if (!issued) return fail(issued.error());
    if (!*issued) return not_issued(store, number);
    const auto status = store.status(number);
    if (!status) return fail(status.error());
    outcome.words = words_for(**issued, status->value());
    outcome.facts = facts_for(**issued, status->value());
    return {};
}

int print_status(const StatusOptions& options, registry::Store& store) {
    const auto numbers = read_numbers(options.numbers);
    if (!numbers) return refused(numbers.error());
    std::vector<NumberOutcome> outcomes;
    for (const TypedNumber& typed : *numbers) {
        NumberOutcome& outcome = outcomes.emplace_back(outcome_of(typed));
        if (!typed.number) continue;
        if (const Done added = add_status(store, *typed.number, outcome); !added)
            outcome.error = added.error();
    }
    return print_outcomes(outcomes, options.json);
}

// A number in groups; any other subject as it is, also one that differs from a number in case alone.
std::string shown_subject(const std::string& subject) {
    const auto number = CertificateNumber::parse(subject);
    return number && subject == number->text() ? number->grouped() : subject;
}

void print_entry(const registry::AuditEntry& entry) {
    fmt::print("{:>6}  {}  {:<10} {:<24} by {}", entry.sequence, moment_of(entry.at), name_of(entry.action),
               shown_subject(entry.subject), entry.by);
    if (!entry.why.empty())
        fmt::print(": {}", entry.why);
    else if (entry.why_digest != Sha256{})
        fmt::print(": (words erased)");
    fmt::print("\n");
}

Json json_of(const registry::AuditEntry& entry) {
    Json json = {{"sequence", entry.sequence},      {"time", moment_of(entry.at)}, {"by", entry.by},
                 {"action", name_of(entry.action)}, {"subject", entry.subject},    {"why", entry.why}};
    json["details"] = to_hex(entry.details);
    json["hash"] = to_hex(entry.hash);
    return json;
}

// What the log is asked for: numbers, or other words, which may be a key, an edition, an awarding body. The
// id of every thirty-second key has the form of a number too, hence both; "" asks for everything.
struct Subject {
    std::string typed;
    std::string number;  // as the log has it; empty where the words are none
};

Result<std::vector<Subject>> log_subjects(const NumberOptions& options) {
    if (options.numbers.empty() && options.from.empty()) return std::vector<Subject>{{}};
    const auto numbers = read_numbers(options);
    if (!numbers) return fail(numbers.error());
    std::vector<Subject> subjects;
    for (const TypedNumber& typed : *numbers)
        subjects.push_back({typed.typed, typed.number ? typed.number->text() : ""});
    return subjects;
}

// The rows of the words as they were typed, else those of the number that they are. Says whether there were
// any.
Result<bool> each_row(registry::Store& store, const Subject& subject,
                      const std::function<void(const registry::AuditEntry&)>& take) {
    bool any = subject.typed.empty();
    for (const std::string& words : {subject.typed, subject.number}) {
        if (words.empty() && !subject.typed.empty()) continue;
        const Done read = store.each_audit(words, [&](const registry::AuditEntry& entry) {
            any = true;
            take(entry);
        });
        if (!read) return fail(read.error());
        if (any) break;
    }
    return any;
}

int print_log(const StatusOptions& options, registry::Store& store) {
    const auto subjects = log_subjects(options.numbers);
    if (!subjects) return refused(subjects.error());
    Json list = Json::array();
    int exit_code = success;
    for (const Subject& subject : *subjects) {
        const auto any = each_row(store, subject, [&](const registry::AuditEntry& entry) {
            if (options.json)
                list.push_back(json_of(entry));
            else
                print_entry(entry);
        });
        if (any && *any) continue;
        exit_code = found_errors;
        print_error(any ? Error{.kind = not_in_log,
                                .place = {.field = subject.typed},
                                .found = "the log has no row of that",
                                .expected = "a number, the whole id of a key, the id of an edition, or "
                                            "awarding-body/ID"}
                        : any.error());
        if (!any) break;
    }
    if (options.json) fmt::print("{}\n", list.dump(2, ' ', false, Json::error_handler_t::replace));
    return exit_code;
}

}  // namespace

int run_status(const StatusOptions& options) {
    const auto store = open_registry_to_read(options.registry);
    if (!store) return refused(store.error());
    return options.log ? print_log(options, **store) : print_status(options, **store);
}

}  // namespace sigillum::cli
