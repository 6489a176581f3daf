// The command line of the commands that read and change the registry.
#pragma once

#include <CLI/CLI.hpp>
#include <array>
#include <optional>

#include "cli/options.h"

namespace sigillum::cli {

// --by and --why, for every command that changes something.
void add_act(CLI::App* command, ActOptions& act);
// --registry and --out, for every command that asks the registry.
void add_place(CLI::App* command, RegistryPlace& place);

class RegistryCommands {
  public:
    // Adds the commands but reissue. The object must stay where it is until the line is parsed.
    void add_to(CLI::App& app);
    // Adds reissue; `issue` adds the options that it shares with issuing.
    void add_reissue(CLI::App& app, const std::function<void(CLI::App*, IssueOptions&)>& issue);
    // The command that was called, if it was one of these.
    std::optional<Command> called() const;

  private:
    void add_status(CLI::App& app);
    void add_changes(CLI::App& app);
    void add_registry(CLI::App& app);

    StatusOptions status_;
    std::array<ChangeOptions, 3> changes_;
    ReissueOptions reissue_;
    RegistryCheckOptions check_;
    RegistryEraseOptions erase_;
    RegistryUpgradeOptions upgrade_;
    std::array<CLI::App*, 3> change_commands_{};
    CLI::App* status_command_ = nullptr;
    CLI::App* reissue_command_ = nullptr;
    CLI::App* check_command_ = nullptr;
    CLI::App* erase_command_ = nullptr;
    CLI::App* upgrade_command_ = nullptr;
};

}  // namespace sigillum::cli
