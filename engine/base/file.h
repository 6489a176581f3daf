// Files: read whole with a limit, written so that they appear whole or not at all.
#pragma once

#include <cstddef>
#include <filesystem>

#include "base/bytes.h"
#include "base/result.h"

namespace sigillum {

inline constexpr ErrorKind cannot_read_file{"cannot-read-file"};
inline constexpr ErrorKind file_too_large{"file-too-large"};
inline constexpr ErrorKind cannot_write_file{"cannot-write-file"};

// The bytes of a regular file; refused when it is larger than `limit` bytes. `shown` is the name used in
// errors.
Result<Bytes> read_file(const std::filesystem::path& path, std::size_t limit, std::string shown = {});

// When written bytes must survive a power cut.
enum class Durability { at_once, later };

// Writes beside the target and renames over it, so that the target never exists half-written. With
// Durability::at_once the file and its folder are synced first; with `later` the caller syncs (sync_file,
// sync_folder). The file takes permissions 0644, or 0600 for secrets.
Done write_file(const std::filesystem::path& path, ByteView bytes,
                Durability durability = Durability::at_once, bool secret = false);

// Makes the names in a folder, or all written data of the file system that holds it, durable.
Done sync_folder(const std::filesystem::path& folder);
Done sync_file_system(const std::filesystem::path& folder);

}  // namespace sigillum
