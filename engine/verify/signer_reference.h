// The signed attribute that binds one certificate to a signature (ESS, RFC 2634 and RFC 5035), so that nobody
// can put another certificate with the same key in its place.
#pragma once

#include "base/result.h"
#include "verify/certificate.h"
#include "verify/cms_check.h"
#include "verify/signed_data.h"

namespace sigillum::verify {

// Whether signing-certificate or signing-certificate-v2 names this certificate, first in its list, by digest
// and, where given, by issuer and serial number.
Done check_signer_reference(const SignedData& cms, const X509* signer, SignerReference reference);

Bytes certificate_der(const X509* certificate);
Bytes issuer_der(const X509* certificate);
Bytes serial_der(const X509* certificate);

}  // namespace sigillum::verify
