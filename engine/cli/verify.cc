#include "verify/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/certificate_number.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/report.h"
#include "cli/surroundings.h"
#include "cli/verifier_trust.h"
#include "registry/sqlite_store.h"

namespace sigillum::cli {
namespace {

namespace fs = std::filesystem;

// What the options bring along, with the registry they own.
struct Trust {
    verify::VerifyOptions options;
    std::unique_ptr<registry::Store> registry;
};

Result<Trust> trust_from(const VerifyOptions& options) {
    Trust trust;
    const auto now = moment(options.time);
    if (!now) return fail(now.error());
    trust.options.now = *now;
    if (const Done read = read_trust({options.trust, options.keys}, trust.options); !read)
        return fail(read.error());
    if (!options.registry.empty()) {
        auto store = registry::open_sqlite_store(options.registry, {.access = registry::Access::read_only});
        if (!store) return fail(store.error());
        trust.registry = std::move(*store);
        trust.options.registry = trust.registry.get();
    }
    return trust;
}

verify::Verdict unreadable(std::string check, std::string words) {
    verify::Verdict verdict;
    verdict.failed(std::move(check), std::move(words));
    return verdict;
}

verify::Verdict judge(const std::string& what, const Trust& trust) {
    std::error_code ignored;
    if (!fs::exists(what, ignored)) {
        if (CertificateNumber::parse(what)) {
            return unreadable(
                "number",
                "a number alone proves nothing: give the PDF, a picture of the code, or the code's text");
        }
        // A name that looks like a file's is one that is missing; anything else is the text of a code.
        const bool named_file = what.find("/V/#") == std::string::npos && fs::path(what).has_extension();
        if (!named_file) return verify::verify_code(what, trust.options);
    }
    const auto bytes = read_file(what, trust.options.limits.file_bytes);
    if (!bytes) return unreadable("file", what + " " + bytes.error().found);
    return verify::verify_file(*bytes, trust.options);
}

// Several verdicts as one JSON list, each beginning with what it is about.
std::string list_of(const std::vector<std::string>& what, const std::vector<verify::Verdict>& verdicts) {
    using Json = nlohmann::ordered_json;
    Json list = Json::array();
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        Json entry = {{"what", what[i]}};
        entry.update(Json::parse(verify::to_json(verdicts[i])));
        list.push_back(std::move(entry));
    }
    return list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

void print_texts(const std::vector<std::string>& what, const std::vector<verify::Verdict>& verdicts) {
    std::map<int, std::pair<int, std::string_view>> count_by_code;
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        fmt::print("== {}\n{}\n", what[i], verify::to_text(verdicts[i]));
        auto& [count, name] = count_by_code[verdicts[i].exit_code()];
        ++count;
        name = name_of(verdicts[i].outcome);
    }
    std::string sum;
    for (const auto& [code, counted] : count_by_code)
        sum += fmt::format(", {} {}", counted.first, counted.second);
    fmt::print("{} checked{}\n", verdicts.size(), sum);
}

}  // namespace

int run_verify(const VerifyOptions& options) {
    const auto trust = trust_from(options);
    if (!trust) {
        print_error(trust.error());
        return wrong_usage;
    }
    std::vector<verify::Verdict> verdicts;
    int highest = success;
    for (const std::string& what : options.what) {
        highest = std::max(highest, verdicts.emplace_back(judge(what, *trust)).exit_code());
    }
    if (verdicts.size() == 1) {
        fmt::print("{}",
                   options.json ? verify::to_json(verdicts.front()) : verify::to_text(verdicts.front()));
    } else if (options.json) {
        fmt::print("{}", list_of(options.what, verdicts));
    } else {
        print_texts(options.what, verdicts);
    }
    return highest;
}

}  // namespace sigillum::cli
