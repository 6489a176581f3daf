// Giving out numbers and places in status lists.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"
#include "registry/audit_log.h"
#include "registry/canonical_bytes.h"
#include "registry/database.h"
#include "registry/rows.h"
#include "registry/store.h"

namespace sigillum::registry {

// Reserves within a transaction that its caller has begun and commits; see Store::reserve.
class Reserving {
  public:
    Reserving(Session& session, const RandomSource& random, AuditLog& log, std::int64_t now)
        : database_(*session.database), sql_(session.sql), random_(random), log_(log), now_(now) {}

    Result<Reservation> reserve(const ReservationRequest& request);
    // Keeps how full the lists are and logs what was reserved; the last act before the log is finished.
    Done finish();

  private:
    struct StatusList {
        std::int64_t id = 1;
        std::int64_t taken = 0;
    };

    // A learner's row, and the seal that the log has of the digest.
    struct Learner {
        std::int64_t row = 0;
        Sha256 seal{};
    };

    Done choose_list();
    Done keep_list();
    Done choose_edition(const std::string& name);
    // The learner's row, added with a new salt if need be.
    Result<Learner> learner(const Sha256& digest);
    static Result<Learner> learner_row(const Statement& row, const Database& database);
    Result<bool> add(const Reservation& reservation, std::int64_t learner);
    // One row of the log for what was reserved of one edition.
    Done log_edition();
    void draw(Reservation& reservation) const;

    const Database& database_;
    Statements& sql_;
    const RandomSource& random_;
    AuditLog& log_;
    std::int64_t now_;
    std::optional<StatusList> list_;  // the one that is being filled, once it is needed
    std::string edition_;             // of the last request, and its row
    std::int64_t edition_row_ = 0;
    CanonicalBytes reserved_;  // of this edition, not yet in the log
};

}  // namespace sigillum::registry
