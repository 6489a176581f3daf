// Whether a certificate leads to an authority the verifier trusts.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/date.h"
#include "verify/certificate.h"

namespace sigillum::verify {

enum class Purpose { signing, time_stamping };

enum class Trust {
    trusted,
    not_at_this_time,  // the chain is good but for the period of validity of one certificate
    not_trusted,
};

struct ChainAnswer {
    Trust trust = Trust::not_trusted;
    std::string words;  // why not, in OpenSSL's words; empty when trusted
};

// What a chain is built from. All certificates are DER.
struct ChainMaterial {
    const std::vector<Bytes>& anchors;  // trusted as given, whether or not they are self-signed
    const std::vector<Bytes>&
        intermediates;  // from the signature and the document; trusted only through an anchor
};

// Builds and checks the chain as it was at the moment (RFC 5280; signatures and keys of at least 112 bits of
// strength). A signer's key must be meant for signing or non-repudiation; a time stamper's for time stamping
// alone.
ChainAnswer check_chain(X509* certificate, const ChainMaterial& material, const Instant& at, Purpose purpose);

}  // namespace sigillum::verify
