#include "issue/keys.h"

namespace sigillum::issue {

bool IssuingKeys::specimen() const {
    return code_key_is_demo || signer->identity().certificate().kind == seal::CertificateKind::demonstration;
}

credential::SealKind IssuingKeys::seal_kind() const {
    switch (signer->identity().certificate().kind) {
        case seal::CertificateKind::qualified:
            return credential::SealKind::qualified;
        case seal::CertificateKind::advanced:
            return credential::SealKind::advanced;
        case seal::CertificateKind::demonstration:
            return credential::SealKind::demonstration;
    }
    return credential::SealKind::none;
}

}  // namespace sigillum::issue
