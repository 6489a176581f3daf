// A demonstration authority that is the same in every test, as far as its keys go.
#pragma once

#include <cstdint>
#include <memory>

#include "seal/demo_authority.h"
#include "seal/signer.h"

namespace sigillum::seal::test {

// A source that replays: 1, 2, 3 … scrambled by SHA-256. Never for real use.
RandomSource counting_random();

inline constexpr Instant demo_begin{1'782'864'000, 0};  // 2026-07-01T00:00:00Z
inline constexpr Instant demo_now{1'783'080'000, 0};    // 2026-07-03T12:00:00Z

// Made once for the whole program: of Ada Test, Test University, without a passphrase.
const DemoAuthority& demo();

std::unique_ptr<Signer> demo_signer();

}  // namespace sigillum::seal::test
