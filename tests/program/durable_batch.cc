#include "tests/program/durable_batch.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "tests/program/shell.h"

namespace sigillum::tests {

namespace fs = std::filesystem;

fs::path batch_of(int count, const std::string& name) {
    const fs::path folder = empty_folder(name);
    const fs::path sample = fs::path(SOURCE_DIR) / "samples/ai-in-higher-education";
    fs::create_directories(folder / "edition");
    fs::copy_file(sample / "edition.toml", folder / "edition/edition.toml");
    fs::copy(sample.parent_path() / "directory", folder / "directory", fs::copy_options::recursive);
    std::ofstream list(folder / "edition/learners.csv");
    list << "key,name,latin_name,form\n";
    for (int i = 0; i < count; ++i) {
        std::string letters = "aaa";
        for (int rest = i, place = 2; place >= 0; --place, rest /= 26)
            letters[static_cast<std::size_t>(place)] = static_cast<char>('a' + rest % 26);
        list << "k" << i << ",Ada Test" << letters << ",,neutral\n";
    }
    return folder / "edition";
}

std::string issue_batch(const fs::path& edition, const fs::path& out, const std::string& options) {
    return quoted(program().string()) + " issue " + quoted(edition.string()) + " --out " +
           quoted(out.string()) + " --keys " + quoted(keys_folder().string()) +
           " --time 2026-12-01T10:00:00Z --jobs 1" + options;
}

std::string ask_registry(const fs::path& registry, const std::string& query) {
    return run("python3 -c \"import sqlite3,sys; print(*[r[0] for r in "
               "sqlite3.connect(sys.argv[1]).execute(sys.argv[2])])\" " +
               quoted(registry.string()) + " " + quoted(query))
        .output;
}

void expect_complete(const fs::path& out, int count, const std::string& when) {
    const auto manifest = nlohmann::json::parse(content(out / "manifest.json"), nullptr, false);
    ASSERT_FALSE(manifest.is_discarded()) << when;
    std::set<std::string> keys;
    std::set<std::string> numbers;
    std::set<std::string> files;
    for (const auto& document : manifest["documents"]) {
        keys.insert(document["learner"].get<std::string>());
        numbers.insert(document["number"].get<std::string>());
        files.insert(document["file"].get<std::string>());
    }
    EXPECT_EQ(static_cast<int>(keys.size()), count) << when;
    EXPECT_EQ(static_cast<int>(numbers.size()), count) << when;
    std::set<std::string> on_disk;
    for (const fs::path& document : documents_in(out)) on_disk.insert(document.filename().string());
    EXPECT_EQ(on_disk, files) << when;
    std::string list;
    for (const auto& document : manifest["documents"])
        list += document["sha256"].get<std::string>() + "  " + document["file"].get<std::string>() + "\n";
    std::ofstream(out / "sums") << list;
    EXPECT_EQ(run("cd " + quoted(out.string()) + " && sha256sum --quiet -c sums").output, "") << when;
    fs::remove(out / "sums");
    const std::string held = std::to_string(count) + "\n";
    EXPECT_EQ(ask_registry(out / "registry.sqlite", "select count(*) from reservation"), held)
        << when << ": numbers";
    EXPECT_EQ(ask_registry(out / "registry.sqlite", "select count(*) from issued"), held) << when << ": rows";
    const Ran checked = run(quoted(program().string()) + " registry check --out " + quoted(out.string()));
    EXPECT_EQ(checked.exit_code, 0) << when << checked.output;
}

void expect_nothing_half_made(const fs::path& out, const std::string& when) {
    if (!fs::exists(out / "registry.sqlite")) return;
    std::istringstream rows(ask_registry(out / "registry.sqlite",
                                         "select lower(hex(file_digest)) || '*' || file_name from issued"));
    for (std::string row; rows >> row;) {
        const auto star = row.find('*');
        const fs::path file = out / row.substr(star + 1);
        EXPECT_EQ(run("sha256sum < " + quoted(file.string())).output.substr(0, 64), row.substr(0, star))
            << when;
    }
    for (const fs::path& document : documents_in(out)) {
        const std::string bytes = content(document);
        EXPECT_TRUE(bytes.ends_with("%%EOF\n")) << when << ": " << document << " is half-written";
    }
}

}  // namespace sigillum::tests
