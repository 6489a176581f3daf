#include "tests/qr/shell.h"

#include <gtest/gtest.h>
#include <stdlib.h>  // mkdtemp

#include <cstdio>
#include <fstream>

namespace sigillum::qr {

Scratch::Scratch() {
    std::string name = (std::filesystem::path(testing::TempDir()) / "sigillum-qr-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
}

Scratch::~Scratch() {
    std::error_code unknown;
    std::filesystem::remove_all(folder_, unknown);
}

std::string Scratch::with(const std::string& name, ByteView bytes) const {
    std::ofstream(file(name), std::ios::binary) << bytes;
    return "'" + file(name).string() + "'";
}

std::string output_of(const std::string& command) {
    std::FILE* pipe = ::popen(command.c_str(), "r");
    std::string output;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) output += static_cast<char>(c);
    ::pclose(pipe);
    return output;
}

Bytes new_private_key(const std::string& curve) {
    return output_of("openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:" + curve + " 2>/dev/null");
}

}  // namespace sigillum::qr
