#include "issue/reissue.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "issue/changed_since.h"
#include "issue/earlier_documents.h"
#include "issue/issue_edition.h"
#include "issue/issued_file.h"
#include "issue/manifest.h"
#include "issue/production.h"
#include "issue/registered_keys.h"
#include "issue/rehearsal.h"

namespace sigillum::issue {
namespace {

// A document that is to take another's place.
struct Plan {
    std::size_t learner = 0;  // place in the list
    int generation = 1;       // of the one that is replaced
    CertificateNumber replaces;
};

// One run over some numbers of an edition.
class Correction {
  public:
    Correction(const Workshop& workshop, const IssuingKeys& keys, registry::Store& store,
               const ReissueRequest& request)
        : workshop_(workshop),
          keys_(keys),
          store_(store),
          request_(request),
          shared_(shared_issuance(keys, request.issue.now)) {
        for (std::size_t i = 0; i < workshop.learners().size(); ++i)
            learners_.emplace(registry::learner_digest(workshop.edition().id, workshop.learners()[i].key), i);
    }

    ReissueReport go() {
        report_.specimen = keys_.specimen();
        for (const CertificateNumber& number : request_.numbers) report_.outcomes.push_back({number, {}, {}});
        if (done(seal::check_validity(*keys_.signer, request_.issue.now)) &&
            done(register_keys(keys_, workshop_.edition(), store_, request_.issue.act))) {
            make_plans();
            if (!plans_.empty() && rehearse_all() && reserve()) make();
        }
        return std::move(report_);
    }

  private:
    bool done(const Done& step) {
        if (!step) report_.findings.add(step.error());
        return step.has_value();
    }

    void make_plans() {
        for (std::size_t i = 0; i < report_.outcomes.size(); ++i) {
            ReissueOutcome& outcome = report_.outcomes[i];
            const bool first = outcome_of_.emplace(outcome.replaced, i).second;
            auto plan = first ? plan_for(outcome.replaced) : named_twice(outcome.replaced);
            if (plan)
                plans_.push_back(*plan);
            else
                outcome.error = std::move(plan.error());
        }
    }

    static Result<Plan> named_twice(const CertificateNumber& number) {
        return fail(nothing_to_correct, {}, fmt::format("{} is named twice", number.grouped()),
                    "each number once");
    }

    // Whether the number can be replaced, and for whom.
    Result<Plan> plan_for(const CertificateNumber& number) {
        const auto issued = store_.find(number);
        if (!issued) return fail(issued.error());
        if (!*issued) {
            return fail(registry::number_not_issued, {},
                        fmt::format("nothing was issued under {}", number.grouped()),
                        "the number of an issued certificate");
        }
        const registry::Reservation& reservation = (*issued)->reservation;
        if (reservation.edition != workshop_.edition().id) {
            return fail(number_of_another_edition, {},
                        fmt::format("{} belongs to the edition “{}”", number.grouped(), reservation.edition),
                        fmt::format("a number of “{}”", workshop_.edition().id));
        }
        const auto status = store_.status(number);
        if (!status) return fail(status.error());
        if (const Done allowed = check_change(number, status->value(), registry::State::replaced); !allowed)
            return fail(allowed.error());
        const auto learner = learners_.find(reservation.learner);
        if (learner == learners_.end()) return unknown_learner(reservation);
        if (const Done changed = check_changed(**issued, learner->second); !changed)
            return fail(changed.error());
        return Plan{learner->second, reservation.generation, number};
    }

    static tl::unexpected<Error> unknown_learner(const registry::Reservation& reservation) {
        const std::string number = reservation.number.grouped();
        if (reservation.learner == Sha256{}) {
            return fail(learner_not_in_list, {},
                        fmt::format("the learner behind {} was erased from the registry", number),
                        "a learner whom the registry still knows");
        }
        return fail(learner_not_in_list, {},
                    fmt::format("the learner of {} is not in the edition's list", number),
                    "the learner under the same key as when it was issued");
    }

