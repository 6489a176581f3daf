// Several presses at work on one batch of learners.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "base/certificate_number.h"
#include "base/result.h"
#include "issue/keys.h"
#include "issue/press.h"
#include "issue/workshop.h"
#include "registry/store.h"

namespace sigillum::issue {

// One document to be made.
struct Order {
    const credential::Edition* edition = nullptr;
    credential::Learner learner;
    credential::Issuance issuance;
    CertificateNumber number;
    std::filesystem::path file;
    std::uint64_t stamp_nonce = 0;
};

struct BatchResult {
    std::vector<registry::IssuedDocument> issued;  // in the order of the orders
    std::vector<Error> errors;                     // then nothing of the batch may be recorded
};

// Presses for the threads of a run, kept from batch to batch because they remember what documents share.
class Batch {
  public:
    // `shared` is what the issuances of all documents have alike.
    static Result<Batch> set_up(const Workshop& workshop, const std::vector<font::EmbeddedFace>& faces,
                                const IssuingKeys& keys, const credential::Issuance& shared, int threads);

    // Makes, seals and writes every document; files are whole but not yet durable. Errors name the learner.
    BatchResult press(const std::vector<Order>& orders);

  private:
    Batch(const Workshop& workshop, const IssuingKeys& keys);
    // On one press; fills what is issued, and gives what went wrong.
    std::vector<Error> press_some(Press& press, std::span<const Order> orders,
                                  std::span<registry::IssuedDocument> issued) const;

    const Workshop* workshop_;
    const IssuingKeys* keys_;
    seal::Sealer sealer_;
    Sha256 signer_certificate_;
    std::vector<Press> presses_;
};

}  // namespace sigillum::issue
