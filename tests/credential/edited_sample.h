// A sample edition with something changed, read from a folder of its own.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "credential/read.h"

namespace sigillum::credential {

// Replaces the first occurrence of `was` in edition.toml, or in the list when it does not stand there.
struct Edit {
    std::string was;
    std::string is;
};

inline std::string content_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_content(const std::filesystem::path& path, const std::string& content) {
    std::ofstream(path, std::ios::binary) << content;
}

inline bool replace_first(std::string& text, const Edit& edit) {
    const auto at = text.find(edit.was);
    if (at == std::string::npos) return false;
    text.replace(at, edit.was.size(), edit.is);
    return true;
}

inline const CheckContext context{.today = {2026, 11, 22}};

// Reads samples/<name> after the edits. The test's own folder under the build directory holds the changed
// copy.
inline ReadEdition read_edited(const std::string& name, const std::vector<Edit>& edits) {
    const std::filesystem::path sample = std::filesystem::path(SOURCE_DIR) / "samples" / name;
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    std::string own_name = std::string(test->test_suite_name()) + "." + test->name();
    for (char& c : own_name) c = c == '/' ? '_' : c;
    const std::filesystem::path folder =
        std::filesystem::path(BUILD_DIR) / "tests/credential" / own_name / name;
    std::filesystem::create_directories(folder);
    std::string edition = content_of(sample / "edition.toml");
    std::string list = content_of(sample / "learners.csv");
    replace_first(edition, {"../directory/directory.toml", SOURCE_DIR "/samples/directory/directory.toml"});
    for (const Edit& edit : edits) {
        const bool found = replace_first(edition, edit) || replace_first(list, edit);
        EXPECT_TRUE(found) << "not in the sample: " << edit.was;
    }
    write_content(folder / "edition.toml", edition);
    write_content(folder / "learners.csv", list);
    return read_edition(folder, context);
}

}  // namespace sigillum::credential
