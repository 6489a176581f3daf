#include "registry/audit.h"

#include <array>

#include "registry/canonical_bytes.h"

namespace sigillum::registry {
namespace {

// In the order of Action.
constexpr std::array<std::string_view, 13> action_names = {
    "reserve",    "issue",      "suspend", "reinstate", "revoke",  "replace", "add-key",
    "retire-key", "revoke-key", "name",    "erase",     "publish", "prove"};

}  // namespace

std::string_view name_of(Action action) { return action_names[static_cast<std::size_t>(action)]; }

std::optional<Action> action_from(std::string_view name) {
    for (std::size_t i = 0; i < action_names.size(); ++i) {
        if (action_names[i] == name) return static_cast<Action>(i);
    }
    return std::nullopt;
}

Sha256 chain_hash(const Sha256& previous, const AuditEntry& entry) {
    CanonicalBytes row;
    row.raw(ByteView(reinterpret_cast<const char*>(previous.data()), previous.size()));
    row.integer(entry.sequence).integer(entry.at).text(entry.by).text(name_of(entry.action));
    row.text(entry.subject).digest(entry.why_digest).digest(entry.details);
    return row.sha256();
}

}  // namespace sigillum::registry
