// A folder for one test, and the command line tools that serve as independent witnesses.
#pragma once

#include <filesystem>
#include <string>

#include "base/bytes.h"

namespace sigillum::seal::test {

// What a command printed (both streams) and its exit code.
struct Outcome {
    int code = -1;
    std::string output;
};

// An empty folder, removed when the test is over.
class Workbench {
  public:
    Workbench();
    ~Workbench();
    Workbench(const Workbench&) = delete;
    Workbench& operator=(const Workbench&) = delete;

    void write(const std::string& name, ByteView bytes) const;
    Bytes read(const std::string& name) const;
    std::filesystem::path path(const std::string& name) const { return folder_ / name; }

    // Runs a shell command within the folder.
    Outcome run(const std::string& command) const;

  private:
    std::filesystem::path folder_;
};

// What the command line of OpenSSL shall make.
struct Wanted {
    std::string key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256";  // options of "openssl req"
    std::string extensions = "keyUsage=critical,digitalSignature,nonRepudiation";
    std::string validity = "-days 3650";
    std::string subject = "/O=Test University/CN=Ada Test";
};

// Makes root.pem, issuer.pem (once) and leaf.key, leaf.pem, chain.pem (leaf, root, issuer: out of order on
// purpose).
void make_chain(const Workbench& bench, const Wanted& wanted = {});

}  // namespace sigillum::seal::test
