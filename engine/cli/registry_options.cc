#include "cli/registry_options.h"

#include <fmt/format.h>

namespace sigillum::cli {
namespace {

void add_numbers(CLI::App* command, NumberOptions& numbers) {
    command->add_option("NUMBER", numbers.numbers, "Numbers of certificates; hyphens and case do not matter");
    command->add_option("--from", numbers.from, "File with numbers, one a line; - reads the standard input");
}

std::string classes_of(registry::State state) {
    return fmt::format("Class of reason, which verifiers are told: {}",
                       fmt::join(registry::reason_classes(state), ", "));
}

}  // namespace

void add_act(CLI::App* command, ActOptions& act) {
    command->add_option("--by", act.by,
                        "Who does this, for the log (default: your user name on this machine)");
    command->add_option("--why", act.why, "Why, in your own words; for the log only, never published");
}

void add_place(CLI::App* command, RegistryPlace& place) {
    command->add_option("--registry", place.file, "The registry: a file, or postgresql://… for a server");
    command->add_option("--out", place.out, "Folder of issued documents, whose registry.sqlite it is");
}

void RegistryCommands::add_to(CLI::App& app) {
    add_status(app);
    add_changes(app);
    add_registry(app);
}

void RegistryCommands::add_status(CLI::App& app) {
    status_command_ = app.add_subcommand("status", "Say what has become of certificates, or show the log");
    add_numbers(status_command_, status_.numbers);
    add_place(status_command_, status_.registry);
    status_command_->add_flag("--log", status_.log, "The audit log: of the numbers, or all of it");
    status_command_->add_flag("--json", status_.json, "Answer as JSON");
    status_command_->footer(
        "Exit codes: 0 every number is known, 1 some are not, 2 usage.\n"
        "Example:  sigillum status 7KQ2-9MXD-04TR-BV5H --registry issued/registry.sqlite");
}

void RegistryCommands::add_changes(CLI::App& app) {
    struct Words {
        registry::State wanted;
        const char* name;
        const char* help;
        const char* example;
    };
    constexpr std::array<Words, 3> words = {
        {{registry::State::revoked, "revoke", "Revoke certificates for good",
          "sigillum revoke 7KQ2-9MXD-04TR-BV5H --reason awarded-in-error --why \"board of 12 May\" --out "
          "issued"},
         {registry::State::suspended, "suspend", "Suspend certificates until they are reinstated or revoked",
          "sigillum suspend 7KQ2-9MXD-04TR-BV5H --reason under-review --out issued"},
         {registry::State::current, "reinstate", "Reinstate certificates that were suspended",
          "sigillum reinstate 7KQ2-9MXD-04TR-BV5H --why \"complaint withdrawn\" --out issued"}}};
    for (std::size_t i = 0; i < words.size(); ++i) {
        CLI::App* command = app.add_subcommand(words[i].name, words[i].help);
        ChangeOptions& options = changes_[i];
        options.wanted = words[i].wanted;
        add_numbers(command, options.numbers);
        add_place(command, options.registry);
        if (options.wanted != registry::State::current)
            command->add_option("--reason", options.reason, classes_of(options.wanted));
        add_act(command, options.act);
        command->add_flag("--json", options.json, "Outcomes as JSON");
        command->footer(
            fmt::format("Exit codes: 0 all were changed, 1 some were not (each says why), 2 usage.\n"
                        "Example:  {}",
                        words[i].example));
        change_commands_[i] = command;
    }
}

void RegistryCommands::add_reissue(CLI::App& app,
                                   const std::function<void(CLI::App*, IssueOptions&)>& issue) {
    reissue_command_ = app.add_subcommand(
        "reissue", "Make corrected documents under new numbers; the old ones become replaced by them");
    reissue_command_
        ->add_option("NUMBER... EDITION", reissue_.numbers.numbers,
                     "Numbers of the documents to replace, then the edition with the corrected data")
        ->required();
    reissue_command_->add_option("--from", reissue_.numbers.from,
                                 "File with numbers, one a line; - reads the standard input");
    reissue_command_->add_option("--reason", reissue_.reason, classes_of(registry::State::replaced))
        ->capture_default_str();
    reissue_command_->add_flag("--force", reissue_.force, "Also where the data are those that were issued");
    issue(reissue_command_, reissue_.issue);
    reissue_command_->footer(
        "Exit codes: 0 all were replaced, 1 some were not (each says why), 2 usage.\n"
        "Example:  sigillum reissue 7KQ2-9MXD-04TR-BV5H my-course --out issued --keys demo-keys");
}

void RegistryCommands::add_registry(CLI::App& app) {
    CLI::App* registry = app.add_subcommand("registry", "Check the registry, erase a learner, upgrade");
    registry->require_subcommand(1);
    check_command_ = registry->add_subcommand("check", "Check the audit log and everything it stands for");
    add_place(check_command_, check_.registry);
    check_command_->add_option("--head", check_.head,
                               "An end of the log as an earlier check printed it: NUMBER:HASH");
    check_command_->add_flag("--json", check_.json, "Answer as JSON");
    check_command_->footer(
        "Exit codes: 0 all fits, 1 something was changed, 2 usage.\n"
        "Example:  sigillum registry check --out issued");
    erase_command_ = registry->add_subcommand(
        "erase", "Erase what leads from numbers to their learners; status and log stay");
    add_numbers(erase_command_, erase_.numbers);
    add_place(erase_command_, erase_.registry);
    add_act(erase_command_, erase_.act);
    erase_command_->add_flag("--json", erase_.json, "Outcomes as JSON");
    erase_command_->footer(
        "Do not name the person in --why: those words stay.\n"
        "Exit codes: 0 all were erased, 1 some were not (each says why), 2 usage.\n"
        "Example:  sigillum registry erase 7KQ2-9MXD-04TR-BV5H --out issued");
    upgrade_command_ =
        registry->add_subcommand("upgrade", "Bring a registry of an earlier version to the present one");
    add_place(upgrade_command_, upgrade_.registry);
    add_act(upgrade_command_, upgrade_.act);
    upgrade_command_->footer("Example:  sigillum registry upgrade --registry registry.sqlite");
}

std::optional<Command> RegistryCommands::called() const {
    if (status_command_->parsed()) return status_;
    for (std::size_t i = 0; i < changes_.size(); ++i) {
        if (change_commands_[i]->parsed()) return changes_[i];
    }
    if (reissue_command_->parsed()) return reissue_;
    if (check_command_->parsed()) return check_;
    if (erase_command_->parsed()) return erase_;
    if (upgrade_command_->parsed()) return upgrade_;
    return std::nullopt;
}

}  // namespace sigillum::cli
