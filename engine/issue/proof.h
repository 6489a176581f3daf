// Proofs that a learner has completed the units of a programme, and what checking them has found.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/digest.h"
#include "base/place.h"
#include "base/result.h"

namespace sigillum::issue {

inline constexpr ErrorKind bad_proof{"bad-proof"};            // an entry that is not complete or not possible
inline constexpr ErrorKind missing_proof{"missing-proof"};    // a unit without one
inline constexpr ErrorKind doubtful_proof{"doubtful-proof"};  // one that does not prove the unit

// How a unit is proved. The names stand in proofs.toml and proofs.json.
enum class ProofKind {
    certificate,      // one of ours: verified in full, same person, the unit of the programme
    signed_document,  // another signed PDF: signature verified, content confirmed by a named officer
    coordinator,      // the confirmation of the unit's academic coordinator
};

std::string_view name_of(ProofKind kind);

// As it is handed in.
struct Proof {
    std::string learner;  // key
    std::string unit;     // id of the programme's unit
    ProofKind kind = ProofKind::certificate;
    std::filesystem::path file;  // may be empty for a coordinator's confirmation only
    std::string confirmed_by;    // the officer or coordinator; empty for a certificate
    std::string role;
    std::optional<Date> date;  // of the confirmation
    std::string note;
    Place place;  // of the entry
};

// A proof that holds.
struct CheckedProof {
    Proof proof;
    std::optional<Sha256> content;  // digest of the file
    std::string number;             // of a certificate of ours
    std::string signer;             // of a signed file
};

// What was proved, by key of the learner; of each, the proofs in the order of the learner's units.
using ProofBook = std::map<std::string, std::vector<CheckedProof>>;

}  // namespace sigillum::issue
