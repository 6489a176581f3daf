// A number and a place in a status list, given out before a document exists.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/certificate_number.h"
#include "base/digest.h"

namespace sigillum::registry {

// Entries of one status list, the least that Bitstring Status List v1.0 allows.
inline constexpr std::uint32_t status_list_size = 131'072;

// Fills the span with random bytes that nobody can guess.
using RandomSource = std::function<void(std::span<std::uint8_t>)>;

// One learner of one edition, without a name: SHA-256 over the edition's id, a zero byte, and the learner's
// key. Whoever can guess the key can confirm the guess: the digest is personal data, and can be erased.
Sha256 learner_digest(std::string_view edition, std::string_view learner_key);

struct ReservationRequest {
    std::string edition;      // id of the edition
    std::string learner_key;  // unique within the edition; kept as a digest only
    int generation = 1;  // 1 for the first certificate of the learner, 2 for the one that replaces it, …
};

struct Reservation {
    CertificateNumber number;
    std::string edition;
    Sha256 learner{};  // learner_digest of the request; zeros when it was erased
    int generation = 1;
    std::string status_list;         // short identifier, "1"
    std::uint32_t status_index = 0;  // below status_list_size
    std::int64_t reserved_at = 0;    // seconds since 1970
    bool operator==(const Reservation&) const = default;
};

}  // namespace sigillum::registry
