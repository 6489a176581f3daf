#include "registry/issuing_claim.h"

#include <fmt/format.h>

namespace sigillum::registry {

tl::unexpected<Error> being_issued(const std::string& registry, const IssuingClaim& wanted, bool same_part) {
    const std::string what =
        same_part && wanted.parts > 1
            ? fmt::format("part {} of {} of “{}” is", wanted.part, wanted.parts, wanted.edition)
            : fmt::format("“{}” is", wanted.edition);
    return fail(
        edition_being_issued, {.file = registry},
        what + (same_part ? " being issued by another program now"
                          : " being issued by another program now, divided into other parts"),
        "to be the only one at it: try again when the other has ended, or take a part that nobody has");
}

}  // namespace sigillum::registry
