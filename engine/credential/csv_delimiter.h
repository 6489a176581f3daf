// Which character parts the cells of a CSV file that does not say so.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace sigillum::credential {

inline constexpr ErrorKind doubtful_delimiter{"doubtful-delimiter"};

// How many of the cells are names of columns that somebody knows.
using KnownNames = std::function<int(const std::vector<Bytes>&)>;

// Comma, semicolon, tab or bar: the one by which one of the first lines shows the most known names of
// columns. Where no line shows any, the one that stands most often in the first line. Two that show equally
// many are an error: the edition has to say which it is.
Result<char> delimiter_of(ByteView text, const std::string& file, const KnownNames& known);

}  // namespace sigillum::credential
