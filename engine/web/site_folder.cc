#include "web/site_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/fs.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <set>
#include <system_error>

namespace sigillum::web {
namespace {

namespace fs = std::filesystem;

// Whoever opens the host alone is led to the page.
constexpr const char* front_page =
    "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Certificate verification</title>\n"
    "<meta http-equiv=\"refresh\" content=\"0; url=V/\">\n<p><a href=\"V/\">Certificate "
    "verification</a>\n</html>\n";

tl::unexpected<Error> cannot_write(const fs::path& path, const std::string& reason) {
    return fail(cannot_write_file, {.file = path.string()}, "cannot be written: " + reason,
                "a folder with room that this user may write to");
}

std::string last_reason() { return std::generic_category().message(errno); }

// Holds a folder for one program at a time.
class FolderLock {
  public:
    explicit FolderLock(const fs::path& folder)
        : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)),
          held_(descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) {}
    ~FolderLock() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    bool held() const { return held_; }

  private:
    int descriptor_;
    bool held_;
};

// The seconds in "1-notes-5f0c19ab-1795370400.jwt"; 0 for a name without them.
std::int64_t stamp_of(const fs::path& name) {
    const std::string stem = name.stem().string();
    std::int64_t seconds = 0;
    const std::size_t dash = stem.rfind('-');
    if (dash == std::string::npos || name.extension() != ".jwt") return 0;
    const char* const end = stem.data() + stem.size();
    const auto read = std::from_chars(stem.data() + dash + 1, end, seconds);
    return read.ec == std::errc() && read.ptr == end ? seconds : 0;
}

// Lists of the old site that may still be asked for, under their old names.
Done keep_lists(const fs::path& old_site, const fs::path& new_site, std::int64_t keep_since) {
    std::error_code error;
    for (fs::directory_iterator at(old_site / "status", error), end; !error && at != end;
         at.increment(error)) {
        const fs::path kept = new_site / "status" / at->path().filename();
        std::error_code unknown;
        if (stamp_of(at->path().filename()) < keep_since || fs::exists(kept, unknown)) continue;
        std::error_code failed;
        fs::copy_file(at->path(), kept, failed);
        if (failed) return cannot_write(kept, failed.message());
    }
    return {};
}

Done write_all(const fs::path& site, const SiteFiles& files) {
    std::set<fs::path> folders;
    for (const auto& [path, content] : files) {
        const fs::path target = site / path;
        std::error_code error;
        if (folders.insert(target.parent_path()).second) fs::create_directories(target.parent_path(), error);
        if (error) return cannot_write(target.parent_path(), error.message());
        if (const Done written = write_file(target, content, Durability::later); !written) return written;
    }
    return {};
}

// Where the file system cannot exchange two folders, the old one steps aside first.
Done exchange(const fs::path& fresh, const fs::path& site) {
    std::error_code error;
    if (!fs::exists(site, error)) {
        fs::rename(fresh, site, error);
    } else if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, site.c_str(), RENAME_EXCHANGE) != 0) {
        if (errno != EINVAL && errno != ENOSYS) return cannot_write(site, last_reason());
        const fs::path aside = fresh.string() + "-old";
        fs::rename(site, aside, error);
        if (!error) fs::rename(fresh, site, error);
        if (!error) fs::rename(aside, fresh, error);
    }
    if (error) return cannot_write(site, error.message());
    return {};
}

}  // namespace

Done put_in_place(const fs::path& folder, const SiteFiles& files, std::int64_t keep_since) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return cannot_write(folder, error.message());
    const FolderLock lock(folder);
    if (!lock.held()) {
        return fail(publishing_elsewhere, {.file = folder.string()}, "another program is publishing there",
                    "one at a time: wait for it to end");
    }
    const fs::path site = folder / "V";
    const fs::path fresh = folder / ".V-new";
    fs::remove_all(fresh, error);  // of a run that was interrupted
    fs::remove_all(fresh.string() + "-old", error);
    Done done = write_all(fresh, files);
    if (done) done = keep_lists(site, fresh, keep_since);
    if (done) done = write_file(folder / "index.html", front_page);
    if (done) done = sync_file_system(folder);
    if (done) done = exchange(fresh, site);
    if (done) done = sync_folder(folder);
    fs::remove_all(fresh, error);
    return done;
}

}  // namespace sigillum::web
