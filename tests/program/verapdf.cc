#include "tests/program/verapdf.h"

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "tests/program/shell.h"

namespace sigillum::tests {

namespace fs = std::filesystem;

namespace {

const fs::path verapdf = fs::path(SOURCE_DIR) / "build/tools/verapdf.jar";

}  // namespace

bool verapdf_is_there() { return fs::exists(verapdf); }

bool in_ci() {
    const char* value = std::getenv("CI");
    return value != nullptr && std::string(value) == "true";
}

std::string verapdf_failures(const std::string& flavour, const std::vector<fs::path>& files) {
    std::string command = "java -cp " + quoted(verapdf.string()) +
                          " org.verapdf.apps.GreenfieldCliWrapper --flavour " + flavour + " --format json";
    for (const fs::path& file : files) command += " " + quoted(file.string());
    const Ran ran = run(command + " 2>/dev/null");
    const auto report = nlohmann::json::parse(ran.output.substr(ran.output.find('{')), nullptr, false);
    if (report.is_discarded()) return "veraPDF gave no report: " + ran.output.substr(0, 400);
    std::string failed;
    std::size_t judged = 0;
    for (const auto& job : report["report"]["jobs"]) {
        for (const auto& result : job["validationResult"]) {
            ++judged;
            if (result["compliant"] == true) continue;
            failed += job["itemDetails"]["name"].get<std::string>() + "\n";
            for (const auto& rule : result["details"]["ruleSummaries"]) {
                if (rule["status"] != "failed") continue;
                failed += "  " + rule["clause"].get<std::string>() + ": " +
                          rule["description"].get<std::string>() + "\n";
            }
        }
    }
    if (judged != files.size())
        failed += "judged " + std::to_string(judged) + " of " + std::to_string(files.size()) + " files\n";
    return failed;
}

}  // namespace sigillum::tests
