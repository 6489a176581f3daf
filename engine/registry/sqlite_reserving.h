// Giving out numbers and places in status lists.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"
#include "registry/sqlite_database.h"
#include "registry/sqlite_rows.h"
#include "registry/store.h"

namespace sigillum::registry {

// Reserves within a transaction that its caller has begun and commits; see Store::reserve.
class Reserving {
  public:
    Reserving(const Database& database, SqliteStatements& sql, const RandomSource& random, std::int64_t now)
        : database_(database), sql_(sql), random_(random), now_(now) {}

    Result<Reservation> reserve(const ReservationRequest& request);
    // Keeps how full the lists are; the last act before the commit.
    Done finish();

  private:
    struct StatusList {
        std::int64_t id = 1;
        std::int64_t taken = 0;
    };

    Done choose_list();
    Done choose_edition(const std::string& name);
    Result<bool> add(const Reservation& reservation);
    void draw(Reservation& reservation) const;

    const Database& database_;
    SqliteStatements& sql_;
    const RandomSource& random_;
    std::int64_t now_;
    std::optional<StatusList> list_;  // the one that is being filled, once it is needed
    std::string edition_;             // of the last request, and its row
    std::int64_t edition_row_ = 0;
};

}  // namespace sigillum::registry
