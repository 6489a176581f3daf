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

Job job_of(std::size_t learner, const registry::Reservation& reservation) {
    return {.learner = learner,
            .number = reservation.number,
            .status_list = reservation.status_list,
            .status_index = reservation.status_index,
            .replaces = {},
            .reason = {}};
}

Production::Production(const Workshop& workshop, const IssuingKeys& keys, registry::Store& store,
                       const IssueRequest& request)
    : workshop_(workshop),
      keys_(keys),
      store_(store),
      request_(request),
      shared_(shared_issuance(keys, request.now)),
      inspection_(keys, request.now, request.threads) {}

Done Production::begin(const std::vector<font::EmbeddedFace>& faces, std::size_t all) {
    auto batch = Batch::set_up(workshop_, faces, keys_, shared_, request_.threads);
    if (!batch) return fail(batch.error());
    batch_.emplace(std::move(*batch));
    all_ = all;
    if (request_.progress && all > 0) request_.progress(0, static_cast<int>(all));
    return {};
}

Findings Production::make(std::span<const Job> jobs, const Made& made) {
    Findings findings;
    for (std::size_t first = 0; first < jobs.size(); first += batch_size) {
        if (const Done ready = may_go_on(); !ready) {
            findings.add(ready.error());
            break;
        }
        const std::size_t count = std::min(batch_size, jobs.size() - first);
        const Done pressed = press(jobs.subspan(first, count), made, findings);
        if (!pressed) findings.add(pressed.error());
        if (findings.has_errors()) break;
        made_ += count;
        if (request_.progress) request_.progress(static_cast<int>(made_), static_cast<int>(all_));
    }
    return findings;
}

Done Production::may_go_on() const {
    if (request_.stop && request_.stop())
        return fail(stopped_on_request, {},
                    fmt::format("stopped on request: {} of the {} documents of this run are made and count",
                                made_, all_),
                    "the same command again, which makes the rest");
    return request_.clock ? seal::check_validity(*keys_.signer, request_.clock()) : Done();
}

bool Production::sampled(std::size_t i) const {
    return request_.sampling.includes(static_cast<int>(made_ + i), static_cast<int>(all_));
}

Done Production::press(std::span<const Job> jobs, const Made& made, Findings& findings) {
    std::vector<Order> orders;
    orders.reserve(jobs.size());
    for (const Job& job : jobs) orders.push_back(order_for(job));
    const auto documents = written_and_inspected(orders, findings);
    if (findings.has_errors()) {
        withdraw(orders);
        return {};
    }
    if (Done recorded = record(jobs, documents); !recorded) return recorded;
    for (std::size_t i = 0; i < orders.size(); ++i) made(jobs[i], documents[i], sampled(i));
    return {};
}

std::vector<registry::IssuedDocument> Production::written_and_inspected(const std::vector<Order>& orders,
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
        exhibits.push_back({&orders[i], &documents.issued[i], sampled(i)});
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
    Order order{.edition = &workshop_.edition(),
                .learner = workshop_.learners()[job.learner],
                .issuance = shared_,
                .number = job.number,
                .file = {},
                .stamp_nonce = 0};
    order.issuance.number = job.number.grouped();
    order.issuance.status_list = job.status_list;
    order.issuance.status_index = job.status_index;
    order.file =
        request_.out / (credential::file_name(order.edition->file_name, {.key = order.learner.key,
                                                                         .number = order.issuance.number,
                                                                         .name = order.learner.name,
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
