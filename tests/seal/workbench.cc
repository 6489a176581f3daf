#include "tests/seal/workbench.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>

namespace sigillum::seal::test {

Workbench::Workbench() {
    const std::filesystem::path parent = std::filesystem::path(BUILD_DIR) / "test-folders";
    std::filesystem::create_directories(parent);
    std::string pattern = (parent / "seal-XXXXXX").string();
    EXPECT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
}

Workbench::~Workbench() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void Workbench::write(const std::string& name, ByteView bytes) const {
    std::ofstream(path(name), std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

Bytes Workbench::read(const std::string& name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Outcome Workbench::run(const std::string& command) const {
    Outcome outcome;
    FILE* pipe = ::popen(("cd '" + folder_.string() + "' && ( " + command + " ) 2>&1").c_str(), "r");
    if (pipe == nullptr) return outcome;
    std::array<char, 4096> buffer{};
    for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
        outcome.output.append(buffer.data(), got);
    }
    const int status = ::pclose(pipe);
    outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return outcome;
}

void make_chain(const Workbench& bench, const Wanted& wanted) {
    bench.write("ca.cnf",
                "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n"
                "subjectKeyIdentifier=hash\n");
    bench.write("leaf.cnf", wanted.extensions + "\n");
    const Outcome made = bench.run(
        "set -e\n"
        "if [ ! -e issuer.pem ]; then\n"
        "openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout root.key -out root.csr "
        "-subj '/CN=Test Root'\n"
        "openssl x509 -req -in root.csr -signkey root.key -extfile ca.cnf -days 3650 -out root.pem\n"
        "openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout issuer.key -out "
        "issuer.csr -subj '/CN=Test Issuer'\n"
        "openssl x509 -req -in issuer.csr -CA root.pem -CAkey root.key -CAcreateserial -extfile ca.cnf -days "
        "3650 -out issuer.pem\n"
        "fi\n"
        "openssl req -new " +
        wanted.key + " -nodes -keyout leaf.key -out leaf.csr -utf8 -subj '" + wanted.subject +
        "'\n"
        "openssl x509 -req -in leaf.csr -CA issuer.pem -CAkey issuer.key -CAcreateserial -extfile leaf.cnf " +
        wanted.validity +
        " -out leaf.pem\n"
        "cat leaf.pem root.pem issuer.pem > chain.pem\n");
    ASSERT_EQ(made.code, 0) << made.output;
}

}  // namespace sigillum::seal::test
