#include "web/publish.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/key_folder.h"
#include "cli/loaded_keys.h"
#include "cli/opened_registry.h"
#include "cli/report.h"

namespace sigillum::cli {
namespace {

constexpr std::int64_t seconds_a_day = 86'400;

struct StatusKey {
    qr::CodeKey key;
    qr::PublicKey public_half;
};

Result<bool> is_demo(const qr::KeyId& id, const std::filesystem::path& key_set) {
    const auto set = read_key_set_file(key_set);
    if (!set) return fail(set.error());
    const qr::PublicKey* const published = set->find(id, qr::KeyPurpose::status);
    if (published != nullptr) return published->demo;
    return fail(key_not_given, {.file = key_set.string()},
                "the set does not hold the status key " + qr::to_hex(id),
                "the key set with the public half of the key that signs the lists");
}

Result<StatusKey> load_status_key(const PublishOptions& options) {
    std::filesystem::path file = options.status_key;
    std::filesystem::path key_set = options.key_set;
    if (file.empty() && !options.keys.empty()) {
        file = options.keys / key_file::status_key;
        if (key_set.empty()) key_set = options.keys / key_file::key_set;
    }
    if (file.empty()) {
        return fail(key_not_given, {.field = "--status-key"}, "no key is given that signs the lists",
                    "--keys with a folder that holds status-key.pem, or --status-key with its file");
    }
    const auto passphrase = passphrase_from(options.passphrase_file);
    if (!passphrase) return fail(passphrase.error());
    auto key = read_private_key(file, *passphrase);
    if (!key) return fail(key.error());
    qr::PublicKey half = key->public_key();
    half.purpose = qr::KeyPurpose::status;
    if (!key_set.empty()) {
        const auto demo = is_demo(half.id, key_set);
        if (!demo) return fail(demo.error());
        half.demo = *demo;
    }
    return StatusKey{std::move(*key), half};
}

Result<web::PublishReport> publish(const PublishOptions& options, const issue::AssetFolders& assets) {
    const auto key = load_status_key(options);
    if (!key) return fail(key.error());
    const registry::Act act = act_of(options.act);
    const auto store = open_registry(options.registry, act);
    if (!store) return fail(store.error());
    return web::publish(
        **store,
        {.sources = {.page = assets.page, .locales = assets.locales, .decoder = assets.decoder},
         .out = options.out,
         .host = options.host,
         .issuer = options.issuer,
         .now = act.at,
         .valid_seconds = options.valid_days * seconds_a_day,
         .status_key = key->key,
         .status_public = key->public_half},
        act);
}

}  // namespace

int run_publish(const PublishOptions& options, const issue::AssetFolders& assets) {
    const auto report = publish(options, assets);
    if (!report) {
        print_error(report.error());
        return found_errors;
    }
    std::error_code unknown;
    if (!std::filesystem::exists(assets.decoder / "decode.js", unknown)) {
        fmt::print(stderr,
                   "the site brings no decoder: codes in pictures are read only by browsers that can do it "
                   "themselves (.ci/decoder fetches one)\n");
    }
    if (options.json) {
        const nlohmann::ordered_json all = {{"files", report->files},
                                            {"bytes", report->bytes},
                                            {"certificates", report->certificates},
                                            {"notCurrent", report->not_current}};
        fmt::print("{}\n", all.dump(2));
        return success;
    }
    fmt::print(
        "{} files ({} KB) in {}: {} certificates, {} of them not current; the lists count for {} days\n",
        report->files, (report->bytes + 512) / 1024, (options.out / "V").string(), report->certificates,
        report->not_current, options.valid_days);
    return success;
}

}  // namespace sigillum::cli
