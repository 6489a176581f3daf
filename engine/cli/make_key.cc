#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.h"
#include "cli/key_folder.h"
#include "cli/loaded_keys.h"
#include "cli/opened_registry.h"
#include "cli/report.h"
#include "cli/surroundings.h"
#include "seal/new_private_key.h"

namespace sigillum::cli {
namespace {

namespace fs = std::filesystem;

fs::path key_set_for(const KeysMakeOptions& options) {
    return options.key_set.empty() ? options.out.parent_path() / key_file::key_set : options.key_set;
}

Result<qr::KeyId> make_key(const KeysMakeOptions& options) {
    const auto passphrase = passphrase_from(options.passphrase_file);
    if (!passphrase) return fail(passphrase.error());
    if (!options.passphrase_file.empty() && passphrase->empty()) {
        return fail(qr::code_key_passphrase, {.file = options.passphrase_file.string()},
                    "begins with an empty line", "a passphrase in its first line");
    }
    const auto pem = seal::new_private_key(*passphrase, fill_random);
    if (!pem) return fail(pem.error());
    const auto key = qr::CodeKey::from_pem(*pem, *passphrase, options.out.string());
    if (!key) return fail(key.error());
    if (const Done written = write_new_secret(options.out, *pem); !written) return fail(written.error());
    qr::PublicKey published = key->public_key();
    published.purpose = options.purpose;
    published.life.valid_from = act_of({}).at;
    const Done added =
        change_key_set(key_set_for(options), [&](qr::PublicKeySet& set) { set.keys.push_back(published); });
    if (!added) return fail(added.error());
    return published.id;
}

}  // namespace

int run_keys_make(const KeysMakeOptions& options) {
    const auto made = make_key(options);
    if (!made) {
        print_error(made.error());
        return found_errors;
    }
    fmt::print("{} key {} in {}, {}; keep it secret and keep a copy\n", name_of(options.purpose),
               qr::to_hex(*made), options.out.string(),
               options.passphrase_file.empty() ? "not encrypted" : "encrypted under the passphrase");
    fmt::print("its public half is added to {}\n", key_set_for(options).string());
    return success;
}

}  // namespace sigillum::cli
