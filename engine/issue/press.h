// One thread's press: a learner goes in, a signed document comes out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/digest.h"
#include "base/result.h"
#include "compose/composer.h"
#include "credential/credential.h"
#include "font/subset.h"
#include "issue/keys.h"
#include "issue/workshop.h"
#include "pdf/writer.h"
#include "typeset/typesetter.h"

namespace sigillum::issue {

// A document that is ready to be written to a file.
struct PressedDocument {
    Bytes bytes;
    Sha256 record{};  // digest of the attached record
    Sha256 file{};    // digest of the bytes
    Sha256 token{};   // digest of the payload of the token in its code
    int pages = 0;
};

// What one document is made of. `stamp_nonce` is used when the keys name a time-stamping authority.
struct PressJob {
    credential::Credential credential;
    std::uint64_t stamp_nonce = 0;
};

// Not safe for several threads at once; workshop, keys and sealer must outlive it.
class Press {
  public:
    // `shared` is what the issuances of all documents have alike.
    static Result<Press> set_up(const Workshop& workshop, const std::vector<font::EmbeddedFace>& faces,
                                const credential::Issuance& shared);

    // So many at a time are made fastest: the processor has the code and the tables of a step at hand while
    // it does that step for all of them (docs/performance.md).
    static constexpr std::size_t at_a_time = 8;

    // Signed documents, one for each job. Each has the bytes that it would have alone.
    std::vector<Result<PressedDocument>> sealed(std::span<const PressJob> jobs, const IssuingKeys& keys,
                                                const seal::Sealer& sealer);
    Result<PressedDocument> sealed(const PressJob& job, const IssuingKeys& keys, const seal::Sealer& sealer);

  private:
    // A document on its way.
    struct Draft {
        compose::Composed composed;
        typeset::Code code;
        page::Pages pages;
        PressedDocument pressed;
    };

    Press(const Workshop& workshop, pdf::Writer writer);
    Done compose(const PressJob& job, Draft& draft);
    Done make_code(const PressJob& job, const qr::CodeSigner& signer, Draft& draft) const;
    Done typeset(Draft& draft);
    Done write_and_seal(const PressJob& job, const IssuingKeys& keys, const seal::Sealer& sealer,
                        Draft& draft);
    void expect_records(credential::Issuance issuance);

    const Workshop& workshop_;
    compose::Composer composer_;
    typeset::Typesetter typesetter_;
    pdf::Writer writer_;
    seal::FrontDigest front_;
};

// What is attached to every document.
pdf::Attachment record_attachment(Bytes record, const Instant& modified);
// The identifier of a file: the same for the same number and record.
Bytes file_id(const credential::Issuance& issuance, const Sha256& record);

}  // namespace sigillum::issue
