#include "tests/program/shell.h"

#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>

namespace sigillum::tests {

namespace fs = std::filesystem;

Ran run(const std::string& command) {
    Ran ran;
    FILE* pipe = popen(("{ " + command + "; } 2>&1").c_str(), "r");
    if (pipe == nullptr) return ran;
    char buffer[65536];
    for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;)
        ran.output.append(buffer, got);
    const int status = pclose(pipe);
    ran.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ran;
}

std::string quoted(const std::string& word) {
    std::string safe = "'";
    for (const char c : word) safe += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return safe + "'";
}

std::string content(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write(const fs::path& path, const std::string& bytes) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

fs::path program() { return fs::path(BUILD_DIR) / "bin/sigillum"; }
fs::path issued_folder() { return fs::path(BUILD_DIR) / "tested/issued"; }
fs::path keys_folder() { return fs::path(BUILD_DIR) / "tested/keys"; }

std::vector<fs::path> issued_editions() {
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(issued_folder())) {
        if (entry.is_directory()) folders.push_back(entry.path());
    }
    std::sort(folders.begin(), folders.end());
    return folders;
}

std::vector<fs::path> documents_in(const fs::path& folder) {
    std::vector<fs::path> documents;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".pdf") documents.push_back(entry.path());
    }
    std::sort(documents.begin(), documents.end());
    return documents;
}

std::vector<fs::path> issued_documents() {
    std::vector<fs::path> documents;
    for (const fs::path& edition : issued_editions()) {
        for (const fs::path& document : documents_in(edition)) documents.push_back(document);
    }
    return documents;
}

fs::path empty_folder(const std::string& name) {
    const fs::path folder = fs::path(BUILD_DIR) / "tested/scratch" / name;
    fs::remove_all(folder);
    fs::create_directories(folder);
    return folder;
}

}  // namespace sigillum::tests
