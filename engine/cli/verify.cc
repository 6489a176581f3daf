#include "verify/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/certificate_number.h"
#include "base/file.h"
#include "cli/check_limits.h"
#include "cli/commands.h"
#include "cli/judgement.h"
#include "cli/opened_registry.h"
#include "cli/report.h"
#include "cli/surroundings.h"
#include "cli/verifier_trust.h"
#include "confine/confined_work.h"

namespace sigillum::cli {
namespace {

namespace fs = std::filesystem;

// What the options bring along.
struct Trust {
    verify::VerifyOptions options;  // without the registry
    fs::path registry;              // may be empty
};

Result<Trust> trust_from(const VerifyOptions& options) {
    Trust trust;
    const auto now = moment(options.time);
    if (!now) return fail(now.error());
    trust.options.now = *now;
    if (const Done read = read_trust({options.trust, options.keys}, trust.options); !read)
        return fail(read.error());
    trust.options.run_part = confined_parts(options.check);
    trust.registry = options.registry;
    if (!trust.registry.empty()) {  // what cannot be opened is said before anything is checked
        if (const auto store = open_registry_to_read(trust.registry); !store) return fail(store.error());
    }
    return trust;
}

verify::Verdict unreadable(std::string check, std::string words) {
    verify::Verdict verdict;
    verdict.failed(std::move(check), std::move(words));
    return verdict;
}

verify::Verdict verdict_over(const std::string& what, const verify::VerifyOptions& options) {
    std::error_code ignored;
    if (!fs::exists(what, ignored)) {
        if (CertificateNumber::parse(what)) {
            return unreadable(
                "number",
                "a number alone proves nothing: give the PDF, a picture of the code, or the code's text");
        }
        // A name that looks like a file's is one that is missing; anything else is the text of a code.
        const bool named_file = what.find("/V/#") == std::string::npos && fs::path(what).has_extension();
        if (!named_file) return verify::verify_code(what, options);
    }
    const auto bytes = read_file(what, options.limits.file_bytes);
    if (!bytes) return unreadable("file", what + " " + bytes.error().found);
    return verify::verify_file(*bytes, options);
}

// In a process of its own, which has the registry for itself: SQLite does not pass from one process to
// another.
Judgement judge(const std::string& what, const Trust& trust, const CheckLimits& limits) {
    const auto check = [&] {
        verify::VerifyOptions options = trust.options;
        std::unique_ptr<registry::Store> registry;
        if (!trust.registry.empty()) {
            if (auto store = open_registry_to_read(trust.registry)) registry = std::move(*store);
            options.registry = registry.get();
        }
        return to_bytes(judgement_of(verdict_over(what, options)));
    };
    const auto checked = confine::do_confined(check, limits_of_whole(limits));
    if (!checked)
        return judgement_of(unreadable("limits", "the check was stopped: it " + checked.error().found));
    auto judgement = judgement_from(*checked);
    return judgement ? std::move(*judgement)
                     : judgement_of(unreadable("limits", "the check gave no answer that can be read"));
}

// Several verdicts as one JSON list, each beginning with what it is about.
std::string list_of(const std::vector<std::string>& what, const std::vector<Judgement>& judgements) {
    using Json = nlohmann::ordered_json;
    Json list = Json::array();
    for (std::size_t i = 0; i < judgements.size(); ++i) {
        Json entry = {{"what", what[i]}};
        entry.update(Json::parse(judgements[i].json));
        list.push_back(std::move(entry));
    }
    return list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

void print_texts(const std::vector<std::string>& what, const std::vector<Judgement>& judgements) {
    std::map<int, std::pair<int, std::string_view>> count_by_code;
    for (std::size_t i = 0; i < judgements.size(); ++i) {
        fmt::print("== {}\n{}\n", what[i], judgements[i].text);
        auto& [count, name] = count_by_code[judgements[i].exit_code];
        ++count;
        name = judgements[i].outcome;
    }
    std::string sum;
    for (const auto& [code, counted] : count_by_code)
        sum += fmt::format(", {} {}", counted.first, counted.second);
    fmt::print("{} checked{}\n", judgements.size(), sum);
}

}  // namespace

int run_verify(const VerifyOptions& options) {
    const auto trust = trust_from(options);
    if (!trust) {
        print_error(trust.error());
        return wrong_usage;
    }
    std::vector<Judgement> judgements;
    int highest = success;
    for (const std::string& what : options.what) {
        highest = std::max(highest, judgements.emplace_back(judge(what, *trust, options.check)).exit_code);
    }
    if (judgements.size() == 1) {
        fmt::print("{}", options.json ? judgements.front().json : judgements.front().text);
    } else if (options.json) {
        fmt::print("{}", list_of(options.what, judgements));
    } else {
        print_texts(options.what, judgements);
    }
    return highest;
}

}  // namespace sigillum::cli
