// A site put in the place of the one before it.
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/file.h"
#include "base/result.h"
#include "web/site_files.h"

namespace sigillum::web {

inline constexpr ErrorKind publishing_elsewhere{
    "publishing-elsewhere"};  // another program publishes to this folder

// Puts the files into V/ in the folder, which is made if need be, and index.html beside it. V/ is exchanged
// as a whole, so that nobody ever sees a part of two publications; a server that has files of the old one
// open reads on. Signed lists of the old site stay beside the new ones for as long as readers may have learnt
// their names: those whose stamp
// ("1-notes-5f0c19ab-1795370400.jwt") is not older than `keep_since`, seconds since 1970. Nothing else of the old site
// stays. When it fails, the old site is as it was.
Done put_in_place(const std::filesystem::path& folder, const SiteFiles& files, std::int64_t keep_since);

}  // namespace sigillum::web
