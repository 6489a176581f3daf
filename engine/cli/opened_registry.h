// The registry that a command names, opened, and who is at work on it.
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "cli/options.h"
#include "registry/store.h"

namespace sigillum::cli {

// The name of the registry in a folder of issued documents.
inline constexpr const char* registry_file = "registry.sqlite";

// Who acts, when by the clock and why: the name that was given, else the system's name of the user.
registry::Act act_of(const ActOptions& options);

// Opens a registry for changes, and makes it where it is missing.
Result<std::unique_ptr<registry::Store>> open_or_make_registry(const std::filesystem::path& file,
                                                               const registry::Act& act);

}  // namespace sigillum::cli
