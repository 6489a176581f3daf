#include "cli/report.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "credential/table.h"

namespace sigillum::cli {
namespace {

// Bold and colours, only where a person looks.
struct Ink {
    const char* error = "";
    const char* warning = "";
    const char* place = "";
    const char* plain = "";
};

Ink ink_for(std::FILE* file) {
    if (isatty(fileno(file)) == 0) return {};
    return {.error = "\033[1;31m", .warning = "\033[1;33m", .place = "\033[1m", .plain = "\033[0m"};
}

std::string paragraph(const Finding& finding, const Ink& ink) {
    const bool error = finding.severity == Severity::error;
    const std::string place = to_string(finding.error.place);
    std::string text =
        fmt::format("{}{}{}", error ? ink.error : ink.warning, error ? "error" : "warning", ink.plain);
    if (!place.empty()) text += fmt::format("  {}{}{}", ink.place, place, ink.plain);
    text += fmt::format("\n    {}\n", finding.error.found);
    if (!finding.error.expected.empty()) text += fmt::format("    expected {}\n", finding.error.expected);
    return text;
}

const char* name_of(Severity severity) {
    switch (severity) {
        case Severity::error:
            return "error";
        case Severity::warning:
            return "warning";
        case Severity::note:
            return "note";
    }
    return "";
}

std::string counted(int number, const char* thing) {
    return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

std::string all_paragraphs(const Findings& findings, const Ink& ink) {
    std::string text;
    for (const Finding& finding : findings.list()) {
        if (finding.severity != Severity::note) text += paragraph(finding, ink);
    }
    if (findings.errors() + findings.warnings() == 0) return text;
    return text + fmt::format("{}, {}\n", counted(findings.errors(), "error"),
                              counted(findings.warnings(), "warning"));
}

}  // namespace

void print_error(const Error& error) {
    fmt::print(stderr, "{}", paragraph({Severity::error, error}, ink_for(stderr)));
}

int refused(const Error& error) {
    print_error(error);
    return wrong_usage;
}

void print_findings(const Findings& findings, bool to_output) {
    std::FILE* file = to_output ? stdout : stderr;
    fmt::print(file, "{}", all_paragraphs(findings, ink_for(file)));
}

int refused(const Findings& findings, bool as_json) {
    if (as_json)
        fmt::print("{}", findings_as_json(findings));
    else
        print_findings(findings, false);
    return found_errors;
}

std::string findings_as_text(const Findings& findings) { return all_paragraphs(findings, {}); }

std::string findings_as_json(const Findings& findings) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Finding& finding : findings.list()) {
        const Place& place = finding.error.place;
        nlohmann::ordered_json entry = {{"severity", name_of(finding.severity)},
                                        {"kind", finding.error.kind.name}};
        if (!place.file.empty()) entry["file"] = place.file;
        if (place.line > 0) entry["line"] = place.line;
        if (place.column > 0) entry["column"] = place.column;
        if (place.row > 0) entry["row"] = place.row;
        if (place.row > 0 && place.column > 0)
            entry["cell"] = fmt::format("{}{}", credential::column_letters(place.column), place.row);
        if (!place.field.empty()) entry["field"] = place.field;
        entry["found"] = finding.error.found;
        if (!finding.error.expected.empty()) entry["expected"] = finding.error.expected;
        list.push_back(std::move(entry));
    }
    const nlohmann::ordered_json all = {{"errors", findings.errors()},
                                        {"warnings", findings.warnings()},
                                        {"notes", findings.notes()},
                                        {"findings", std::move(list)}};
    return all.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace sigillum::cli
