// registry check, registry erase, registry upgrade.
#include <fmt/format.h>

#include <charconv>

#include "cli/commands.h"
#include "cli/number_list.h"
#include "cli/number_outcomes.h"
#include "cli/opened_registry.h"
#include "cli/report.h"
#include "cli/surroundings.h"

namespace sigillum::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr ErrorKind bad_head{"bad-head"};

std::string text_of(const registry::AuditHead& head) {
    return fmt::format("{}:{}", head.sequence, to_hex(head.hash));
}

// "14:<64 hexadecimal digits>", as a check prints it.
Result<registry::AuditHead> head_from(const std::string& text) {
    registry::AuditHead head;
    const std::size_t colon = text.find(':');
    const auto read = std::from_chars(text.data(), text.data() + std::min(colon, text.size()), head.sequence);
    bool good = colon != std::string::npos && read.ec == std::errc() && read.ptr == text.data() + colon &&
                text.size() == colon + 1 + 2 * head.hash.size();
    for (std::size_t i = 0; good && i < head.hash.size(); ++i) {
        const char* digits = text.data() + colon + 1 + 2 * i;
        const auto octet = std::from_chars(digits, digits + 2, head.hash[i], 16);
        good = octet.ec == std::errc() && octet.ptr == digits + 2;
    }
    if (good) return head;
    return fail(bad_head, {.field = "--head"}, fmt::format("“{}” is no end of a log", text),
                "the number and the hash that an earlier check printed, with a colon between them");
}

void print_check(const registry::RegistryCheck& check, bool json) {
    if (json) {
        const Json all = {{"whole", !check.findings.has_errors()},
                          {"head", text_of(check.head)},
                          {"rows", check.head.sequence},
                          {"reservations", check.reservations},
                          {"documents", check.documents},
                          {"check", Json::parse(findings_as_json(check.findings))}};
        fmt::print("{}\n", all.dump(2));
        return;
    }
    print_findings(check.findings, false);
    if (check.findings.has_errors()) return;
    fmt::print(
        "the registry is whole: {} rows in the log, {} reservations, {} documents\nend of the log  {}\n",
        check.head.sequence, check.reservations, check.documents, text_of(check.head));
}

NumberOutcome erased(registry::Store& store, const TypedNumber& typed, const registry::Act& act) {
    NumberOutcome outcome = outcome_of(typed);
    if (!typed.number) return outcome;
    const auto certificates = store.erase(*typed.number, act);
    if (!certificates) {
        outcome.error = certificates.error();
        return outcome;
    }
    outcome.words = "erased from the registry";
    Json files = Json::array();
    for (const registry::IssuedCertificate& certificate : *certificates) {
        files.push_back(certificate.document.file_name);
        outcome.words += fmt::format("\n    {} is still where it was issued, and in the manifest there",
                                     certificate.document.file_name);
    }
    outcome.facts = {{"erased", true}, {"files", std::move(files)}};
    return outcome;
}

}  // namespace

int run_registry_check(const RegistryCheckOptions& options) {
    std::optional<registry::AuditHead> known;
    if (!options.head.empty()) {
        const auto head = head_from(options.head);
        if (!head) return refused(head.error());
        known = *head;
    }
    const auto store = open_registry_to_read(options.registry);
    if (!store) return refused(store.error());
    const auto check = (*store)->check(known);
    if (!check) {
        print_error(check.error());
        return found_errors;
    }
    print_check(*check, options.json);
    return check->findings.has_errors() ? found_errors : success;
}

int run_registry_erase(const RegistryEraseOptions& options) {
    const auto numbers = read_numbers(options.numbers);
    if (!numbers) return refused(numbers.error());
    const registry::Act act = act_of(options.act);
    const auto store = open_registry(options.registry, act);
    if (!store) return refused(store.error());
    std::vector<NumberOutcome> outcomes;
    for (const TypedNumber& typed : *numbers) outcomes.push_back(erased(**store, typed, act));
    return print_outcomes(outcomes, options.json);
}

int run_registry_upgrade(const RegistryUpgradeOptions& options) {
    const auto file = registry_at(options.registry);
    if (!file) return refused(file.error());
    const auto shown = shown_registry(*file);
    if (!shown) return refused(shown.error());
    if (const auto opened = open_registry(*file, act_of(options.act)); !opened) {
        print_error(opened.error());
        return found_errors;
    }
    fmt::print("{} is of the present version\n", *shown);
    return success;
}

}  // namespace sigillum::cli
