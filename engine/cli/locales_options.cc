#include "cli/locales_options.h"

namespace sigillum::cli {

void LocalesCommand::add_to(CLI::App& app) {
    command_ = app.add_subcommand(
        "locales",
        "List the languages of documents and how much of each is reviewed; exchange them with translators");
    CLI::Option* given = command_->add_option("--export", options_.export_language,
                                              "Language whose texts to write for translators, as XLIFF 1.2");
    CLI::Option* taken = command_->add_option("--import", options_.imported,
                                              "XLIFF 1.2 file of translators to check and take over");
    taken->excludes(given);
    command_->add_option(
        "--to", options_.to,
        "File to write: the XLIFF file of --export (default: xx.xlf), the catalogue of --import "
        "(default: the one it came from)");
    command_->add_flag("--json", options_.json, "The list, or what was wrong with a translation, as JSON");
    command_->footer(
        "Exit codes: 0 done, 1 errors (nothing is written), 2 usage.\n"
        "Example:  sigillum locales --export de --to de.xlf && sigillum locales --import de.xlf");
}

std::optional<Command> LocalesCommand::called() const {
    if (command_->parsed()) return options_;
    return std::nullopt;
}

}  // namespace sigillum::cli
