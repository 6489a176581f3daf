// Documents, keys and acts for tests of the registry.
#pragma once

#include <span>
#include <string>

#include "registry/store.h"

namespace sigillum::registry {

inline constexpr std::int64_t noon = 1'783'080'000;  // 2026-07-03T12:00:00Z
inline const Act at_noon{noon, "tester", ""};

// The keys of the documents below.
KeyEntry code_key();
KeyEntry seal_key();

// A document under the reservation's number; its digests follow from the number.
IssuedDocument document_for(const Reservation& reservation);

// Adds the keys and records the documents.
Done record(Store& store, std::span<const IssuedDocument> documents, const Act& act = at_noon);

}  // namespace sigillum::registry
