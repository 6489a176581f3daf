#include "issue/issue_edition.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/file.h"
#include "font/subset.h"
#include "issue/at_learner.h"
#include "issue/batch.h"
#include "issue/changed_since.h"
#include "issue/manifest.h"
#include "issue/registered_keys.h"
#include "issue/rehearsal.h"

namespace sigillum::issue {
namespace {

// Documents between two commits to the registry: enough to share the cost of syncing, few enough to lose
// little time.
constexpr std::size_t batch_size = 256;

std::string safe_part(const std::string& key) {
    std::string safe;
    for (const char c : key) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           c == '-' || c == '_';
        safe += plain ? c : '-';
    }
    return safe;
}

credential::Issuance shared_issuance(const IssuingKeys& keys, const Instant& now) {
    const seal::Certificate& certificate = keys.signer->identity().certificate();
    credential::Issuance issuance;
    issuance.signing_time = now;
    issuance.seal = keys.seal_kind();
    issuance.seal_signer = certificate.common_name;
    issuance.seal_organisation = certificate.organisation;
    issuance.specimen = keys.specimen();
    return issuance;
}

// What the registry already has for this edition, by number.
Result<std::map<CertificateNumber, registry::IssuedCertificate>> issued_before(registry::Store& store,
                                                                               const std::string& edition) {
    auto rows = store.issued(edition);
    if (!rows) return fail(rows.error());
    std::map<CertificateNumber, registry::IssuedCertificate> by_number;
    for (registry::IssuedCertificate& row : *rows) by_number.emplace(row.document.number, std::move(row));
    return by_number;
}

// One run over one edition. Each step notes what stops it in the report's findings and answers whether to go
// on.
class Run {
  public:
    Run(const Workshop& workshop, const IssuingKeys& keys, const registry::OpenStore& registry,
        const IssueRequest& request)
        : workshop_(workshop),
          keys_(keys),
          registry_(registry),
          request_(request),
          shared_(shared_issuance(keys, request.now)) {}

    IssueReport go() {
        report_.specimen = keys_.specimen();
        const bool complete = keys_hold() && rehearse_all() && open_folder() && open_registry() &&
                              reserve() && sort_out_earlier() && press_all() && write_manifest();
        if (!complete) report_.learners.clear();
        return std::move(report_);
    }

  private:
    bool stop(Error error) {
        report_.findings.add(std::move(error));
        return false;
    }

    bool keys_hold() {
        const Done valid = seal::check_validity(*keys_.signer, request_.now);
        return valid ? true : stop(valid.error());
    }

    bool rehearse_all() {
        Rehearsal rehearsal = rehearse(workshop_, shared_, request_.threads);
        report_.findings.append(std::move(rehearsal.findings));
        if (report_.findings.has_errors()) return false;
        auto faces = font::subset(workshop_.fonts, rehearsal.glyphs);
        if (!faces) return stop(faces.error());
        faces_ = std::move(*faces);
        return true;
    }

    bool open_folder() {
        std::error_code error;
        std::filesystem::create_directories(request_.out, error);
        if (!error) return true;
        return stop({cannot_write_file,
                     {.file = request_.out.string()},
                     fmt::format("the folder cannot be made: {}", error.message()),
                     "a folder that this user may write to"});
    }

    bool open_registry() {
        auto opened = registry_();
        if (!opened) return stop(opened.error());
        store_ = std::move(*opened);
        const Done registered = register_keys(keys_, workshop_.edition(), *store_, request_.act);
        return registered ? true : stop(registered.error());
    }

    bool reserve() {
        std::vector<registry::ReservationRequest> requests;
        for (const credential::Learner& learner : workshop_.learners()) {
            requests.push_back({.edition = workshop_.edition().id, .learner_key = learner.key});
        }
        auto reservations = store_->reserve(requests, request_.random, request_.act);
        if (!reservations) return stop(reservations.error());
        reservations_ = std::move(*reservations);
        return true;
    }

    // Leaves alone what an earlier run has finished.
    bool sort_out_earlier() {
        const auto earlier = issued_before(*store_, workshop_.edition().id);
        if (!earlier) return stop(earlier.error());
        report_.learners.resize(workshop_.learners().size());
        for (std::size_t i = 0; i < report_.learners.size(); ++i) {
            const auto row = earlier->find(reservations_[i].number);
            if (row == earlier->end())
                open_.push_back(i);
            else
                keep_earlier(i, row->second.document);
        }
        return !report_.findings.has_errors();
    }

