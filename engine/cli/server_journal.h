// The journal of a server: requests in a file, errors on standard error.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>

#include "base/result.h"
#include "web/journal.h"

namespace sigillum::cli {

inline constexpr ErrorKind cannot_open_log{"cannot-open-log"};

class ServerJournal final : public web::Journal {
  public:
    // Appends to the file, which may be rotated by copying and truncating it; "-" is the standard output, an
    // empty name no log. Fails with cannot_open_log.
    static Result<std::unique_ptr<ServerJournal>> open(const std::filesystem::path& file);
    ~ServerJournal() override;
    ServerJournal(const ServerJournal&) = delete;
    ServerJournal& operator=(const ServerJournal&) = delete;

    void answered(const web::AccessEntry& entry) override;
    void failed(const Error& error) override;

  private:
    explicit ServerJournal(int descriptor) : descriptor_(descriptor) {}

    int descriptor_;  // -1: no log
    std::mutex mutex_;
};

}  // namespace sigillum::cli
