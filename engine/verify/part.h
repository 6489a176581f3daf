// Parts of a check in which a library lays out, draws or searches what a stranger made, and may take long
// over it.
#pragma once

#include <functional>

#include "base/bytes.h"
#include "base/result.h"

namespace sigillum::verify {

// It gives its findings as bytes, so that it may be done in a process of its own.
using Part = std::function<Bytes()>;

// Does a part and gives its findings, or the error that says in `found` why there are none: "took longer than
// 2 s of processor time".
using PartRunner = std::function<Result<Bytes>(const Part&)>;

}  // namespace sigillum::verify
