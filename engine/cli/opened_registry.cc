#include "cli/opened_registry.h"

#include <pwd.h>
#include <unistd.h>

#include <ctime>

#include "cli/surroundings.h"
#include "registry/sqlite_store.h"

namespace sigillum::cli {
namespace {

std::string system_user() {
    const passwd* user = getpwuid(geteuid());
    return user == nullptr ? "user " + std::to_string(geteuid()) : std::string(user->pw_name);
}

}  // namespace

registry::Act act_of(const ActOptions& options) {
    return {.at = static_cast<std::int64_t>(std::time(nullptr)),
            .by = options.by.empty() ? system_user() : options.by,
            .why = options.why};
}

Result<std::unique_ptr<registry::Store>> open_or_make_registry(const std::filesystem::path& file,
                                                               const registry::Act& /*act*/) {
    return registry::open_sqlite_store(file, {.access = registry::Access::create_if_missing});
}

}  // namespace sigillum::cli
