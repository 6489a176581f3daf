#include "registry/recording.h"

#include <fmt/format.h>

#include "registry/store.h"

namespace sigillum::registry {
namespace {

Action action_for(State state) {
    switch (state) {
        case State::current:
            return Action::reinstate;
        case State::suspended:
            return Action::suspend;
        case State::revoked:
            return Action::revoke;
        case State::replaced:
            return Action::replace;
    }
    return Action::revoke;
}

}  // namespace

Result<std::optional<IssuedCertificate>> issued_under(Session& session, const CertificateNumber& number) {
    const std::string text = number.text();
    return one_row(session.sql.find_issued->bind(1, text), issued_row, *session.database);
}

Result<std::optional<Status>> status_of(Session& session, const CertificateNumber& number) {
    const std::string text = number.text();
    return one_row(session.sql.find_status->bind(1, text), status_row, *session.database);
}

Done Recording::check_key(ByteView id) {
    if (usable_keys_.contains(Bytes(id))) return {};
    const auto key = one_row(session_.sql.find_key->bind_blob(1, id), key_row, *session_.database);
    if (!key) return fail(key.error());
    if (!*key) {
        return session_.failure(key_not_known,
                                fmt::format("the registry does not know the key {}", to_hex(id)),
                                "a key that was added before something is issued with it");
    }
    if (Done usable = check_usable(**key); !usable) return usable;
    usable_keys_.emplace(id);
    return {};
}

Result<bool> Recording::compare_recorded(const IssuedDocument& document) {
    const auto recorded = issued_under(session_, document.number);
    if (!recorded) return fail(recorded.error());
    if (*recorded && (*recorded)->document == document) return true;
    return session_.failure(
        already_issued,
        *recorded
            ? fmt::format("another document was issued under {}", document.number.grouped())
            : fmt::format("the record of {} was issued under another number", document.number.grouped()),
        "each number and each record once");
}

Result<bool> Recording::record(const IssuedDocument& document) {
    const auto reservation = salted_reservation(session_, document.number);
    if (!reservation) return fail(reservation.error());
    if (!reservation->salt) {
        return session_.failure(already_erased,
                                fmt::format("the learner behind {} was erased", document.number.grouped()),
                                "a learner whom the registry still knows");
    }
    for (const ByteView key : {view_of(document.code_key_id), view_of(document.signer_certificate)}) {
        const Done usable = check_key(key);
        if (usable) continue;
        // What was recorded while the key was good is passed over.
        if (const auto same = compare_recorded(document); !same || !*same) return fail(usable.error());
        return false;
    }
    const Sha256 name_seal = seal_of(*reservation->salt, document.file_name);
    const Result<bool> added = add(document, reservation->row, name_seal);
    if (!added) return added;
    if (!*added) {
        if (const auto same = compare_recorded(document); !same) return fail(same.error());
        return false;
    }
    const Done logged = log_.add(Action::issue, document.number.text(), details_of(document, now_, name_seal),
                                 *reservation->salt);
    if (!logged) return fail(logged.error());
    return true;
}

// False when the number or the record stands there already.
Result<bool> Recording::add(const IssuedDocument& document, std::int64_t reservation,
                            const Sha256& file_name_seal) {
    const Done added = session_.sql.add_issued->bind(1, reservation)
                           .bind_blob(2, view_of(document.record_digest))
                           .bind_blob(3, view_of(document.file_digest))
                           .bind_blob(4, view_of(document.token_digest))
                           .bind(5, document.type)
                           .bind_blob(6, view_of(document.code_key_id))
                           .bind_blob(7, view_of(document.signer_certificate))
                           .bind(8, document.issued_at)
                           .bind(9, now_)
                           .bind(10, document.file_name)
                           .bind_blob(11, view_of(file_name_seal))
                           .bind(12, std::int64_t{document.pages})
                           .bind(13, log_.next())
                           .run();
    if (!added) return fail(added.error());
    return session_.sql.add_issued->changes() == 1;
}

Done Recording::replace(const Replacement& replacement) {
    const auto added = record(replacement.document);
    if (!added) return fail(added.error());
    const CertificateNumber& successor = replacement.document.number;
    const auto present = status_of(session_, replacement.replaced);
    if (!present) return fail(present.error());
    const bool done = *present && (*present)->state == State::replaced && (*present)->successor == successor;
    if (!*added && done) return {};
    return change_status(
        session_, log_, replacement.replaced,
        {.state = State::replaced, .since = now_, .reason = replacement.reason, .successor = successor});
}

Done change_status(Session& session, AuditLog& log, const CertificateNumber& number, const Status& status) {
    const auto present = status_of(session, number);
    if (!present) return fail(present.error());
    if (!*present) {
        return session.failure(number_not_issued,
                               fmt::format("nothing was issued under {}", number.grouped()),
                               "the number of an issued certificate");
    }
    if (Done allowed = check_change(number, **present, status.state); !allowed) return allowed;
    const auto row = salted_reservation(session, number);
    if (!row) return fail(row.error());
    std::optional<std::int64_t> successor;
    if (status.successor) {
        const auto reserved = salted_reservation(session, *status.successor);
        if (!reserved) return fail(reserved.error());
        successor = reserved->row;
    }
    session.sql.add_status->bind(1, row->row)
        .bind(2, static_cast<std::int64_t>(status.state))
        .bind(3, status.since)
        .bind(4, status.reason)
        .bind(6, log.next());
    if (successor) session.sql.add_status->bind(5, *successor);
    if (Done added = session.sql.add_status->run(); !added) return added;
    return log.add(action_for(status.state), number.text(), details_of(number, status),
                   row->salt.value_or(Salt{}));
}

Done note_proofs(Session& session, AuditLog& log, const CertificateNumber& number, const Sha256& proofs) {
    const auto row = salted_reservation(session, number);
    if (!row) return fail(row.error());
    if (!row->salt) {
        return session.failure(already_erased,
                               fmt::format("the learner behind {} was erased", number.grouped()),
                               "a learner whom the registry still knows");
    }
    const Sha256 seal = seal_of(*row->salt, view_of(proofs));
    return log.add(Action::prove, number.text(), details_of_proofs(number, seal), *row->salt);
}

}  // namespace sigillum::registry
