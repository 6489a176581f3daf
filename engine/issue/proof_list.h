// proofs.json: what proved the units of one certificate, kept beside the document.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/certificate_number.h"
#include "base/date.h"
#include "issue/proof.h"
#include "registry/act.h"

namespace sigillum::issue {

struct ProofListHead {
    CertificateNumber number;  // of the programme's certificate
    std::string edition;
    std::string learner;  // key
    registry::Act act;    // who checked
    Instant checked_at;
};

// The list as it is stored; its SHA-256 is what the registry's log covers. docs/proofs.md has the members.
Bytes proof_list(const ProofListHead& head, const std::vector<CheckedProof>& proofs);

// "7KQ2-9MXD-04TR-BV5H.proofs.json", in the folder of the documents.
std::string proof_list_name(const CertificateNumber& number);

}  // namespace sigillum::issue
