// The command line of publish and serve.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>

#include "cli/options.h"

namespace sigillum::cli {

class WebCommands {
  public:
    // Adds the commands. The object must stay where it is until the line is parsed.
    void add_to(CLI::App& app);
    // The command that was called, if it was one of these.
    std::optional<Command> called() const;

  private:
    void add_publish(CLI::App& app);
    void add_serve(CLI::App& app);
    void add_judge(CLI::App& app);

    PublishOptions publish_;
    ServeOptions serve_;
    JudgeOptions judge_;
    CLI::App* publish_command_ = nullptr;
    CLI::App* serve_command_ = nullptr;
    CLI::App* judge_command_ = nullptr;
};

}  // namespace sigillum::cli
