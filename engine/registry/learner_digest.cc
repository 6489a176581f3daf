#include "base/digest.h"
#include "registry/reservation.h"

namespace sigillum::registry {

Sha256 learner_digest(std::string_view edition, std::string_view learner_key) {
    Bytes named(edition);
    named += '\0';
    named += learner_key;
    return sha256(named);
}

}  // namespace sigillum::registry
