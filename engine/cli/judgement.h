// A verdict as it is printed: what passes from the process that checked to the one that prints.
#pragma once

#include <optional>
#include <string>

#include "base/bytes.h"
#include "verify/verdict.h"

namespace sigillum::cli {

struct Judgement {
    int exit_code = 0;
    std::string outcome;  // its stable name
    std::string text;     // for a person
    std::string json;     // for a program
};

Judgement judgement_of(const verify::Verdict& verdict);

Bytes to_bytes(const Judgement& judgement);
// Nothing when the bytes are not what to_bytes gives.
std::optional<Judgement> judgement_from(ByteView bytes);

}  // namespace sigillum::cli
