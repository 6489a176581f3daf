// The command line of what is done with a whole batch before and after it is issued: review, deliver.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>

#include "cli/options.h"

namespace sigillum::cli {

// What issuing alone takes: the reviewed batch, single learners and proofs of their units.
void add_batch_choice(CLI::App* issue, IssueOptions& options);

class BatchCommands {
  public:
    // Adds the commands. The object must stay where it is until the line is parsed.
    void add_to(CLI::App& app);
    // The command that was called, if it was one of these.
    std::optional<Command> called() const;

  private:
    ReviewOptions review_;
    DeliverOptions deliver_;
    CLI::App* review_command_ = nullptr;
    CLI::App* deliver_command_ = nullptr;
};

}  // namespace sigillum::cli
