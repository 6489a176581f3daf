#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <optional>

#include "cli/check_limits.h"
#include "cli/commands.h"
#include "cli/opened_registry.h"
#include "cli/report.h"
#include "cli/surroundings.h"
#include "cli/verifier_trust.h"
#include "confine/process_limits.h"
#include "verify/verify.h"

namespace sigillum::cli {
namespace {

// All of the standard input, or nothing when it cannot be read; one byte more than the limit is enough to be
// refused.
std::optional<Bytes> standard_input(std::size_t limit) {
    Bytes bytes;
    Bytes piece(std::size_t{1} << 20, '\0');
    while (bytes.size() <= limit) {
        const ssize_t size = ::read(STDIN_FILENO, piece.data(), piece.size());
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) return std::nullopt;
        if (size == 0) break;
        bytes.append(piece, 0, static_cast<std::size_t>(size));
    }
    return bytes;
}

int judge(const JudgeOptions& options) {
    verify::VerifyOptions trust;
    const auto now = moment(options.time);
    const Done read = now ? read_trust({options.trust, options.keys}, trust) : fail(now.error());
    if (!read) {
        print_error(read.error());
        return wrong_usage;
    }
    trust.now = *now;
    trust.run_part = confined_parts(options.check);
    const auto pdf = standard_input(trust.limits.file_bytes);
    if (!pdf) return found_errors;
    // Without the registry the verdict says that the status is not known; the server has said why.
    const auto store = open_registry_to_read(options.registry);
    if (store) trust.registry = store->get();
    fmt::print("{}", verify::to_json(verify::verify_pdf(*pdf, trust)));
    return success;
}

}  // namespace

int run_judge(const JudgeOptions& options) {
    confine::begin_confined(::getppid());
    return judge(options);
}

}  // namespace sigillum::cli
