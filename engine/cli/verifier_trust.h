// Whom a verifier trusts, read from files that are told apart by their content.
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"
#include "verify/options.h"

namespace sigillum::cli {

inline constexpr ErrorKind nothing_to_trust{"nothing-to-trust"};

struct TrustFiles {
    // Certificates of authorities (PEM, or one in DER), key sets (JWK), and folders of both.
    std::vector<std::filesystem::path> files;
    // A folder with root.pem and code-keys.json, each for what `files` do not bring; may be empty.
    std::filesystem::path keys;
};

// Adds the trust anchors and the pinned keys to the options. In a folder the files named *.json, *.pem,
// *.crt,
// *.cer and *.der count, in the order of their names. Fails when a file is neither, when a folder has none
// (nothing_to_trust), or when two key sets contradict each other (qr::key_sets_differ).
Done read_trust(const TrustFiles& files, verify::VerifyOptions& options);

}  // namespace sigillum::cli
