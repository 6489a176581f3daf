#include "issue/production.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "base/file.h"

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

}  // namespace

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

Production::Production(const Workshop& workshop, const IssuingKeys& keys, registry::Store& store,
                       const IssueRequest& request)
    : workshop_(workshop),
      keys_(keys),
      store_(store),
      request_(request),
      shared_(shared_issuance(keys, request.now)) {}

Findings Production::make(const std::vector<Job>& jobs, const std::vector<font::EmbeddedFace>& faces,
                          const Made& made) {
    Findings findings;
    auto batch = Batch::set_up(workshop_, faces, keys_, request_.threads);
    if (!batch) {
        findings.add(batch.error());
        return findings;
    }
    for (std::size_t first = 0; first < jobs.size(); first += batch_size) {
        const std::size_t count = std::min(batch_size, jobs.size() - first);
        if (const Done pressed = press(*batch, std::span(jobs).subspan(first, count), made, findings);
            !pressed)
            findings.add(pressed.error());
        if (findings.has_errors()) break;
        if (request_.progress)
            request_.progress(static_cast<int>(first + count), static_cast<int>(jobs.size()));
    }
    return findings;
}

Done Production::press(Batch& batch, std::span<const Job> jobs, const Made& made, Findings& findings) {
    std::vector<Order> orders;
    orders.reserve(jobs.size());
    for (const Job& job : jobs) orders.push_back(order_for(job));
    auto documents = batch.press(orders);
    for (Error& error : documents.errors) findings.add(std::move(error));
    if (findings.has_errors()) return {};
    if (Done synced = sync_file_system(request_.out); !synced) return synced;
    if (Done recorded = record(jobs, documents.issued); !recorded) return recorded;
    for (std::size_t i = 0; i < jobs.size(); ++i) made(jobs[i], documents.issued[i]);
    return {};
}

Done Production::record(std::span<const Job> jobs, const std::vector<registry::IssuedDocument>& documents) {
    std::vector<registry::IssuedDocument> first;
    std::vector<registry::Replacement> replacements;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        if (jobs[i].replaces)
            replacements.push_back({documents[i], *jobs[i].replaces, jobs[i].reason});
        else
            first.push_back(documents[i]);
    }
    if (!first.empty()) {
        if (Done recorded = store_.record_issued(first, request_.act); !recorded) return recorded;
    }
    return replacements.empty() ? Done() : store_.record_replacements(replacements, request_.act);
}

Order Production::order_for(const Job& job) const {
    const credential::Learner& learner = workshop_.learners()[job.learner];
    const registry::Reservation& reservation = job.reservation;
    Order order{
        .learner = &learner, .issuance = shared_, .number = reservation.number, .file = {}, .stamp_nonce = 0};
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

}  // namespace sigillum::issue
