// What a command takes from the machine it runs on: the clock, randomness, and where the engine's data lie.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "base/date.h"
#include "base/result.h"
#include "issue/assets.h"

namespace sigillum::cli {

inline constexpr ErrorKind data_not_found{"data-not-found"};
inline constexpr ErrorKind bad_time{"bad-time"};

// The engine's data: in `data` when given, else beside the program (share/sigillum of an installation, or the
// source tree of a build).
Result<issue::AssetFolders> find_assets(const std::filesystem::path& data);

// The time given as text, or the clock's with the machine's offset when the text is empty.
Result<Instant> moment(const std::string& text);

// Seconds of processor time that this process has used.
double processor_seconds();

// Random bytes from the system's generator.
void fill_random(std::span<std::uint8_t> bytes);

}  // namespace sigillum::cli
