#include <fmt/format.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/key_folder.h"
#include "cli/loaded_keys.h"
#include "cli/report.h"
#include "cli/surroundings.h"
#include "seal/demo_authority.h"

namespace sigillum::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* read_me =
    "These keys were made by “sigillum keys demo” for trying out. They are NOT FOR REAL USE: whoever reads "
    "this\n"
    "folder can sign with them, and every document they seal says SPECIMEN.\n\n"
    "root.pem             trust anchor: what a verifier is given to trust (--trust)\n"
    "signer.p12           sealing key and its certificates (--signer)\n"
    "signer-key.pem       the same key as PEM, signer-chain.pem its certificates\n"
    "code-key.pem         key of the verification codes (--code-key)\n"
    "status-key.pem       key of the status lists that verifiers ask\n"
    "code-keys.json       the public halves of both, which verifiers pin (--trust)\n"
    "time-stamp-key.pem   key of a time-stamping unit, time-stamp-chain.pem its certificates\n"
    "*.crl                revocation lists of the two authorities, both empty\n";

constexpr ErrorKind folder_exists{"folder-exists"};

// The public half of a key, marked as one for trying out.
Result<qr::PublicKey> demo_half(ByteView pem, qr::KeyPurpose purpose) {
    const auto key = qr::CodeKey::from_pem(pem);
    if (!key) return fail(key.error());
    qr::PublicKey half = key->public_key();
    half.purpose = purpose;
    half.demo = true;
    return half;
}

Result<Bytes> demo_key_set(const seal::DemoAuthority& authority) {
    const auto code = demo_half(authority.code_key, qr::KeyPurpose::code);
    if (!code) return fail(code.error());
    const auto status = demo_half(authority.status_key, qr::KeyPurpose::status);
    if (!status) return fail(status.error());
    return qr::write_key_set({.keys = {*code, *status}});
}

Done write_authority(const fs::path& folder, const seal::DemoAuthority& authority) {
    struct File {
        std::string name;
        const Bytes& bytes;
        bool secret;
    };
    const Bytes text = read_me;
    const auto key_set = demo_key_set(authority);
    if (!key_set) return fail(key_set.error());
    std::vector<File> files = {{"README.txt", text, false},
                               {key_file::root, authority.root_certificate, false},
                               {key_file::signer, authority.signer_pkcs12, true},
                               {"signer-key.pem", authority.signer_key, true},
                               {"signer-chain.pem", authority.signer_chain, false},
                               {"time-stamp-key.pem", authority.time_stamp_key, true},
                               {"time-stamp-chain.pem", authority.time_stamp_chain, false},
                               {key_file::code_key, authority.code_key, true},
                               {key_file::status_key, authority.status_key, true},
                               {key_file::key_set, *key_set, false}};
    for (std::size_t i = 0; i < authority.revocation_lists.size(); ++i) {
        files.push_back({fmt::format("authority-{}.crl", i + 1), authority.revocation_lists[i], false});
    }
    for (const File& file : files) {
        if (const Done written = write_file(folder / file.name, file.bytes, Durability::at_once, file.secret);
            !written)
            return written;
    }
    return {};
}

Done make_demo_keys(const KeysDemoOptions& options) {
    std::error_code error;
    if (fs::exists(options.out, error) && !fs::is_empty(options.out, error)) {
        return fail(folder_exists, {.file = options.out.string()}, "is there already and is not empty",
                    "a folder that does not exist yet");
    }
    fs::create_directories(options.out, error);
    if (error)
        return fail(cannot_write_file, {.file = options.out.string()}, error.message(),
                    "a folder that can be made");
    const auto passphrase = passphrase_from(options.passphrase_file);
    if (!passphrase) return fail(passphrase.error());
    const auto now = moment({});
    if (!now) return fail(now.error());
    const auto authority = seal::demo_authority({.person = options.person,
                                                 .organisation = options.organisation,
                                                 .from = {now->seconds - 60, 0},
                                                 .years = options.years,
                                                 .passphrase = *passphrase},
                                                fill_random);
    if (!authority) return fail(authority.error());
    return write_authority(options.out, *authority);
}

const char* kind_words(seal::CertificateKind kind) {
    switch (kind) {
        case seal::CertificateKind::qualified:
            return "qualified certificate";
        case seal::CertificateKind::advanced:
            return "advanced certificate";
        case seal::CertificateKind::demonstration:
            return "demonstration key, NOT FOR REAL USE";
    }
    return "";
}

}  // namespace

int run_keys_demo(const KeysDemoOptions& options) {
    const Done made = make_demo_keys(options);
    if (!made) {
        print_error(made.error());
        return found_errors;
    }
    fmt::print("Demonstration keys, NOT FOR REAL USE, in {} (README.txt there says what is what)\n",
               options.out.string());
    return success;
}

int run_keys_show(const KeysShowOptions& options) {
    const auto keys = load_keys(options.keys);
    if (!keys) {
        print_error(keys.error());
        return found_errors;
    }
    for (const seal::Certificate& certificate : keys->signer->identity().chain) {
        fmt::print("certificate  {}{}{}\n             valid {} to {}\n", certificate.common_name,
                   certificate.organisation.empty() ? "" : ", ", certificate.organisation,
                   to_iso(certificate.not_before), to_iso(certificate.not_after));
    }
    fmt::print("seals as     {}\n", kind_words(keys->signer->identity().certificate().kind));
    fmt::print("code key     {}{}\n", qr::to_hex(keys->code_key->key_id()),
               keys->code_key_is_demo ? " (demonstration)" : "");
    return success;
}

}  // namespace sigillum::cli