    Done check_changed(const registry::IssuedCertificate& issued, std::size_t learner) {
        if (request_.even_unchanged) return {};
        const auto file = issued_file(request_.issue.out, issued.document);
        const auto changed =
            file ? changed_since_issued(*file, {workshop_.edition(), workshop_.learners()[learner], shared_})
                 : fail(file.error());
        if (!changed) {
            Error error = changed.error();
            error.expected += "; --force makes the new one without comparing";
            return fail(std::move(error));
        }
        if (*changed) return {};
        return fail(nothing_to_correct, workshop_.learners()[learner].place,
                    fmt::format("the data of “{}” are those that were issued as {}",
                                workshop_.learners()[learner].key, issued.document.number.grouped()),
                    "corrected data, or --force for a new document all the same");
    }

    bool rehearse_all() {
        std::vector<std::size_t> which;
        for (const Plan& plan : plans_) which.push_back(plan.learner);
        Rehearsal rehearsal = rehearse(workshop_, shared_, which, request_.issue.threads);
        report_.findings.append(std::move(rehearsal.findings));
        if (report_.findings.has_errors()) return false;
        auto faces = font::subset(workshop_.fonts, rehearsal.glyphs);
        if (!faces) return done(fail(faces.error()));
        faces_ = std::move(*faces);
        return true;
    }

    bool reserve() {
        std::vector<registry::ReservationRequest> requests;
        for (const Plan& plan : plans_) {
            requests.push_back({.edition = workshop_.edition().id,
                                .learner_key = workshop_.learners()[plan.learner].key,
                                .generation = plan.generation + 1});
        }
        auto reservations = store_.reserve(requests, request_.issue.random, request_.issue.act);
        if (!reservations) return done(fail(reservations.error()));
        for (std::size_t i = 0; i < plans_.size(); ++i) {
            Job& job = jobs_.emplace_back(job_of(plans_[i].learner, (*reservations)[i]));
            job.replaces = plans_[i].replaces;
            job.reason = request_.reason;
        }
        return true;
    }

    void make() {
        if (!done(clear())) return;
        Production production(workshop_, keys_, store_, request_.issue);
        if (!done(production.begin(faces_, jobs_.size()))) return;
        report_.findings.append(production.make(
            jobs_, [this](const Job& job, const registry::IssuedDocument& document, bool sampled) {
                IssuedLearner made = issued_learner(workshop_.learners()[job.learner].key, document);
                made.recorded_at = request_.issue.act.at;
                made.sampled = sampled;
                made_.emplace(document.number, made);
                report_.outcomes[outcome_of_.at(*job.replaces)].successor = std::move(made);
            }));
        tidy();
    }

    Done clear() {
        const auto earlier = EarlierDocuments::read(store_, workshop_.edition().id);
        if (!earlier) return fail(earlier.error());
        return earlier->remove_uncounted(store_, Shard(), request_.issue.out, report_.findings);
    }

    // The folder as the registry has the edition now, also when the run stopped half-way.
    void tidy() {
        const auto earlier = EarlierDocuments::read(store_, workshop_.edition().id);
        if (!earlier) return report_.findings.add(earlier.error());
        earlier->set_aside(request_.issue.out, report_.findings);
        IssueReport all{.specimen = report_.specimen};
        for (const auto& [digest, i] : in_order()) {
            const auto row = earlier->latest(digest);
            if (!row) continue;
            const auto made = made_.find(row->document.number);
            all.learners.push_back(made == made_.end() ? issued_earlier(workshop_.learners()[i].key, *row)
                                                       : made->second);
        }
        done(write_manifests(workshop_.edition(), all, request_.issue));
    }

    std::vector<std::pair<Sha256, std::size_t>> in_order() const {
        std::vector<std::pair<Sha256, std::size_t>> order(learners_.begin(), learners_.end());
        std::sort(order.begin(), order.end(),
                  [](const auto& one, const auto& other) { return one.second < other.second; });
        return order;
    }

    const Workshop& workshop_;
    const IssuingKeys& keys_;
    registry::Store& store_;
    const ReissueRequest& request_;
    credential::Issuance shared_;
    std::map<Sha256, std::size_t> learners_;  // place in the list by digest
    std::map<CertificateNumber, std::size_t> outcome_of_;
    std::vector<Plan> plans_;
    std::vector<Job> jobs_;
    std::map<CertificateNumber, IssuedLearner> made_;  // by this run
    std::vector<font::EmbeddedFace> faces_;
    ReissueReport report_;
};

}  // namespace

ReissueReport reissue(const Workshop& workshop, const IssuingKeys& keys, registry::Store& store,
                      const ReissueRequest& request) {
    return Correction(workshop, keys, store, request).go();
}

}  // namespace sigillum::issue
