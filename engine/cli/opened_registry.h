// The registry that a command names, opened, and who is at work on it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"
#include "cli/options.h"
#include "registry/issuing_claim.h"
#include "registry/store.h"

namespace sigillum::cli {

inline constexpr ErrorKind registry_not_given{"registry-not-given"};

// The name of the registry in a folder of issued documents.
inline constexpr const char* registry_file = "registry.sqlite";

// Who acts, when by the clock and why: the name that was given, else the system's name of the user.
registry::Act act_of(const ActOptions& options);

// The file that the options name, or the address of a PostgreSQL database (postgresql://…), which stands in
// the same option: every function here takes either. Fails with registry_not_given.
Result<std::filesystem::path> registry_at(const RegistryPlace& place);
// As it may be shown: an address without its password.
Result<std::string> shown_registry(const std::filesystem::path& file);

// Opens a registry for questions only.
Result<std::unique_ptr<registry::Store>> open_registry_to_read(const std::filesystem::path& file);
Result<std::unique_ptr<registry::Store>> open_registry_to_read(const RegistryPlace& place);
// Opens a registry for changes; one of an earlier version is brought to the present one, which is said on
// standard error.
Result<std::unique_ptr<registry::Store>> open_registry(const std::filesystem::path& file,
                                                       const registry::Act& act);
Result<std::unique_ptr<registry::Store>> open_registry(const RegistryPlace& place, const registry::Act& act);
// The same; the claim keeps other runs from the same learners until the store is closed.
Result<std::unique_ptr<registry::Store>> open_registry(const std::filesystem::path& file,
                                                       const registry::Act& act,
                                                       const registry::IssuingClaim& claim);
// The same, and makes it where it is missing.
Result<std::unique_ptr<registry::Store>> open_or_make_registry(const std::filesystem::path& file,
                                                               const registry::Act& act,
                                                               const registry::IssuingClaim& claim);

}  // namespace sigillum::cli