    void keep_earlier(std::size_t i, const registry::IssuedDocument& document) {
        const credential::Learner& learner = workshop_.learners()[i];
        std::error_code ignored;
        if (!std::filesystem::exists(request_.out / document.file_name, ignored)) {
            report_.findings.add({issued_file_missing, learner.place,
                                  fmt::format("“{}” was issued as {} but the file is not in {}", learner.key,
                                              document.file_name, request_.out.string()),
                                  "the file where it was issued; an issued document is never made twice"});
            return;
        }
        const auto changed =
            changed_since_issued(request_.out / document.file_name, {workshop_.edition(), learner, shared_});
        if (!changed) {
            report_.findings.add(at_learner(changed.error(), learner));
            return;
        }
        if (*changed) {
            report_.findings.warn(
                {data_changed_since_issued, learner.place,
                 fmt::format("the data of “{}” are not those that were issued as {}; that document "
                             "stays as it is",
                             learner.key, document.number.grouped()),
                 "the data as issued; a correction is a new document under a new number"});
        }
        report_.learners[i] = {learner.key,        document.number.grouped(),
                               document.file_name, to_hex(document.file_digest),
                               document.pages,     true};
    }

    bool press_all() {
        auto batch = Batch::set_up(workshop_, faces_, keys_, request_.threads);
        if (!batch) return stop(batch.error());
        int done = 0;
        for (std::size_t first = 0; first < open_.size(); first += batch_size) {
            const std::size_t last = std::min(first + batch_size, open_.size());
            if (!press_batch(*batch, first, last)) return false;
            done += static_cast<int>(last - first);
            if (request_.progress) request_.progress(done, static_cast<int>(open_.size()));
        }
        return true;
    }

    bool press_batch(Batch& batch, std::size_t first, std::size_t last) {
        std::vector<Order> orders;
        for (std::size_t i = first; i < last; ++i) orders.push_back(order_for(open_[i]));
        auto documents = batch.press(orders);
        for (Error& error : documents.errors) stop(std::move(error));
        if (!documents.errors.empty()) return false;
        if (const Done synced = sync_file_system(request_.out); !synced) return stop(synced.error());
        if (const Done recorded = store_->record_issued(documents.issued, request_.act); !recorded)
            return stop(recorded.error());
        for (std::size_t i = first; i < last; ++i) {
            const registry::IssuedDocument& document = documents.issued[i - first];
            report_.learners[open_[i]] = {workshop_.learners()[open_[i]].key,
                                          document.number.grouped(),
                                          document.file_name,
                                          to_hex(document.file_digest),
                                          document.pages,
                                          false};
        }
        return true;
    }

    Order order_for(std::size_t i) {
        const credential::Learner& learner = workshop_.learners()[i];
        const registry::Reservation& reservation = reservations_[i];
        Order order{.learner = &learner,
                    .issuance = shared_,
                    .number = reservation.number,
                    .file = {},
                    .stamp_nonce = 0};
        order.issuance.number = reservation.number.grouped();
        order.issuance.status_list = reservation.status_list;
        order.issuance.status_index = reservation.status_index;
        order.file =
            request_.out / fmt::format("{}_{}.pdf", safe_part(learner.key), reservation.number.grouped());
        if (keys_.time_stamper != nullptr) {
            std::array<std::uint8_t, 8> random{};
            request_.random(random);
            for (const std::uint8_t byte : random) order.stamp_nonce = order.stamp_nonce << 8U | byte;
        }
        return order;
    }

    bool write_manifest() {
        const Done written =
            write_file(request_.out / "manifest.json", manifest(workshop_.edition(), report_, request_.now));
        return written ? true : stop(written.error());
    }

    const Workshop& workshop_;
    const IssuingKeys& keys_;
    const registry::OpenStore& registry_;
    std::unique_ptr<registry::Store> store_;
    const IssueRequest& request_;
    credential::Issuance shared_;
    std::vector<font::EmbeddedFace> faces_;
    std::vector<registry::Reservation> reservations_;  // by place in the list of learners
    std::vector<std::size_t> open_;                    // learners without a document yet
    IssueReport report_;
};

}  // namespace

IssueReport issue_edition(const Workshop& workshop, const IssuingKeys& keys,
                          const registry::OpenStore& registry, const IssueRequest& request) {
    return Run(workshop, keys, registry, request).go();
}

}  // namespace sigillum::issue
