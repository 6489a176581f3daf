// Rows of the registry in lists that hold them packed: those of an edition may be tens of thousands.
#pragma once

#include <tuple>

#include "base/packed_list.h"
#include "registry/issued_document.h"
#include "registry/reservation.h"

namespace sigillum::registry {

template <MaybeConst<Reservation> T>
auto values_of(T& reservation) {
    auto& [number, edition, learner, generation, status_list, status_index, reserved_at] = reservation;
    return std::tie(number, edition, learner, generation, status_list, status_index, reserved_at);
}

template <MaybeConst<IssuedDocument> T>
auto values_of(T& document) {
    auto& [number, record_digest, file_digest, token_digest, type, code_key_id, signer_certificate, issued_at,
           file_name, pages] = document;
    return std::tie(number, record_digest, file_digest, token_digest, type, code_key_id, signer_certificate,
                    issued_at, file_name, pages);
}

template <MaybeConst<IssuedCertificate> T>
auto values_of(T& certificate) {
    auto& [reservation, document, recorded_at] = certificate;
    return std::tie(reservation, document, recorded_at);
}

using Reservations = PackedList<Reservation>;
using IssuedCertificates = PackedList<IssuedCertificate>;

}  // namespace sigillum::registry
