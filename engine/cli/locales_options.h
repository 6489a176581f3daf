// The command line of the message catalogues.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>

#include "cli/options.h"

namespace sigillum::cli {

class LocalesCommand {
  public:
    // Adds the command. The object must stay where it is until the line is parsed.
    void add_to(CLI::App& app);
    // The options, if the command was called.
    std::optional<Command> called() const;

  private:
    LocalesOptions options_;
    CLI::App* command_ = nullptr;
};

}  // namespace sigillum::cli
