// What has become of a certificate since it was issued.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/certificate_number.h"
#include "base/result.h"

namespace sigillum::registry {

inline constexpr ErrorKind status_is_final{"status-is-final"};    // revoked or replaced already
inline constexpr ErrorKind status_unchanged{"status-unchanged"};  // it is what it shall become
inline constexpr ErrorKind unknown_reason{"unknown-reason"};

// The values stand in the registry.
enum class State : std::uint8_t { current = 0, suspended = 1, revoked = 2, replaced = 3 };

// "current", "suspended", "revoked", "replaced"
std::string_view name_of(State state);

struct Status {
    State state = State::current;
    std::int64_t since =
        0;  // seconds since 1970; of a certificate whose status never changed, when it was issued
    std::string reason;                          // class of reason; empty when none was given
    std::optional<CertificateNumber> successor;  // of a replaced certificate
    bool operator==(const Status&) const = default;
};

// A certificate that is not current, with its place in the status list.
struct ListedStatus {
    CertificateNumber number;
    std::uint32_t index = 0;
    Status status;
    bool operator==(const ListedStatus&) const = default;
};

// The classes of reason that a state may have, which verifiers are told; none for current.
std::span<const std::string_view> reason_classes(State state);
// Fails with unknown_reason, with a suggestion where the word is nearly one of the classes.
Done check_reason(State state, std::string_view reason);

// Whether a certificate of that status may take the state: revoked and replaced are final, only what is
// suspended is reinstated. Fails with status_is_final or status_unchanged, which name the certificate.
Done check_change(const CertificateNumber& number, const Status& present, State wanted);

}  // namespace sigillum::registry
