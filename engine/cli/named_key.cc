#include "cli/named_key.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "verify/certificate.h"

namespace sigillum::cli {
namespace {

constexpr std::size_t fewest_digits = 4;

std::string lower_case(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

tl::unexpected<Error> not_known(const std::string& typed) {
    return fail(registry::key_not_known, {.field = "KEY"}, fmt::format("the registry has no key “{}”", typed),
                "the id of a key, or at least its first four digits; `sigillum keys list` shows them");
}

}  // namespace

Result<registry::KeyEntry> key_named(registry::Store& store, const std::string& typed) {
    const std::string wanted = lower_case(typed);
    if (wanted.size() < fewest_digits) return not_known(typed);
    auto keys = store.keys();
    if (!keys) return fail(keys.error());
    std::erase_if(*keys, [&](const registry::KeyEntry& key) { return !key.id.starts_with(wanted); });
    if (keys->empty()) return not_known(typed);
    if (keys->size() == 1) return keys->front();
    std::string ids;
    for (const registry::KeyEntry& key : *keys) ids += (ids.empty() ? "" : ", ") + key.id;
    return fail(key_ambiguous, {.field = "KEY"},
                fmt::format("“{}” begins the id of more than one key", typed),
                "more digits of one of " + ids);
}

std::string words_for(const registry::KeyEntry& key) {
    if (key.purpose != registry::KeyPurpose::seal)
        return fmt::format("the {} key {}", name_of(key.purpose), key.id);
    const std::string subject = subject_of(key);
    return fmt::format("the sealing certificate {}{}{}", key.id, subject.empty() ? "" : " of ", subject);
}

std::string subject_of(const registry::KeyEntry& key) {
    if (key.purpose != registry::KeyPurpose::seal) return {};
    const auto certificate = verify::certificate_from_der(key.public_part);
    return certificate ? verify::subject_of(certificate.get()) : std::string();
}

}  // namespace sigillum::cli
