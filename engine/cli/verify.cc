#include "verify/verify.h"

#include <fmt/format.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/loaded_keys.h"
#include "cli/report.h"
#include "cli/surroundings.h"
#include "qr/public_key_set.h"
#include "registry/sqlite_store.h"
#include "verify/certificate.h"

namespace sigillum::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_trust_file = 16U << 20U;

// What the options bring along, with the registry they own.
struct Trust {
    verify::VerifyOptions options;
    std::unique_ptr<registry::Store> registry;
};

Done read_anchors(const fs::path& file, verify::VerifyOptions& options) {
    const auto bytes = read_file(file, largest_trust_file);
    if (!bytes) return fail(bytes.error());
    auto anchors = verify::certificates_from_file(*bytes);
    if (!anchors) return fail(anchors.error());
    for (Bytes& anchor : *anchors) options.trust_anchors.push_back(std::move(anchor));
    return {};
}

Done read_keys(const fs::path& file, verify::VerifyOptions& options) {
    const auto bytes = read_file(file, largest_trust_file);
    if (!bytes) return fail(bytes.error());
    auto set = qr::read_key_set(*bytes, file.string());
    if (!set) return fail(set.error());
    options.code_keys = std::move(*set);
    return {};
}

Result<Trust> trust_from(const VerifyOptions& options) {
    Trust trust;
    const auto now = moment(options.time);
    if (!now) return fail(now.error());
    trust.options.now = *now;
    const fs::path anchors = options.trust.empty() && !options.keys.empty() ? options.keys / key_file::root : options.trust;
    const fs::path key_set = options.key_set.empty() && !options.keys.empty() ? options.keys / key_file::key_set : options.key_set;
    if (!anchors.empty()) {
        if (const Done read = read_anchors(anchors, trust.options); !read) return fail(read.error());
    }
    if (!key_set.empty()) {
        if (const Done read = read_keys(key_set, trust.options); !read) return fail(read.error());
    }
    if (!options.registry.empty()) {
        auto store = registry::open_sqlite_store(options.registry, {.access = registry::Access::read_only});
        if (!store) return fail(store.error());
        trust.registry = std::move(*store);
        trust.options.registry = trust.registry.get();
    }
    return trust;
}

Result<verify::Verdict> judge(const VerifyOptions& options, const Trust& trust) {
    std::error_code ignored;
    if (!fs::exists(options.what, ignored)) {
        // A name that looks like a file's is one that is missing; anything else is the text of a code.
        const bool named_file = options.what.find("/V/#") == std::string::npos && fs::path(options.what).has_extension();
        if (!named_file) return verify::verify_code(options.what, trust.options);
    }
    const auto bytes = read_file(options.what, trust.options.limits.file_bytes);
    if (!bytes) return fail(bytes.error());
    return verify::verify_file(*bytes, trust.options);
}

}  // namespace

int run_verify(const VerifyOptions& options) {
    const auto trust = trust_from(options);
    if (!trust) {
        print_error(trust.error());
        return wrong_usage;
    }
    const auto verdict = judge(options, *trust);
    if (!verdict) {
        print_error(verdict.error());
        return verify::exit_code(verify::Outcome::unreadable);
    }
    fmt::print("{}", options.json ? verify::to_json(*verdict) : verify::to_text(*verdict));
    return verdict->exit_code();
}

}  // namespace sigillum::cli
