// The command line of the commands on keys.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>

#include "cli/options.h"

namespace sigillum::cli {

class KeyCommands {
  public:
    // Adds `keys` with its commands; `key_files` adds the options that `show` shares with issuing. The object
    // must stay where it is until the line is parsed.
    void add_to(CLI::App& app, const std::function<void(CLI::App*, KeyFiles&)>& key_files);
    // The command that was called, if it was one of these.
    std::optional<Command> called() const;

  private:
    void add_demo(CLI::App& keys);
    void add_make(CLI::App& keys);
    void add_list(CLI::App& keys);
    void add_rotate(CLI::App& keys);
    void add_retire(CLI::App& keys);
    void add_revoke(CLI::App& keys);

    KeysDemoOptions demo_;
    KeysShowOptions show_;
    KeysMakeOptions make_;
    KeysListOptions list_;
    KeysRotateOptions rotate_;
    KeysRetireOptions retire_;
    KeysRevokeOptions revoke_;
    CLI::App* demo_command_ = nullptr;
    CLI::App* show_command_ = nullptr;
    CLI::App* make_command_ = nullptr;
    CLI::App* list_command_ = nullptr;
    CLI::App* rotate_command_ = nullptr;
    CLI::App* retire_command_ = nullptr;
    CLI::App* revoke_command_ = nullptr;
};

}  // namespace sigillum::cli
