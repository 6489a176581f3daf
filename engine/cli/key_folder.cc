#include "cli/key_folder.h"

#include "base/file.h"
#include "cli/loaded_keys.h"

namespace sigillum::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_key_file = 1U << 20U;

}  // namespace

const char* name_of(qr::KeyPurpose purpose) { return purpose == qr::KeyPurpose::status ? "status" : "code"; }

fs::path KeyFolder::named(const std::string& middle) const {
    return folder_ / (name_of(purpose_) + ("-key" + middle) + ".pem");
}

fs::path KeyFolder::current() const { return named(""); }
fs::path KeyFolder::next() const { return named("-next"); }
fs::path KeyFolder::former(const qr::KeyId& id) const { return named("-" + qr::to_hex(id)); }
fs::path KeyFolder::key_set() const { return folder_ / key_file::key_set; }

Result<qr::CodeKey> read_private_key(const fs::path& file, const std::string& passphrase) {
    const auto pem = read_file(file, largest_key_file);
    if (!pem) return fail(pem.error());
    return qr::CodeKey::from_pem(*pem, passphrase, file.string());
}

Done write_new_secret(const fs::path& file, ByteView bytes) {
    // Written whole under another name, then given its own by a link, which never takes a name that is taken.
    fs::path partial = file;
    partial += ".new";
    if (Done written = write_file(partial, bytes, Durability::at_once, true); !written) return written;
    std::error_code linked;
    fs::create_hard_link(partial, file, linked);
    std::error_code ignored;
    fs::remove(partial, ignored);
    if (linked == std::errc::file_exists) {
        return fail(key_file_exists, {.file = file.string()}, "is there already, and no key is overwritten",
                    "a name that is free");
    }
    if (linked)
        return fail(cannot_write_file, {.file = file.string()}, linked.message(), "a writable folder");
    return sync_folder(file.has_parent_path() ? file.parent_path() : fs::path("."));
}

Result<qr::PublicKeySet> read_key_set_file(const fs::path& file) {
    const auto json = read_file(file, largest_key_file);
    if (!json) return fail(json.error());
    return qr::read_key_set(*json, file.string());
}

Done change_key_set(const fs::path& file, const std::function<void(qr::PublicKeySet&)>& change) {
    qr::PublicKeySet set;
    std::error_code ignored;
    if (fs::exists(file, ignored)) {
        auto read = read_key_set_file(file);
        if (!read) return fail(read.error());
        set = std::move(*read);
    }
    change(set);
    return write_file(file, qr::write_key_set(set));
}

}  // namespace sigillum::cli
