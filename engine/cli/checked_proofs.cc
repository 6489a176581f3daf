#include "cli/checked_proofs.h"

#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include "cli/opened_registry.h"
#include "cli/verifier_trust.h"
#include "issue/proof_check.h"
#include "issue/proof_file.h"

namespace sigillum::cli {
namespace {

// Asks several registries, one after the other; the first that knows an answer gives it.
class JoinedRegistries final : public registry::Lookup {
  public:
    Done open(const std::filesystem::path& file) {
        auto store = open_registry_to_read(file);
        if (!store) return fail(store.error());
        stores_.push_back(std::move(*store));
        return {};
    }
    bool empty() const { return stores_.empty(); }

    Result<std::optional<registry::IssuedCertificate>> find(const CertificateNumber& number) override {
        return first([&number](registry::Store& store) { return store.find(number); });
    }
    Result<std::optional<registry::Status>> status(const CertificateNumber& number) override {
        return first([&number](registry::Store& store) { return store.status(number); });
    }
    Result<std::optional<registry::KeyEntry>> find_key(std::string_view id) override {
        return first([id](registry::Store& store) { return store.find_key(id); });
    }

  private:
    template <class Ask>
    std::invoke_result_t<Ask, registry::Store&> first(Ask ask) {
        for (const auto& store : stores_) {
            auto answer = ask(*store);
            if (!answer || *answer) return answer;
        }
        return {};
    }

    std::vector<std::unique_ptr<registry::Store>> stores_;
};

std::vector<issue::Proof> proofs_of(const IssueOptions& options, Findings& findings) {
    if (!options.proofs.file.empty())
        return issue::read_proofs(options.proofs.file, options.learners, findings);
    std::vector<issue::Proof> proofs;
    if (options.learners.size() != 1) {
        findings.add({issue::bad_proof,
                      {.field = "--proof"},
                      "proofs for more than one learner",
                      "one --learner with --proof, or --proofs with a file that names the learners"});
        return proofs;
    }
    for (const std::string& word : options.proofs.certificates) {
        auto proof = issue::proof_from_word(word, options.learners.front());
        if (proof)
            proofs.push_back(std::move(*proof));
        else
            findings.add(proof.error());
    }
    return proofs;
}

// The registries that know the status of certificates: those named, else that of this run where it is.
Done open_registries(const IssueOptions& options, const std::filesystem::path& own,
                     JoinedRegistries& joined) {
    for (const std::filesystem::path& file : options.proofs.registries) {
        if (Done opened = joined.open(file); !opened) return opened;
    }
    std::error_code ignored;
    return std::filesystem::exists(own, ignored) ? joined.open(own) : Done();
}

}  // namespace

issue::ProofBook checked_proofs(const IssueOptions& options, const issue::Workshop& workshop,
                                const ProofSurroundings& with, Findings& findings) {
    if (!options.proofs.given()) return {};
    const std::vector<issue::Proof> proofs = proofs_of(options, findings);
    verify::VerifyOptions trust;
    trust.now = with.now;
    if (const Done read = read_trust({.files = options.proofs.trust, .keys = options.keys.folder}, trust);
        !read)
        findings.add(read.error());
    JoinedRegistries registries;
    if (const Done opened = open_registries(options, with.registry, registries); !opened)
        findings.add(opened.error());
    if (findings.has_errors()) return {};
    if (!registries.empty()) trust.registry = &registries;
    return issue::check_proofs(workshop.content, options.learners, proofs,
                               {.trust = trust, .specimens = with.keys.specimen()}, findings);
}

}  // namespace sigillum::cli
