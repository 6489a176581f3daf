// How findings and errors look on a terminal and to a program.
#pragma once

#include <string>

#include "base/error.h"
#include "base/findings.h"

namespace sigillum::cli {

// Prints an error to standard error: what is wrong, and below it what was expected.
void print_error(const Error& error);

// Prints an error that lies in what the command was given, and gives the exit code that says so.
int refused(const Error& error);

// Prints why a command does not begin, as JSON or as text to standard error, and gives the exit code that
// says so.
int refused(const Findings& findings, bool as_json);

// Prints all errors and warnings, a paragraph each, and a line that counts them, to standard error or
// standard output. Notes are for `check` (check_report.h).
void print_findings(const Findings& findings, bool to_output);

// The same as plain text.
std::string findings_as_text(const Findings& findings);

// The findings as JSON: {"errors": n, "warnings": n, "notes": n, "findings": [{severity, kind, file, line,
// column, row, cell, field, found, expected}]}.
std::string findings_as_json(const Findings& findings);

}  // namespace sigillum::cli
