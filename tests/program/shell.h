// Runs other programs and reads what they say: the witnesses of the tests.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace sigillum::tests {

struct Ran {
    int exit_code = -1;
    std::string output;  // standard output and error together
};

// Runs a command line through the shell.
Ran run(const std::string& command);

// A word of a command line, safe from the shell.
std::string quoted(const std::string& word);

// The bytes of a file; empty when it cannot be read.
std::string content(const std::filesystem::path& path);
// Makes the folder too.
void write(const std::filesystem::path& path, const std::string& bytes);

// The program under test, and the folders of this build.
std::filesystem::path program();
std::filesystem::path issued_folder();  // documents of all samples, made by the fixture of these tests
std::filesystem::path keys_folder();

// Every sample edition that was issued, and the signed documents of one, sorted.
std::vector<std::filesystem::path> issued_editions();
std::vector<std::filesystem::path> documents_in(const std::filesystem::path& folder);
// All of them.
std::vector<std::filesystem::path> issued_documents();

// A new empty folder of that name for one test.
std::filesystem::path empty_folder(const std::string& name);

}  // namespace sigillum::tests
