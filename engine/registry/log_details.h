// The digests that tie rows of the tables to the rows of the audit log that wrote them.
//
// What is personal enters as a seal: SHA-256 over the learner's salt and the value. The salt is random and is
// erased with the value; then nobody can find the value from its seal by guessing.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/digest.h"
#include "registry/canonical_bytes.h"
#include "registry/issued_document.h"
#include "registry/key_entry.h"
#include "registry/reservation.h"
#include "registry/status.h"

namespace sigillum::registry {

// Random bytes of one learner.
using Salt = std::array<std::uint8_t, 16>;

Sha256 seal_of(const Salt& salt, ByteView value);
// The digest of the words given for a row of the log; zeros for no words.
Sha256 why_digest(const Salt& salt, std::int64_t sequence, std::string_view words);

// Adds one reservation to the details of a batch.
void append(CanonicalBytes& batch, const Reservation& reservation, const Sha256& learner_seal);
// The others answer for one row each.
Sha256 details_of(const IssuedDocument& document, std::int64_t recorded_at, const Sha256& file_name_seal);
Sha256 details_of(const CertificateNumber& number, const Status& status);
Sha256 details_of(const KeyEntry& key);
Sha256 details_of_name(std::string_view kind, std::string_view id, std::string_view name);
Sha256 details_of_erasure(const CertificateNumber& number);
Sha256 details_of_publication(std::string_view host, const Sha256& content);
// `seal` is over the learner's salt and the digest of the proofs.
Sha256 details_of_proofs(const CertificateNumber& number, const Sha256& seal);

}  // namespace sigillum::registry
