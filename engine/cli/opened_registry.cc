#include "cli/opened_registry.h"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <cstdio>
#include <ctime>
#include <optional>

#include "cli/surroundings.h"
#include "registry/postgres_store.h"
#include "registry/sqlite_store.h"

namespace sigillum::cli {
namespace {

std::string system_user() {
    const passwd* user = getpwuid(geteuid());
    return user == nullptr ? "user " + std::to_string(geteuid()) : std::string(user->pw_name);
}

Result<std::unique_ptr<registry::Store>> open_as(const std::filesystem::path& file, registry::Access access,
                                                 const registry::Act& act,
                                                 const std::optional<registry::IssuingClaim>& claim = {}) {
    if (registry::is_postgres_address(file.string()))
        return registry::open_postgres_store(file.string(), {.access = access, .claim = claim});
    auto opened = registry::open_sqlite_store(file, {.access = access, .claim = claim});
    if (opened || opened.error().kind != registry::registry_older) return opened;
    if (const Done upgraded = registry::upgrade_sqlite_registry(file, fill_random, act); !upgraded)
        return fail(upgraded.error());
    fmt::print(stderr, "{}: brought to the present version of the registry\n", file.string());
    return registry::open_sqlite_store(file, {.access = access, .claim = claim});
}

}  // namespace

registry::Act act_of(const ActOptions& options) {
    return {.at = static_cast<std::int64_t>(std::time(nullptr)),
            .by = options.by.empty() ? system_user() : options.by,
            .why = options.why};
}

Result<std::filesystem::path> registry_at(const RegistryPlace& place) {
    if (!place.file.empty()) return place.file;
    if (!place.out.empty()) return place.out / registry_file;
    return fail(
        registry_not_given, {.field = "--registry"}, "no registry is given",
        "--registry with its file or address, or --out with the folder of issued documents that it lies in");
}

Result<std::string> shown_registry(const std::filesystem::path& file) {
    if (!registry::is_postgres_address(file.string())) return file.string();
    const auto address = registry::PostgresAddress::read(file.string());
    return address ? address->shown() : Result<std::string>(fail(address.error()));
}

Result<std::unique_ptr<registry::Store>> open_registry_to_read(const std::filesystem::path& file) {
    if (registry::is_postgres_address(file.string()))
        return registry::open_postgres_store(file.string(), {.access = registry::Access::read_only});
    return registry::open_sqlite_store(file, {.access = registry::Access::read_only});
}

Result<std::unique_ptr<registry::Store>> open_registry(const std::filesystem::path& file,
                                                       const registry::Act& act) {
    return open_as(file, registry::Access::read_write, act);
}

Result<std::unique_ptr<registry::Store>> open_registry_to_read(const RegistryPlace& place) {
    const auto file = registry_at(place);
    return file ? open_registry_to_read(*file) : fail(file.error());
}

Result<std::unique_ptr<registry::Store>> open_registry(const RegistryPlace& place, const registry::Act& act) {
    const auto file = registry_at(place);
    return file ? open_registry(*file, act) : fail(file.error());
}

Result<std::unique_ptr<registry::Store>> open_registry(const std::filesystem::path& file,
                                                       const registry::Act& act,
                                                       const registry::IssuingClaim& claim) {
    return open_as(file, registry::Access::read_write, act, claim);
}

Result<std::unique_ptr<registry::Store>> open_or_make_registry(const std::filesystem::path& file,
                                                               const registry::Act& act,
                                                               const registry::IssuingClaim& claim) {
    return open_as(file, registry::Access::create_if_missing, act, claim);
}

}  // namespace sigillum::cli
