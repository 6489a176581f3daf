#include "verify/key_life.h"

#include <algorithm>
#include <string>

#include "base/digest.h"
#include "qr/joined_key_sets.h"

namespace sigillum::verify {

namespace {

std::optional<qr::KeyLife> recorded_life(const std::string& id, const VerifyOptions& options) {
    if (!options.registry) return std::nullopt;
    const auto known = options.registry->find_key(id);
    if (!known || !*known) return std::nullopt;
    const registry::KeyEntry& key = **known;
    return qr::KeyLife{
        .valid_from = key.valid_from, .retired = key.retired_at, .revoked_since = key.revoked_since};
}

}  // namespace

qr::KeyLife life_of(const qr::PublicKey& key, const VerifyOptions& options) {
    return qr::joined(key.life, recorded_life(qr::to_hex(key.id), options).value_or(qr::KeyLife{}));
}

std::optional<qr::KeyLife> life_of_seal(const X509* certificate, const VerifyOptions& options) {
    const Bytes der = der_of(certificate);
    const auto& seals = options.code_keys.seals;
    const auto pinned = std::find_if(seals.begin(), seals.end(),
                                     [&](const qr::PublishedSeal& seal) { return seal.certificate == der; });
    const auto recorded = recorded_life(to_hex(sha256(der)), options);
    if (pinned == seals.end()) return recorded;
    return qr::joined(pinned->life, recorded.value_or(qr::KeyLife{}));
}

}  // namespace sigillum::verify
