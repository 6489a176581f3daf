// Holds every room of engine/ to the rooms it may include (the MAY_INCLUDE line of its CMakeLists.txt).
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>

namespace {

namespace fs = std::filesystem;

const fs::path engine = fs::path(SOURCE_DIR) / "engine";

std::string content(const fs::path& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// Room -> the rooms its CMakeLists.txt declares.
std::map<std::string, std::set<std::string>> declared_rooms() {
    std::map<std::string, std::set<std::string>> rooms;
    for (const auto& entry : fs::directory_iterator(engine)) {
        if (!entry.is_directory()) continue;
        const std::string text = content(entry.path() / "CMakeLists.txt");
        std::set<std::string>& allowed = rooms[entry.path().filename().string()];
        std::smatch match;
        if (!std::regex_search(text, match, std::regex(R"(MAY_INCLUDE([^\)]*?)(USES|\)))"))) continue;
        std::istringstream names(match[1].str());
        for (std::string name; names >> name;) allowed.insert(name);
    }
    return rooms;
}

// The rooms that a file's quoted includes name.
std::set<std::string> included_rooms(const fs::path& path) {
    std::set<std::string> rooms;
    static const std::regex include(R"rx(#include "([a-z_]+)/)rx");
    const std::string text = content(path);
    for (auto it = std::sregex_iterator(text.begin(), text.end(), include); it != std::sregex_iterator();
         ++it) {
        rooms.insert((*it)[1].str());
    }
    return rooms;
}

TEST(Rooms, IncludeOnlyWhatTheyDeclare) {
    const auto rooms = declared_rooms();
    ASSERT_GT(rooms.size(), 15U);
    for (const auto& [room, allowed] : rooms) {
        if (room == "cli") continue;  // joins everything
        for (const auto& file : fs::recursive_directory_iterator(engine / room)) {
            if (!file.is_regular_file()) continue;
            for (const std::string& other : included_rooms(file.path())) {
                if (other == room) continue;
                EXPECT_TRUE(allowed.contains(other)) << file.path() << " includes " << other;
            }
        }
    }
}

TEST(Rooms, FormNoCircle) {
    const auto rooms = declared_rooms();
    // Repeatedly take away rooms that include nothing that is left; what cannot be taken away is a circle.
    std::set<std::string> left;
    for (const auto& room : rooms) left.insert(room.first);
    for (bool taken = true; taken;) {
        taken = false;
        for (const auto& [room, allowed] : rooms) {
            bool free = left.contains(room);
            for (const std::string& other : allowed) free = free && !left.contains(other);
            if (free) {
                left.erase(room);
                taken = true;
            }
        }
    }
    EXPECT_EQ(left, std::set<std::string>{});
}

// Steps join only in issue and cli: the verifier shares nothing with what makes documents.
TEST(Rooms, VerifyKnowsNothingOfWritingAndSealing) {
    const auto rooms = declared_rooms();
    for (const char* room : {"pdf", "typeset", "seal", "compose"}) {
        EXPECT_FALSE(rooms.at("verify").contains(room)) << room;
    }
}

}  // namespace
