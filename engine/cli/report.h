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

// Prints all findings, a paragraph each, and a line that counts them. Standard error, or standard output for
// `check`.
void print_findings(const Findings& findings, bool to_output);

// The findings as JSON: {"errors": n, "warnings": n, "findings": [{severity, kind, file, line, column, row,
// field, found, expected}]}.
std::string findings_as_json(const Findings& findings);

}  // namespace sigillum::cli
