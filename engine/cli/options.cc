#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/batch_options.h"
#include "cli/check_limits.h"
#include "cli/key_options.h"
#include "cli/locales_options.h"
#include "cli/print_options.h"
#include "cli/registry_options.h"
#include "cli/web_options.h"

namespace sigillum::cli {
namespace {

// Every subcommand writes its options here; the one that was called is then taken.
struct Slots {
    NewOptions make;
    CheckOptions check;
    PreviewOptions preview;
    IssueOptions issue;
    VerifyOptions verify;
};

constexpr const char* edition_help = "Folder with edition.toml and learners.csv, or a path to either";

CLI::App* add_new(CLI::App& app, NewOptions& options) {
    CLI::App* command = app.add_subcommand("new", "Make a new edition folder that already issues");
    command->add_option("DIR", options.folder, "Folder to make; must not exist yet")->required();
    command->footer("Example:  sigillum new my-course && sigillum preview my-course");
    return command;
}

CLI::App* add_check(CLI::App& app, CheckOptions& options) {
    CLI::App* command =
        app.add_subcommand("check", "Report everything that is wrong or doubtful; issue nothing");
    command->add_option("EDITION", options.edition, edition_help)->required();
    command->add_option("--annotated", options.annotated,
                        "CSV file to write: the learners' list with what is wrong beside each row");
    command->add_flag("--json", options.json, "Findings as JSON");
    command->footer(
        "Exit codes: 0 no errors, 1 errors, 2 usage.\nExample:  sigillum check samples/data-literacy");
    return command;
}

CLI::App* add_preview(CLI::App& app, PreviewOptions& options) {
    CLI::App* command =
        app.add_subcommand("preview",
                           "Make an unsigned, marked PDF or PNG pages of one document, or a proof sheet of a "
                           "language");
    CLI::Option* edition = command->add_option("EDITION", options.edition, edition_help);
    CLI::Option* learner =
        command->add_option("--learner", options.learner, "Key of the learner (default: the first)");
    command->add_option(
        "--out", options.out,
        "PDF to write, or folder for PNG pages (default: preview.pdf, preview/); the HTML page "
        "of --locale (default: proof-xx.html)");
    CLI::Option* png = command->add_flag("--png", options.png, "Pages as PNG pictures");
    CLI::Option* dots = command->add_option("--dpi", options.dots_per_inch, "Dots per inch of the pictures")
                            ->check(CLI::Range(30, 600))
                            ->capture_default_str();
    CLI::Option* language = command->add_option(
        "--locale", options.locale, "Instead of an edition: a language, for a native speaker to correct");
    for (CLI::Option* other : {edition, learner, png, dots}) language->excludes(other);
    CLI::Option* all = command->add_flag("--all", options.all, "Every text of the language beside English");
    all->needs(language);
    language->needs(all);
    command->callback([&options] {
        if (options.edition.empty() && options.locale.empty())
            throw CLI::RequiredError("EDITION, or --locale with --all,");
    });
    command->footer(
        "Example:  sigillum preview samples/data-literacy --png --out pages\n"
        "          sigillum preview --locale pl --all --out pl.html");
    return command;
}

void add_key_files(CLI::App* command, KeyFiles& keys) {
    command->add_option("--keys", keys.folder, "Folder with keys as `sigillum keys demo` makes it");
    command->add_option("--signer", keys.signer, "Sealing key: PKCS #12 (.p12, .pfx) or PEM");
    command->add_option("--chain", keys.chain,
                        "PEM certificates of a PEM sealing key, the signer's own first");
    command->add_option("--code-key", keys.code_key, "Key of the verification codes: PEM, P-256");
    command->add_option("--key-set", keys.key_set, "JWK set with the public keys of codes");
    command->add_option("--passphrase-file", keys.passphrase_file,
                        "File whose first line is the passphrase of the sealing key");
}

// What issuing and reissuing have in common.
void add_issuing(CLI::App* command, IssueOptions& options) {
    command->add_option("--out", options.out, "Folder for the documents")->required();
    add_key_files(command, options.keys);
    command->add_option(
        "--registry", options.registry,
        "Registry of numbers and documents: a file, or postgresql://… for a server's database (default: "
        "registry.sqlite in the folder of the documents)");
    CLI::Option* authority = command->add_option(
        "--tsa", options.time_stamper, "Address of a time-stamping authority: signatures become PAdES B-T");
    command
        ->add_option(
            "--tsa-trust", options.time_stamp_trust,
            "PEM certificates that the authority's chain must end in (default: the chain is not judged)")
        ->needs(authority);
    command->add_option("--time", options.time, "Signing time, ISO 8601 with offset (default: now)");
    command->add_option("--jobs", options.jobs, "Threads (default: one a core)")->check(CLI::Range(1, 256));
    CLI::Option* every =
        command
            ->add_option(
                "--check-every", options.check_every,
                "Every document is read back; one in N (default: 50), ten at least, is also verified as "
                "a stranger would, with the text of its pages and its printed code")
            ->check(CLI::Range(1, 1'000'000));
    command->add_flag("--check-all", options.check_all, "All of them")->excludes(every);
    add_act(command, options.act);
    command->add_flag("--json", options.json, "Report as JSON");
}

CLI::App* add_issue(CLI::App& app, IssueOptions& options) {
    CLI::App* command = app.add_subcommand("issue", "Make and sign the documents of an edition");
    command->add_option("EDITION", options.edition, edition_help)->required();
    add_issuing(command, options);
    add_batch_choice(command, options);
    command->add_option("--shard", options.shard,
                        "Issue one part of the edition, such as 2/8, while other runs issue the others");
    command->footer(
        "Exit codes: 0 every document is there, 1 errors (nothing half-written), 2 usage, 3 stopped on "
        "request\n"
        "(Ctrl-C): what was made counts, and the same command again makes the rest.\n"
        "Example:  sigillum issue samples/data-literacy --out issued --keys build/demo-keys");
    return command;
}

CLI::App* add_verify(CLI::App& app, VerifyOptions& options) {
    CLI::App* command = app.add_subcommand("verify", "Check documents, pictures of codes, or texts of codes");
    command
        ->add_option("FILE|TEXT", options.what,
                     "PDFs, PNG (or PGM, PPM) pictures of a page or code, or the text of a code")
        ->required();
    command->add_option(
        "--keys", options.keys,
        "Folder whose root.pem and code-keys.json are trusted, each unless --trust brings its kind");
    command
        ->add_option(
            "--trust,--key-set", options.trust,
            "What you trust: PEM certificates of authorities, JWK key sets, or a folder of both; may "
            "be given several times")
        ->allow_extra_args(false);
    command->add_option("--registry", options.registry,
                        "Registry that knows the status of certificates: a file, or postgresql://…");
    command->add_option("--time", options.time, "Moment to judge at, ISO 8601 (default: now)");
    command->add_flag("--json", options.json, "Verdict as JSON");
    add_check_limits(command, options.check);
    command->footer(
        "Exit codes: 0 authentic and current, 10 intact but something could not be shown, 11 revoked, "
        "replaced, suspended or\n"
        "expired, 12 altered or not authentic, 13 not a signed document or unreadable, 2 usage; of several "
        "files, the highest.\n"
        "Example:  sigillum verify certificate.pdf --keys build/demo-keys --registry issued/registry.sqlite");
    return command;
}

}  // namespace

std::variant<CommandLine, int> read_command_line(int count, char** words) {
    CLI::App app{"sigillum makes and checks signed university certificates.", "sigillum"};
    app.require_subcommand(1);
    app.set_version_flag("--version", SIGILLUM_VERSION);
    app.get_formatter()->column_width(28);
    CommandLine line;
    app.add_option("--data", line.data,
                   "Folder with layouts, locales and fonts (default: found beside the program)");

    Slots slots;
    const CLI::App* make = add_new(app, slots.make);
    const CLI::App* check = add_check(app, slots.check);
    const CLI::App* preview = add_preview(app, slots.preview);
    const CLI::App* issue = add_issue(app, slots.issue);
    const CLI::App* verify = add_verify(app, slots.verify);
    RegistryCommands registry;
    registry.add_reissue(app, add_issuing);
    registry.add_to(app);
    PrintCommand print;
    print.add_to(app);
    BatchCommands batch;
    batch.add_to(app);
    LocalesCommand locales;
    locales.add_to(app);
    WebCommands web;
    web.add_to(app);
    KeyCommands keys;
    keys.add_to(app, add_key_files);

    try {
        app.parse(count, words);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    if (make->parsed()) line.command = slots.make;
    if (check->parsed()) line.command = slots.check;
    if (preview->parsed()) line.command = slots.preview;
    if (issue->parsed()) line.command = slots.issue;
    if (verify->parsed()) line.command = slots.verify;
    if (const auto called = print.called()) line.command = *called;
    if (const auto called = locales.called()) line.command = *called;
    if (const auto called = keys.called()) line.command = *called;
    if (const auto called = registry.called()) line.command = *called;
    if (const auto called = web.called()) line.command = *called;
    if (const auto called = batch.called()) line.command = *called;
    return line;
}

}  // namespace sigillum::cli
