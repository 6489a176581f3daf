#include "tests/registry/sample_documents.h"

namespace sigillum::registry {

KeyEntry code_key() {
    return {.id = "0102030405060708",
            .purpose = KeyPurpose::code,
            .public_part = Bytes(65, '\4'),
            .demo = true,
            .valid_from = noon - 100};
}

KeyEntry seal_key() {
    return {.id = to_hex(sha256("certificate")),
            .purpose = KeyPurpose::seal,
            .public_part = "certificate",
            .demo = true,
            .valid_from = noon - 200};
}

IssuedDocument document_for(const Reservation& reservation) {
    return {.number = reservation.number,
            .record_digest = sha256(reservation.number.text() + " record"),
            .file_digest = sha256(reservation.number.text() + " file"),
            .token_digest = sha256(reservation.number.text() + " token"),
            .type = "academic-achievement",
            .code_key_id = {1, 2, 3, 4, 5, 6, 7, 8},
            .signer_certificate = sha256("certificate"),
            .issued_at = noon + 60,
            .file_name = reservation.number.text() + ".pdf",
            .pages = 4};
}

Done record(Store& store, std::span<const IssuedDocument> documents, const Act& act) {
    for (const KeyEntry& key : {code_key(), seal_key()}) {
        if (Done added = store.add_key(key, act); !added) return added;
    }
    return store.record_issued(documents, act);
}

}  // namespace sigillum::registry
