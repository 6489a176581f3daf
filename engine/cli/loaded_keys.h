// The keys that options name, read from their files.
#pragma once

#include <memory>
#include <optional>

#include "base/result.h"
#include "cli/options.h"
#include "issue/keys.h"
#include "qr/code_key.h"
#include "seal/signer.h"
#include "seal/time_stamp.h"

namespace sigillum::cli {

inline constexpr ErrorKind key_not_given{"key-not-given"};

// Names of the files in a keys folder.
namespace key_file {
inline constexpr const char* root = "root.pem";
inline constexpr const char* signer = "signer.p12";
inline constexpr const char* code_key = "code-key.pem";
inline constexpr const char* status_key = "status-key.pem";
inline constexpr const char* key_set = "code-keys.json";
}  // namespace key_file

struct LoadedKeys {
    std::unique_ptr<seal::Signer> signer;
    std::unique_ptr<qr::CodeKey> code_key;
    bool code_key_is_demo = false;
    qr::PublicKeySet key_set;  // empty when none was given

    issue::IssuingKeys issuing() const {
        return {signer.get(), code_key.get(), code_key_is_demo, nullptr, code_key->public_key().point};
    }
};

Result<LoadedKeys> load_keys(KeyFiles files);

// The first line of the file; empty when no file is given.
Result<std::string> passphrase_from(const std::filesystem::path& file);

}  // namespace sigillum::cli
