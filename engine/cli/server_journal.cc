#include "cli/server_journal.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "cli/report.h"

namespace sigillum::cli {

Result<std::unique_ptr<ServerJournal>> ServerJournal::open(const std::filesystem::path& file) {
    int descriptor = -1;
    if (file == "-")
        descriptor = ::dup(STDOUT_FILENO);
    else if (!file.empty())
        descriptor = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
    if (descriptor < 0 && !file.empty()) {
        return fail(cannot_open_log, {.file = file.string()},
                    "cannot be written: " + std::generic_category().message(errno),
                    "a file that this user may write to");
    }
    return std::unique_ptr<ServerJournal>(new ServerJournal(descriptor));
}

ServerJournal::~ServerJournal() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void ServerJournal::answered(const web::AccessEntry& entry) {
    if (descriptor_ < 0) return;
    const std::string line = web::access_line(entry) + "\n";
    // One write a line: lines of several threads do not mix. A full disk must not end the service.
    [[maybe_unused]] const ssize_t written = ::write(descriptor_, line.data(), line.size());
}

void ServerJournal::failed(const Error& error) {
    const std::lock_guard lock(mutex_);
    print_error(error);
}

}  // namespace sigillum::cli
