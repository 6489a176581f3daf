// `sigillum serve` as a process of its own, over a site that was published for it.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace sigillum::tests {

// A registry of its own (the samples', copied) and a site published from it.
class PublishedSite {
  public:
    explicit PublishedSite(const std::string& name);

    // Publishes what the registry says now.
    void publish() const;
    const std::filesystem::path& folder() const { return folder_; }
    std::filesystem::path site() const { return folder_ / "site"; }
    std::filesystem::path registry() const { return folder_ / "registry.sqlite"; }
    std::string file(const std::string& path) const;  // content, "V/index.html"

  private:
    std::filesystem::path folder_;
};

// A process that is ended with its object.
class RunningProgram {
  public:
    // Starts the program; what it says goes to a file.
    RunningProgram(std::vector<std::string> words, std::filesystem::path errors);
    ~RunningProgram();
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;

    std::string errors() const;
    void signal(int number) const;
    // Waits for its end, at most so long; the exit code, or -1.
    int exit_code(int seconds = 20);
    pid_t id() const { return id_; }

  private:
    pid_t id_ = -1;
    std::filesystem::path errors_;
    bool ended_ = false;
};

// Waits until it says where it listens.
class RunningServer {
  public:
    explicit RunningServer(const PublishedSite& site, const std::vector<std::string>& more = {});

    int port() const { return port_; }
    RunningProgram& program() { return program_; }

  private:
    RunningProgram program_;
    int port_ = 0;
};

}  // namespace sigillum::tests
