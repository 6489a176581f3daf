// Programs of others as witnesses.
#pragma once

#include <filesystem>
#include <string>

#include "base/bytes.h"

namespace sigillum::pdf::test {

struct ToolRun {
    int status = -1;
    std::string output;  // both streams
};

// Runs a command of the shell.
ToolRun run(const std::string& command);

// Writes a file into this test program's folder below the build folder; gives its path.
std::filesystem::path stored(const std::string& name, ByteView bytes);

// What pdftotext reads from a file: in reading order of the page's content, one line a line.
std::string text_of(const std::filesystem::path& file);

}  // namespace sigillum::pdf::test
