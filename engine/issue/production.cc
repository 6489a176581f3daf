#include "issue/production.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <system_error>
#include <utility>

#include "base/file.h"

namespace sigillum::issue {
namespace {

// Documents between two commits to the registry: enough to share the cost of syncing, few enough to lose
// little time.
constexpr std::size_t batch_size = 256;

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
      shared_(shared_issuance(keys, request.now)),
      inspection_(keys, request.now, request.threads) {}

Findings Production::make(const std::vector<Job>& jobs, const std::vector<font::EmbeddedFace>& faces,
                          const Made& made) {
    Findings findings;
    auto batch = Batch::set_up(workshop_, faces, keys_, shared_, request_.threads);
    if (!batch) {
        findings.add(batch.error());
        return findings;
    }
    batch_.emplace(std::move(*batch));
    if (request_.progress && !jobs.empty()) request_.progress(0, static_cast<int>(jobs.size()));
    for (std::size_t first = 0; first < jobs.size(); first += batch_size) {
        if (const Done ready = may_go_on(first, jobs.size()); !ready) {
            findings.add(ready.error());
            break;
        }
        const std::size_t count = std::min(batch_size, jobs.size() - first);
        const Part part{std::span(jobs).subspan(first, count), first, jobs.size()};
        if (const Done pressed = press(part, made, findings); !pressed) findings.add(pressed.error());
        if (findings.has_errors()) break;
        if (request_.progress)
            request_.progress(static_cast<int>(first + count), static_cast<int>(jobs.size()));
    }
    return findings;
}

Done Production::may_go_on(std::size_t made, std::size_t all) const {
    if (request_.stop && request_.stop())
        return fail(stopped_on_request, {},
                    fmt::format("stopped on request: {} of the {} documents of this run are made and count",
                                made, all),
                    "the same command again, which makes the rest");
    return request_.clock ? seal::check_validity(*keys_.signer, request_.clock()) : Done();
}

bool Production::sampled(const Part& part, std::size_t i) const {
    return request_.sampling.includes(static_cast<int>(part.first + i), static_cast<int>(part.all));
}

Done Production::press(const Part& part, const Made& made, Findings& findings) {
    std::vector<Order> orders;
    orders.reserve(part.jobs.size());
    for (const Job& job : part.jobs) orders.push_back(order_for(job));
    const auto documents = written_and_inspected(part, orders, findings);
    if (findings.has_errors()) {
        withdraw(orders);
        return {};
    }
    if (Done recorded = record(part.jobs, documents); !recorded) return recorded;
    for (std::size_t i = 0; i < orders.size(); ++i) made(part.jobs[i], documents[i], sampled(part, i));
    return {};
}

std::vector<registry::IssuedDocument> Production::written_and_inspected(const Part& part,
                                                                        const std::vector<Order>& orders,
                                                                        Findings& findings) {
    BatchResult documents = batch_->press(orders);
    for (Error& error : documents.errors) findings.add(std::move(error));
    if (findings.has_errors()) return {};
    if (const Done synced = sync_file_system(request_.out); !synced) {
        findings.add(synced.error());
        return {};
    }
    std::vector<Exhibit> exhibits;
    for (std::size_t i = 0; i < orders.size(); ++i)
        exhibits.push_back({&orders[i], &documents.issued[i], sampled(part, i)});
    for (Error& error : inspection_.look_at(exhibits)) findings.add(std::move(error));
    return std::move(documents.issued);
}

void Production::withdraw(const std::vector<Order>& orders) const {
    for (const Order& order : orders) {
        std::error_code ignored;  // what stays is removed by the next run
        std::filesystem::remove(order.file, ignored);
    }
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
    Order order{.edition = &workshop_.edition(),
                .learner = &learner,
                .issuance = shared_,
                .number = reservation.number,
                .file = {},
                .stamp_nonce = 0};
    order.issuance.number = reservation.number.grouped();
    order.issuance.status_list = reservation.status_list;
    order.issuance.status_index = reservation.status_index;
    order.file =
        request_.out / (credential::file_name(order.edition->file_name, {.key = learner.key,
                                                                         .number = order.issuance.number,
                                                                         .name = learner.name,
                                                                         .edition = order.edition->id}) +
                        ".pdf");
    if (keys_.time_stamper != nullptr) {
        std::array<std::uint8_t, 8> random{};
        request_.random(random);
        for (const std::uint8_t byte : random) order.stamp_nonce = order.stamp_nonce << 8U | byte;
    }
    return order;
}

}  // namespace sigillum::issue
