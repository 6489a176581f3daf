#include "issue/batch.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include "base/file.h"
#include "issue/at_learner.h"

namespace sigillum::issue {
namespace {

// "academic-achievement", "completion": the type as registry and manifest name it.
std::string type_name(const credential::Edition& edition) {
    switch (edition.type) {
        case credential::CertificateType::achievement:
        case credential::CertificateType::programme:
            return std::string(credential::name_of(edition.character)) + "-achievement";
        case credential::CertificateType::completion:
            return "completion";
        case credential::CertificateType::participation:
            return "participation";
    }
    return {};
}

// What stops every thread, such as a time-stamping authority that does not answer, is one error.
void add_once(Error error, std::vector<Error>& errors) {
    const auto same = [&error](const Error& other) {
        return other.kind == error.kind && other.place == error.place && other.found == error.found;
    };
    if (std::none_of(errors.begin(), errors.end(), same)) errors.push_back(std::move(error));
}

}  // namespace

Batch::Batch(const Workshop& workshop, const IssuingKeys& keys)
    : workshop_(&workshop),
      keys_(&keys),
      sealer_(*keys.signer),
      signer_certificate_(sha256(keys.signer->identity().certificate().der)) {}

Result<Batch> Batch::set_up(const Workshop& workshop, const std::vector<font::EmbeddedFace>& faces,
                            const IssuingKeys& keys, const credential::Issuance& shared, int threads) {
    Batch batch(workshop, keys);
    for (int i = 0; i < threads; ++i) {
        auto press = Press::set_up(workshop, faces, shared);
        if (!press) return fail(press.error());
        batch.presses_.push_back(std::move(*press));
    }
    return batch;
}

std::vector<Error> Batch::press_some(Press& press, std::span<const Order> orders,
                                     std::span<registry::IssuedDocument> issued) const {
    std::vector<PressJob> jobs;
    for (const Order& order : orders)
        jobs.push_back({{workshop_->edition(), order.learner, order.issuance}, order.stamp_nonce});
    const std::vector<Result<PressedDocument>> documents = press.sealed(jobs, *keys_, sealer_);
    std::vector<Error> errors;
    for (std::size_t i = 0; i < orders.size(); ++i) {
        const Order& order = orders[i];
        const Result<PressedDocument>& document = documents[i];
        Done written;
        if (document) written = write_file(order.file, document->bytes, Durability::later);
        if (!document || !written) {
            errors.push_back(at_learner(document ? written.error() : document.error(), order.learner));
            continue;
        }
        issued[i] = {.number = order.number,
                     .record_digest = document->record,
                     .file_digest = document->file,
                     .token_digest = document->token,
                     .type = type_name(workshop_->edition()),
                     .code_key_id = keys_->code_signer->key_id(),
                     .signer_certificate = signer_certificate_,
                     .issued_at = order.issuance.signing_time.seconds,
                     .file_name = order.file.filename().string(),
                     .pages = document->pages};
    }
    return errors;
}

BatchResult Batch::press(const std::vector<Order>& orders) {
    BatchResult result;
    result.issued.resize(orders.size());
    std::atomic<std::size_t> next{0};
    std::mutex errors;
    const auto work = [&](Press& press) {
        for (std::size_t first = next.fetch_add(Press::at_a_time); first < orders.size();
             first = next.fetch_add(Press::at_a_time)) {
            const std::size_t count = std::min(Press::at_a_time, orders.size() - first);
            std::vector<Error> met = press_some(press, std::span(orders).subspan(first, count),
                                                std::span(result.issued).subspan(first, count));
            if (met.empty()) continue;
            const std::lock_guard<std::mutex> lock(errors);
            for (Error& error : met) add_once(std::move(error), result.errors);
            next = orders.size();
        }
    };
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < presses_.size(); ++i) others.emplace_back([&, i] { work(presses_[i]); });
    work(presses_.front());
    for (std::thread& other : others) other.join();
    return result;
}

}  // namespace sigillum::issue
