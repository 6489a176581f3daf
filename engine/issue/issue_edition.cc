#include "issue/issue_edition.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "base/file.h"
#include "font/subset.h"
#include "issue/earlier_documents.h"
#include "issue/kept_document.h"
#include "issue/manifest.h"
#include "issue/production.h"
#include "issue/proof_list.h"
#include "issue/registered_keys.h"
#include "issue/rehearsal.h"

namespace sigillum::issue {
namespace {

// Learners for whom numbers are reserved in one transaction of the registry, before their documents are made.
constexpr std::size_t reserved_at_once = 2048;

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
        const bool complete = choose_learners() && keys_hold() && rehearse_all() && open_folder() &&
                              open_registry() && sort_out_earlier() && press_all();
        if (!complete) report_.learners = {};
        return std::move(report_);
    }

  private:
    bool stop(Error error) {
        report_.findings.add(std::move(error));
        return false;
    }

    // The places of those who were asked for, and of the part of them that is this run's; unknown keys stop
    // the run.
    bool choose_learners() {
        std::set<std::string> asked(request_.learners.begin(), request_.learners.end());
        for (std::size_t i = 0; i < workshop_.learners().size(); ++i) {
            const std::string key = learner(i).key;
            if (!request_.learners.empty() && asked.erase(key) == 0) continue;
            asked_.push_back(i);
            if (request_.shard.holds(digest_of(i))) chosen_.push_back(i);
        }
        for (const std::string& key : asked)
            stop({no_such_learner,
                  {.field = "--learner"},
                  fmt::format("“{}” is no key of this edition's list", key),
                  "a key from the learners' list"});
        return asked.empty();
    }

    bool keys_hold() {
        const Done valid = seal::check_validity(*keys_.signer, request_.now);
        return valid ? true : stop(valid.error());
    }

    bool rehearse_all() {
        Rehearsal rehearsal = rehearse(workshop_, shared_, asked_, request_.threads);
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

    // Leaves alone what an earlier run has finished; of what was reissued, the last document.
    bool sort_out_earlier() {
        const auto earlier = EarlierDocuments::read(*store_, workshop_.edition().id);
        if (!earlier) return stop(earlier.error());
        note_others(*earlier);
        for (const std::size_t i : chosen_) {
            const auto row = earlier->latest(digest_of(i));
            if (!row) {
                to_make_.push_back(i);
                continue;
            }
            const credential::Credential now{workshop_.edition(), learner(i), shared_};
            if (const auto kept = kept_document(*row, now, request_.out, report_.findings))
                report_.learners.replace(i, *kept);
        }
        if (report_.findings.has_errors()) return false;
        earlier->set_aside(request_.out, report_.findings);
        const Done cleared =
            earlier->remove_uncounted(*store_, request_.shard, request_.out, report_.findings);
        return cleared ? true : stop(cleared.error());
    }

    // What the registry has of those who were not asked for stays in the manifest.
    void note_others(const EarlierDocuments& earlier) {
        report_.learners.resize(workshop_.learners().size());
        if (request_.learners.empty()) return;
        for (std::size_t i = 0; i < report_.learners.size(); ++i) {
            const Sha256 digest = digest_of(i);
            const auto row = request_.shard.holds(digest) ? earlier.latest(digest) : std::nullopt;
            if (row) report_.learners.replace(i, issued_earlier(learner(i).key, *row));
        }
    }

    // A number and a place in a status list for each of these learners.
    Result<std::vector<Job>> reserved(std::span<const std::size_t> learners) {
        std::vector<registry::ReservationRequest> requests;
        for (const std::size_t i : learners)
            requests.push_back({.edition = workshop_.edition().id, .learner_key = learner(i).key});
        const auto reservations = store_->reserve(requests, request_.random, request_.act);
        if (!reservations) return fail(reservations.error());
        std::vector<Job> jobs;
        for (std::size_t k = 0; k < learners.size(); ++k)
            jobs.push_back(job_of(learners[k], (*reservations)[k]));
        return jobs;
    }

    // The proofs of a document are durable, and the log has them, before the document counts.
    Done keep_proofs(const Job& job) {
        if (request_.proofs.empty()) return {};
        const std::string key = learner(job.learner).key;
        const auto proofs = request_.proofs.find(key);
        if (proofs == request_.proofs.end()) return {};
        const Bytes list =
            proof_list({job.number, workshop_.edition().id, key, request_.act, request_.now}, proofs->second);
        const Done written = write_file(request_.out / proof_list_name(job.number), list, Durability::at_once,
                                        /*secret=*/true);
        return written ? store_->note_proofs(job.number, sha256(list), request_.act) : written;
    }

    bool press_all() {
        const bool all_made = press_what_is_left();
        return (!report_.begun || list_documents()) && all_made;
    }

    bool press_what_is_left() {
        Production production(workshop_, keys_, *store_, request_);
        if (const Done begun = production.begin(faces_, to_make_.size()); !begun) return stop(begun.error());
        const auto note = [this](const Job& job, const registry::IssuedDocument& document, bool sampled) {
            IssuedLearner made = issued_learner(learner(job.learner).key, document);
            made.recorded_at = request_.act.at;
            made.sampled = sampled;
            report_.learners.replace(job.learner, made);
        };
        report_.begun = to_make_.empty();
        for (std::size_t first = 0; first < to_make_.size(); first += reserved_at_once) {
            const std::size_t count = std::min(reserved_at_once, to_make_.size() - first);
            const auto jobs = reserved(std::span(to_make_).subspan(first, count));
            if (!jobs) return stop(jobs.error());
            report_.begun = true;
            for (const Job& job : *jobs) {
                if (const Done kept = keep_proofs(job); !kept) return stop(kept.error());
            }
            report_.findings.append(production.make(*jobs, note));
            if (report_.findings.has_errors()) return false;
        }
        return true;
    }

    // What counts by now, also when something stopped the run.
    bool list_documents() {
        const Done written = write_manifests(workshop_.edition(), report_, request_);
        if (chosen_.size() < report_.learners.size()) {
            IssuedLearners chosen;
            for (const std::size_t i : chosen_) chosen.push_back(report_.learners[i]);
            report_.learners = std::move(chosen);
        }
        return written ? true : stop(written.error());
    }

    credential::Learner learner(std::size_t place) const { return workshop_.learners()[place]; }
    Sha256 digest_of(std::size_t place) const {
        return registry::learner_digest(workshop_.edition().id, learner(place).key);
    }

    const Workshop& workshop_;
    const IssuingKeys& keys_;
    const registry::OpenStore& registry_;
    std::unique_ptr<registry::Store> store_;
    const IssueRequest& request_;
    credential::Issuance shared_;
    std::vector<font::EmbeddedFace> faces_;
    std::vector<std::size_t> asked_;    // places in the list of those who were asked for
    std::vector<std::size_t> chosen_;   // those of them who are of this run's part
    std::vector<std::size_t> to_make_;  // those of them who have no document yet
    IssueReport report_;
};

}  // namespace

IssueReport issue_edition(const Workshop& workshop, const IssuingKeys& keys,
                          const registry::OpenStore& registry, const IssueRequest& request) {
    return Run(workshop, keys, registry, request).go();
}

}  // namespace sigillum::issue
