// A certificate of ours in miniature, made without the engine's own writer: record, code, link, page and
// seal.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/digest.h"
#include "credential/record.h"
#include "qr/code_key.h"
#include "qr/token_facts.h"
#include "tests/verify/small_authority.h"
#include "tests/verify/small_pdf.h"

namespace sigillum::verify::testing {

// A code key made for this run.
qr::CodeKey make_code_key();
// One made once for the whole program.
const qr::CodeKey& code_key();
qr::PublicKeySet pinned(const qr::CodeKey& key);

// A picture (binary PGM) of the code, so many dots a module.
Bytes pgm_of(const std::string& code, int dots);

// The parts of a certificate; a test changes what it lies about before it calls sealed().
struct SmallCertificate {
    qr::TokenFacts token;  // record_digest is filled from `record` unless it was set
    credential::Record record;
    std::vector<std::string> lines;  // what the page says
    std::string link;                // of the annotation; the code's own when empty
    std::string printed_link;        // of the code drawn on the page; the same when empty
    bool attach_record = true;
    bool place_link = true;
    bool certify = true;  // DocMDP P=1
    std::string relationship = "Data";

    static SmallCertificate example();

    Bytes record_bytes() const { return credential::canonical(record); }
    // The text of the code.
    std::string code(const qr::CodeKey& key) const;
    PdfObjects objects(const qr::CodeKey& key) const;
    Bytes sealed(const qr::CodeKey& key, const Identity& signer) const;
};

}  // namespace sigillum::verify::testing
