#include "cli/loaded_keys.h"

#include "base/file.h"
#include "cli/key_folder.h"
#include "qr/public_key_set.h"
#include "seal/local_signer.h"

namespace sigillum::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_key_file = 1U << 20U;

// Fills what is not given with the folder's files.
void fill_from_folder(KeyFiles& files) {
    if (files.folder.empty()) return;
    const auto fill = [&files](fs::path& path, const char* name) {
        if (path.empty()) path = files.folder / name;
    };
    fill(files.signer, key_file::signer);
    fill(files.code_key, key_file::code_key);
    fill(files.key_set, key_file::key_set);
}

Result<std::unique_ptr<seal::Signer>> load_signer(const KeyFiles& files, const std::string& passphrase) {
    const auto key = read_file(files.signer, largest_key_file);
    if (!key) return fail(key.error());
    if (key->find("-----BEGIN") == std::string::npos) {
        return seal::signer_from_pkcs12(*key, passphrase, files.signer.string());
    }
    if (files.chain.empty()) return seal::signer_from_pem({*key, *key}, passphrase, files.signer.string());
    const auto chain = read_file(files.chain, largest_key_file);
    if (!chain) return fail(chain.error());
    return seal::signer_from_pem({*key, *chain}, passphrase, files.signer.string());
}

}  // namespace

Result<std::string> passphrase_from(const fs::path& file) {
    if (file.empty()) return std::string();
    const auto bytes = read_file(file, 4096);
    if (!bytes) return fail(bytes.error());
    return bytes->substr(0, bytes->find_first_of("\r\n"));
}

Result<LoadedKeys> load_keys(KeyFiles files) {
    fill_from_folder(files);
    if (files.signer.empty() || files.code_key.empty()) {
        return fail(key_not_given, {.field = files.signer.empty() ? "--signer" : "--code-key"},
                    "no key is given",
                    "--keys with a folder of keys, or --signer and --code-key; `sigillum keys demo` makes "
                    "keys for trying out");
    }
    const auto passphrase = passphrase_from(files.passphrase_file);
    if (!passphrase) return fail(passphrase.error());
    LoadedKeys keys;
    auto signer = load_signer(files, *passphrase);
    if (!signer) return fail(signer.error());
    keys.signer = std::move(*signer);

    auto code_key = read_private_key(files.code_key, *passphrase);
    if (!code_key) return fail(code_key.error());
    keys.code_key = std::make_unique<qr::CodeKey>(std::move(*code_key));

    if (files.key_set.empty()) return keys;
    const auto set = read_key_set_file(files.key_set);
    if (!set) return fail(set.error());
    const qr::PublicKey* published = set->find(keys.code_key->key_id());
    if (published == nullptr) {
        return fail(key_not_given, {.file = files.key_set.string()},
                    "the set does not hold the code key " + qr::to_hex(keys.code_key->key_id()),
                    "the key set that verifiers pin, with the public half of the code key");
    }
    keys.code_key_is_demo = published->demo;
    keys.key_set = *set;
    return keys;
}

}  // namespace sigillum::cli
