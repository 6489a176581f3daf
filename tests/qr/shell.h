// Other programs as witnesses.
#pragma once

#include <filesystem>
#include <string>

#include "base/bytes.h"

namespace sigillum::qr {

// A folder of this test alone, removed with the object.
class Scratch {
  public:
    Scratch();
    ~Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    std::filesystem::path file(const std::string& name) const { return folder_ / name; }
    // Writes the bytes and gives the quoted path for a command.
    std::string with(const std::string& name, ByteView bytes) const;

  private:
    std::filesystem::path folder_;
};

// What the command writes to its standard output.
std::string output_of(const std::string& command);

// A new private key as PEM, made by openssl.
Bytes new_private_key(const std::string& curve);

}  // namespace sigillum::qr
