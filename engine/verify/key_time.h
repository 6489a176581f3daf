// Whether a key was in use when it signed: what was signed outside its life does not count.
//
// The verification page holds keys to the same rules (key_life.js); tests/key_times.json holds both to them.
#pragma once

#include <cstdint>
#include <optional>

#include "base/date.h"
#include "qr/token_facts.h"
#include "verify/options.h"
#include "verify/signature_check.h"
#include "verify/verdict.h"

namespace sigillum::verify {

enum class KeyTime {
    not_said,    // the issuer says nothing of the key's life
    in_use,      // the date lies in it
    other_time,  // it lies outside, which is no contradiction: documents are issued after their date, and
                 // again
    retired,     // an achievement, which is dated on the day of issuing, dated after the key was retired
    not_begun,   // the key begins in the future
};

// Of the key of a code. A day is left for time zones, and ten minutes for clocks.
KeyTime time_of_key(const qr::KeyLife& life, const qr::TokenFacts& facts, const Instant& now);

// When a certificate says it is valid, seconds since 1970.
struct Validity {
    std::int64_t from = 0;
    std::int64_t until = 0;
};

enum class SealTime { in_use, expired_since, outside };

// Of a seal that claims that time, or none, which counts as now. It has to lie in the validity of the
// certificate and in the life of the key; ten minutes are left for clocks in the latter.
SealTime time_of_seal(const Validity& validity, const qr::KeyLife& life,
                      const std::optional<Instant>& claimed, const Instant& now);

// Notes the check "key-time" where the date lies outside the life of the key. False when that is a
// contradiction: the reason key_not_valid was added and the verdict is "altered".
bool check_key_time(const qr::PublicKey& key, const qr::TokenFacts& facts, const VerifyOptions& options,
                    Verdict& verdict);

// Likewise the check "seal-time", for a seal that the key set or the registry knows.
bool check_seal_time(const IntactSignature& seal, const VerifyOptions& options, Verdict& verdict);

}  // namespace sigillum::verify
