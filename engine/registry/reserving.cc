#include "registry/reserving.h"

#include <array>

namespace sigillum::registry {
namespace {

// A list is left when three quarters of its places are taken: until then a random place is free in four draws
// on average.
constexpr std::int64_t fullest_list = std::int64_t{status_list_size} / 4 * 3;
// So many used numbers or places one after the other are no chance: (3/4)^200 is below 10^-24.
constexpr int most_draws = 200;

}  // namespace

Done Reserving::choose_list() {
    if (!list_) {
        const Result<bool> found = sql_.last_status_list->step();
        if (!found) return fail(found.error());
        list_ = StatusList{};
        if (*found) list_ = StatusList{sql_.last_status_list->integer(0), sql_.last_status_list->integer(1)};
        sql_.last_status_list->reset();
    }
    if (list_->taken >= fullest_list) {
        if (Done kept = keep_list(); !kept) return kept;
        list_ = StatusList{list_->id + 1, 0};
    }
    // The row must be there before a reservation names it.
    return list_->taken == 0 ? keep_list() : Done();
}

Done Reserving::keep_list() {
    if (!list_) return {};
    return sql_.set_status_list->bind(1, list_->id).bind(2, list_->taken).run();
}

Done Reserving::log_edition() {
    if (reserved_.bytes().empty()) return {};
    Done added = log_.add(Action::reserve, edition_, reserved_.sha256());
    reserved_.clear();
    return added;
}

Done Reserving::finish() {
    if (Done logged = log_edition(); !logged) return logged;
    return keep_list();
}

Done Reserving::choose_edition(const std::string& name) {
    if (edition_row_ != 0 && edition_ == name) return {};
    if (Done logged = log_edition(); !logged) return logged;
    const auto row = one_row(sql_.edition_id->bind(1, name), integer_row, database_);
    if (!row) return fail(row.error());
    edition_ = name;
    edition_row_ = row->value();
    return {};
}

void Reserving::draw(Reservation& reservation) const {
    std::array<std::uint8_t, 13> random{};
    random_(random);
    reservation.number = CertificateNumber::from_random(std::span(random).first<10>());
    // The size of a list is a power of two, so that the lowest bits are as random as all.
    static_assert((status_list_size & (status_list_size - 1)) == 0 && status_list_size <= 1U << 24U);
    const std::uint32_t place = random[10] | static_cast<std::uint32_t>(random[11]) << 8U |
                                static_cast<std::uint32_t>(random[12]) << 16U;
    reservation.status_index = place & (status_list_size - 1);
}

Result<Reserving::Learner> Reserving::learner_row(const Statement& row, const Database& /*database*/) {
    Learner learner{.row = row.integer(0)};
    read_octets(row.blob(1), learner.seal);
    return learner;
}

Result<Reserving::Learner> Reserving::learner(const Sha256& digest) {
    const auto known = one_row(sql_.find_learner->bind_blob(1, view_of(digest)), learner_row, database_);
    if (!known) return fail(known.error());
    if (*known) return **known;
    Salt salt{};
    random_(salt);
    const Sha256 seal = seal_of(salt, view_of(digest));
    sql_.add_learner->bind_blob(1, view_of(digest)).bind_blob(2, view_of(salt)).bind_blob(3, view_of(seal));
    const auto added = one_row(*sql_.add_learner, learner_row, database_);
    if (!added) return fail(added.error());
    return added->value();
}

Result<bool> Reserving::add(const Reservation& reservation, std::int64_t learner) {
    const std::string number = reservation.number.text();
    const Done added = sql_.add_reservation->bind(1, number)
                           .bind(2, edition_row_)
                           .bind(3, learner)
                           .bind(4, std::int64_t{reservation.generation})
                           .bind(5, list_->id)
                           .bind(6, std::int64_t{reservation.status_index})
                           .bind(7, now_)
                           .bind(8, log_.next())
                           .run();
    if (!added) return fail(added.error());
    return sql_.add_reservation->changes() == 1;
}

Result<Reservation> Reserving::reserve(const ReservationRequest& request) {
    Reservation wanted{
        .edition = request.edition,
        .learner = learner_digest(request.edition, request.learner_key),
        .generation = request.generation,
        .reserved_at = now_,
    };
    sql_.find_reservation->bind_blob(1, view_of(wanted.learner)).bind(2, std::int64_t{request.generation});
    auto existing = one_row(*sql_.find_reservation, reservation_row, database_);
    if (!existing) return fail(existing.error());
    if (*existing) return **std::move(existing);

    if (const Done chosen = choose_edition(request.edition); !chosen) return fail(chosen.error());
    if (const Done chosen = choose_list(); !chosen) return fail(chosen.error());
    const Result<Learner> of = learner(wanted.learner);
    if (!of) return fail(of.error());
    wanted.status_list = std::to_string(list_->id);
    for (int draws = 0; draws < most_draws; ++draws) {
        draw(wanted);
        const Result<bool> added = add(wanted, of->row);
        if (!added) return fail(added.error());
        if (!*added) continue;  // number or place is taken
        ++list_->taken;
        append(reserved_, wanted, of->seal);
        return wanted;
    }
    return fail(random_source_repeats, {.file = database_.name()},
                "the source of random numbers gives only numbers or places that are taken",
                "a working random source");
}

}  // namespace sigillum::registry
