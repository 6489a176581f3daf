// A folder of keys: the private key of each purpose, and the key set with their public halves.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"
#include "qr/code_key.h"
#include "qr/public_key_set.h"

namespace sigillum::cli {

inline constexpr ErrorKind key_file_exists{"key-file-exists"};

// "code" or "status".
const char* name_of(qr::KeyPurpose purpose);

class KeyFolder {
  public:
    KeyFolder(std::filesystem::path folder, qr::KeyPurpose purpose)
        : folder_(std::move(folder)), purpose_(purpose) {}

    const std::filesystem::path& path() const { return folder_; }
    qr::KeyPurpose purpose() const { return purpose_; }
    // "code-key.pem": the key that signs.
    std::filesystem::path current() const;
    // "code-key-next.pem": the key that a rotation is about to put in its place.
    std::filesystem::path next() const;
    // "code-key-20f70a388d425a61.pem": a key that signed before.
    std::filesystem::path former(const qr::KeyId& id) const;
    // "code-keys.json".
    std::filesystem::path key_set() const;

  private:
    std::filesystem::path named(const std::string& middle) const;

    std::filesystem::path folder_;
    qr::KeyPurpose purpose_;
};

// The private key in the file. Fails as read_file and CodeKey::from_pem do.
Result<qr::CodeKey> read_private_key(const std::filesystem::path& file, const std::string& passphrase);

// Writes a secret, readable by its owner only, whole and durable. Fails with key_file_exists when there is
// anything of that name already: a private key that is overwritten is lost.
Done write_new_secret(const std::filesystem::path& file, ByteView bytes);

Result<qr::PublicKeySet> read_key_set_file(const std::filesystem::path& file);

// Reads the key set, lets `change` change it, and puts it in the place of the old one. A missing file is an
// empty set.
Done change_key_set(const std::filesystem::path& file, const std::function<void(qr::PublicKeySet&)>& change);

}  // namespace sigillum::cli
