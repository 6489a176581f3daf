// The numbers that a command line names.
#pragma once

#include <string>
#include <vector>

#include "base/certificate_number.h"
#include "base/result.h"
#include "cli/options.h"

namespace sigillum::cli {

inline constexpr ErrorKind no_number_given{"no-number-given"};

struct TypedNumber {
    std::string typed;
    Result<CertificateNumber> number;  // an error where it is none, with its line when it came from a file
};

// Those that were typed, then those of the file; empty lines and lines that begin with # are passed over.
// Fails when the file cannot be read or no number is given.
Result<std::vector<TypedNumber>> read_numbers(const NumberOptions& options);

}  // namespace sigillum::cli
