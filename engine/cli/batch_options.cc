#include "cli/batch_options.h"

namespace sigillum::cli {
namespace {

constexpr const char* edition_help = "Folder with edition.toml and learners.csv, or a path to either";

}  // namespace

void add_batch_choice(CLI::App* issue, IssueOptions& options) {
    CLI::Option* reviewed = issue->add_option("--reviewed", options.reviewed,
                                              "Digest of the batch that was reviewed (`sigillum review`): "
                                              "nothing is signed when anything has changed");
    issue
        ->add_option("--review-list", options.review_list,
                     "The .json list that the review wrote: what has changed is then named")
        ->needs(reviewed);
    CLI::Option* learner =
        issue
            ->add_option("--learner", options.learners,
                         "Only the learner of this key; may be given several times (default: everyone)")
            ->allow_extra_args(false);
    ProofOptions& proofs = options.proofs;
    CLI::Option* one = issue
                           ->add_option("--proof", proofs.certificates,
                                        "UNIT=FILE: a certificate of ours that proves the unit; may be "
                                        "given several times, with one --learner")
                           ->allow_extra_args(false)
                           ->needs(learner);
    CLI::Option* many = issue->add_option(
        "--proofs", proofs.file, "TOML file that lists proofs of units, of any kind (docs/proofs.md)");
    one->excludes(many);
    issue
        ->add_option(
            "--proof-trust", proofs.trust,
            "Whom to trust for proofs: PEM certificates, JWK key sets, or a folder of both (default: "
            "the folder of --keys); may be given several times")
        ->allow_extra_args(false);
    issue
        ->add_option(
            "--proof-registry", proofs.registries,
            "Registry that knows the status of certificates given as proofs (default: the registry of "
            "this run); may be given several times")
        ->allow_extra_args(false);
}

void BatchCommands::add_to(CLI::App& app) {
    review_command_ = app.add_subcommand(
        "review", "Show a signer what a batch holds, what varies and stands out, and its digest");
    review_command_->add_option("EDITION", review_.edition, edition_help)->required();
    review_command_->add_option(
        "--out", review_.out,
        "HTML page to write; the list that the digest covers stands beside it as .json");
    review_command_->add_option("--certificate", review_.certificate,
                                "Certificate of the seal (PEM or DER), to be shown; the key is not needed");
    review_command_->add_option(
        "--locale", review_.locale,
        "Language of the page, for the person who signs (default: the edition's main language)");
    review_command_->add_flag("--json", review_.json, "The review as JSON");
    review_command_->footer(
        "Exit codes: 0 reviewed, 1 errors (nothing written), 2 usage.\n"
        "Example:  sigillum review samples/data-literacy --out review.html --locale pl");

    deliver_command_ = app.add_subcommand(
        "deliver", "Pack the issued documents in a zip for each university, with a list for mail merge");
    deliver_command_->add_option("EDITION", deliver_.edition, edition_help)->required();
    deliver_command_->add_option("--from", deliver_.from, "Folder of the issued documents")->required();
    deliver_command_->add_option("--out", deliver_.out, "Folder for the zip files and the list")->required();
    deliver_command_->add_option("--registry", deliver_.registry,
                                 "The registry (default: registry.sqlite in the folder of the documents)");
    deliver_command_->add_option(
        "--addresses", deliver_.addresses,
        "CSV list with the columns key and email (default: the edition's own list, if it has them)");
    deliver_command_->add_flag("--json", deliver_.json, "Report as JSON");
    deliver_command_->footer(
        "Nothing is sent. Exit codes: 0 packed, 1 errors (nothing written), 2 usage.\n"
        "Example:  sigillum deliver samples/data-literacy --from issued --out delivery");
}

std::optional<Command> BatchCommands::called() const {
    if (review_command_->parsed()) return review_;
    if (deliver_command_->parsed()) return deliver_;
    return std::nullopt;
}

}  // namespace sigillum::cli
