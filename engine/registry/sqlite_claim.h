// The claim on an edition beside the file of a registry: locks on a file of no content, which the system lets
// go of when the program ends.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "registry/issuing_claim.h"

namespace sigillum::registry {

class SqliteClaim {
  public:
    // The file is the registry's with "-issuing" behind its name; the last to let go of it takes it away.
    // Fails with edition_being_issued, and with registry_unavailable where such a file cannot be made or
    // locked.
    static Result<SqliteClaim> on(const std::filesystem::path& registry, const IssuingClaim& wanted);

    SqliteClaim(SqliteClaim&& other) noexcept;
    SqliteClaim& operator=(SqliteClaim&& other) noexcept;
    ~SqliteClaim();

  private:
    explicit SqliteClaim(std::filesystem::path file) : file_(std::move(file)) {}
    void let_go();

    std::filesystem::path file_;
    int descriptor_ = -1;
};

}  // namespace sigillum::registry
