#include "verify/key_time.h"

#include <openssl/asn1.h>
#include <openssl/x509.h>

#include <ctime>
#include <string>
#include <utility>

#include "verify/key_life.h"

namespace sigillum::verify {

namespace {

constexpr std::int64_t clock_error = 600;  // seconds that two clocks may differ
constexpr std::int64_t day = 86'400;

// Counted from 1970-01-01, UTC, also before it.
std::int64_t day_of(std::int64_t seconds) { return seconds / day - (seconds % day < 0 ? 1 : 0); }

bool begins_later(const qr::KeyLife& life, const Instant& now) {
    return life.valid_from && *life.valid_from > now.seconds + clock_error;
}

bool is_achievement(qr::DocumentType type) {
    return type == qr::DocumentType::academic_achievement ||
           type == qr::DocumentType::professional_achievement;
}

std::optional<std::int64_t> seconds_of(const ASN1_TIME* time) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
    return ::timegm(&parts);
}

std::string shown(std::int64_t seconds) { return to_iso(Instant{seconds}); }

bool does_not_count(std::string check, std::string words, Verdict& verdict) {
    verdict.failed(std::move(check), std::move(words));
    verdict.reasons.push_back(Reason::key_not_valid);
    verdict.outcome = Outcome::altered;
    return false;
}

}  // namespace

KeyTime time_of_key(const qr::KeyLife& life, const qr::TokenFacts& facts, const Instant& now) {
    if (begins_later(life, now)) return KeyTime::not_begun;
    const std::int64_t date = day_of(seconds_at_midnight_utc(facts.date));
    if (life.retired && date > day_of(*life.retired) + 1)
        return is_achievement(facts.type) ? KeyTime::retired : KeyTime::other_time;
    if (!life.valid_from && !life.retired) return KeyTime::not_said;
    return life.valid_from && date < day_of(*life.valid_from) - 1 ? KeyTime::other_time : KeyTime::in_use;
}

SealTime time_of_seal(const Validity& validity, const qr::KeyLife& life,
                      const std::optional<Instant>& claimed, const Instant& now) {
    const std::int64_t moment = claimed.value_or(now).seconds;
    const bool outside_life = begins_later(life, now) ||
                              (life.valid_from && moment < *life.valid_from - clock_error) ||
                              (life.retired && moment > *life.retired + clock_error);
    if (outside_life || moment < validity.from || moment > validity.until) return SealTime::outside;
    return now.seconds > validity.until ? SealTime::expired_since : SealTime::in_use;
}

bool check_key_time(const qr::PublicKey& key, const qr::TokenFacts& facts, const VerifyOptions& options,
                    Verdict& verdict) {
    const qr::KeyLife life = life_of(key, options);
    const std::string name = "the key " + qr::to_hex(key.id) + " of the code ";
    const std::string dated = ", and the certificate is dated " + to_iso(facts.date);
    switch (time_of_key(life, facts, options.now)) {
        case KeyTime::not_begun:
            return does_not_count("key-time", name + "begins only at " + shown(*life.valid_from), verdict);
        case KeyTime::retired:
            return does_not_count("key-time", name + "was retired at " + shown(*life.retired) + dated,
                                  verdict);
        case KeyTime::other_time:
            verdict.not_checked("key-time",
                                name + "was in use at another time" + dated +
                                    ", which may be another day than that on which it was issued");
            return true;
        case KeyTime::in_use:
        case KeyTime::not_said:
            return true;
    }
    return true;
}

bool check_seal_time(const IntactSignature& seal, const VerifyOptions& options, Verdict& verdict) {
    const auto life = life_of_seal(seal.signer.get(), options);
    if (!life) return true;
    const auto from = seconds_of(X509_get0_notBefore(seal.signer.get()));
    const auto until = seconds_of(X509_get0_notAfter(seal.signer.get()));
    if (from && until &&
        time_of_seal({*from, *until}, *life, seal.claimed_time, options.now) != SealTime::outside)
        return true;
    const Instant moment = seal.claimed_time.value_or(options.now);
    return does_not_count("seal-time",
                          "the seal of " + subject_of(seal.signer.get()) + " is of " + to_iso(moment) +
                              ", when its certificate was not valid or its key not in use",
                          verdict);
}

}  // namespace sigillum::verify
