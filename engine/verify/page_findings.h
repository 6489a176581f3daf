// What was found on the pages, in a form that passes from one process to another.
#pragma once

#include <optional>
#include <vector>

#include "base/bytes.h"
#include "verify/verdict.h"

namespace sigillum::verify {

struct PageFindings {
    std::vector<Check> checks;
    bool altered = false;        // the pages contradict the record or the code
    bool beyond_limits = false;  // they asked too much to be compared
};

Bytes to_bytes(const PageFindings& findings);
// Nothing when the bytes are not what to_bytes gives.
std::optional<PageFindings> page_findings(ByteView bytes);

}  // namespace sigillum::verify
