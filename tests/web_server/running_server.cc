#include "tests/web_server/running_server.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "tests/program/shell.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;

void pause() { std::this_thread::sleep_for(std::chrono::milliseconds(20)); }

std::vector<std::string> serve_words(const PublishedSite& site, const std::vector<std::string>& more) {
    std::vector<std::string> words = {program().string(), "serve",  "--site",      site.site(), "--registry",
                                      site.registry(),    "--keys", keys_folder(), "--port",    "0"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

}  // namespace

PublishedSite::PublishedSite(const std::string& name) : folder_(empty_folder("serve-" + name)) {
    fs::copy_file(fs::path(BUILD_DIR) / "tested/registry.sqlite", registry());
    const Ran made = run("openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out " +
                         quoted(folder_ / "status-key.pem"));
    EXPECT_EQ(made.exit_code, 0) << made.output;
    publish();
}

void PublishedSite::publish() const {
    const Ran ran = run(quoted(program()) + " publish --registry " + quoted(registry()) +
                        " --host localhost --status-key " + quoted(folder_ / "status-key.pem") + " --out " +
                        quoted(site()));
    ASSERT_EQ(ran.exit_code, 0) << ran.output;
}

std::string PublishedSite::file(const std::string& path) const { return content(site() / path); }

RunningProgram::RunningProgram(std::vector<std::string> words, fs::path errors) : errors_(std::move(errors)) {
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    fs::remove(errors_);  // of an earlier run: its port is another
    id_ = ::fork();
    if (id_ != 0) return;
    ::signal(SIGINT, SIG_DFL);           // a shell may have had it ignored
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // also when the test is ended from outside
    const int file = ::open(errors_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(file, STDERR_FILENO);
    ::dup2(file, STDOUT_FILENO);
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
}

RunningProgram::~RunningProgram() {
    if (ended_) return;
    signal(SIGTERM);
    if (exit_code() >= 0) return;
    signal(SIGKILL);
    exit_code();
}

std::string RunningProgram::errors() const { return content(errors_); }

void RunningProgram::signal(int number) const { ::kill(id_, number); }

int RunningProgram::exit_code(int seconds) {
    for (int i = 0; i < seconds * 50 && !ended_; ++i) {
        int status = 0;
        if (::waitpid(id_, &status, WNOHANG) == id_) {
            ended_ = true;
            return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        }
        pause();
    }
    return -1;
}

RunningServer::RunningServer(const PublishedSite& site, const std::vector<std::string>& more)
    : program_(serve_words(site, more), site.folder() / "errors.txt") {
    for (int i = 0; i < 500 && port_ == 0; ++i) {
        const std::string said = program_.errors();
        const std::size_t at = said.find("http://127.0.0.1:");
        if (at != std::string::npos && said.find("/V/") != std::string::npos)
            port_ = std::stoi(said.substr(at + 17));
        else
            pause();
    }
    EXPECT_NE(port_, 0) << program_.errors();
}

}  // namespace sigillum::tests
