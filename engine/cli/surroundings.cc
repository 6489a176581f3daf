#include "cli/surroundings.h"

#include <openssl/rand.h>
#include <sys/resource.h>

#include <cstdlib>
#include <ctime>

namespace sigillum::cli {
namespace {

namespace fs = std::filesystem;

// Debian's package icc-profiles-free brings it.
constexpr const char* system_profile = "/usr/share/color/icc/sRGB.icc";

}  // namespace

Result<issue::AssetFolders> find_assets(const fs::path& data) {
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    const fs::path candidates[] = {data, program.parent_path().parent_path() / "share/sigillum",
                                   program.parent_path().parent_path().parent_path().parent_path()};
    for (const fs::path& folder : candidates) {
        if (folder.empty() || !fs::exists(folder / "layouts/common.json", ignored)) continue;
        const bool installed = fs::exists(folder / "page", ignored);
        return issue::AssetFolders{.layouts = folder / "layouts",
                                   .locales = folder / "locales",
                                   .fonts = folder / "fonts/fonts.json",
                                   .icc_profile = system_profile,
                                   .page = folder / (installed ? "page" : "engine/web/site"),
                                   .decoder = folder / (installed ? "decoder" : "build/decoder")};
    }
    return fail(data_not_found, {.file = data.string()},
                "the engine's layouts, locales and fonts are not there",
                "--data naming the folder that holds layouts/, locales/ and fonts/");
}

Result<Instant> moment(const std::string& text) {
    if (!text.empty()) {
        if (const auto given = instant_from_iso(text)) return *given;
        return fail(bad_time, {.field = "--time"}, "“" + text + "” is no moment",
                    "a form like 2026-07-03T14:05:32+02:00");
    }
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return Instant{now, static_cast<int>(local.tm_gmtoff / 60)};
}

double processor_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void fill_random(std::span<std::uint8_t> bytes) {
    // Without randomness there are no numbers and no keys: nothing sensible is left to do.
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) std::abort();
}

}  // namespace sigillum::cli
