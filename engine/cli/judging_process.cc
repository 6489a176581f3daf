#include "cli/judging_process.h"

#include <fmt/format.h>

#include "cli/check_limits.h"
#include "confine/confined_program.h"

namespace sigillum::cli {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> words_for(const ServeOptions& options) {
    std::vector<std::string> words = {"/proc/self/exe", "judge", "--registry", options.registry.string()};
    if (!options.keys.empty()) words.insert(words.end(), {"--keys", options.keys.string()});
    for (const fs::path& file : options.trust) words.insert(words.end(), {"--trust", file.string()});
    words.insert(words.end(), {"--check-seconds", fmt::format("{}", options.check.seconds), "--check-memory",
                               fmt::format("{}", options.check.memory)});
    return words;
}

ErrorKind kind_for_clients(const ErrorKind& kind) {
    if (kind == confine::beyond_limits) return web::check_beyond_limits;
    if (kind == confine::ended_abnormally) return web::check_ended_abnormally;
    return web::check_not_started;
}

}  // namespace

web::Judge judge_in_processes(const ServeOptions& options, const confine::EndBell& bell) {
    return [words = words_for(options), limits = limits_of_whole(options.check), &bell](ByteView pdf,
                                                                                        Instant now) {
        std::vector<std::string> with_time = words;
        with_time.insert(with_time.end(), {"--time", to_iso(now)});
        auto json = confine::run_confined(with_time, pdf, limits, &bell);
        if (json) return json;
        const Error& why = json.error();
        return Result<Bytes>(
            fail(kind_for_clients(why.kind), {.file = "uploaded PDF"}, "its check " + why.found,
                 fmt::format("a PDF that can be checked in {} s of processor time and {} MiB of memory",
                             limits.processor_seconds, limits.memory >> 20U)));
    };
}

}  // namespace sigillum::cli
