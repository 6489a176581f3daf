// Who changes the registry, when and why: what the audit log says of every change.
#pragma once

#include <cstdint>
#include <string>

namespace sigillum::registry {

struct Act {
    std::int64_t at = 0;  // when it is done, by the clock: seconds since 1970
    std::string by;       // a person, or a machine's user name
    std::string why;      // free words for the log, never published; may be empty
};

}  // namespace sigillum::registry
