#include "issue/inspection.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <thread>

#include "base/file.h"
#include "issue/at_learner.h"
#include "verify/verify.h"

namespace sigillum::issue {
namespace {

constexpr const char* what_to_do =
    "the document of its row; nothing of this batch counts, run the command again, and report this if it "
    "comes again";

// What a stranger's check must have found good. Trust and status are for others to decide.
constexpr std::array<const char*, 6> needed = {"structure", "signature", "code",
                                               "record",    "page-text", "printed-code"};

Done hold(const verify::Verdict& verdict, const std::string& file) {
    for (const verify::Check& check : verdict.checks) {
        if (check.result == verify::CheckResult::failed)
            return fail(sampled_check_failed, {},
                        fmt::format("{} does not verify ({}: {})", file, check.name, check.words),
                        what_to_do);
    }
    for (const char* name : needed) {
        const verify::Check* check = verdict.check(name);
        if (check == nullptr || check->result != verify::CheckResult::passed)
            return fail(sampled_check_failed, {}, fmt::format("{}: “{}” could not be checked", file, name),
                        what_to_do);
    }
    return {};
}

}  // namespace

Inspection::Inspection(const IssuingKeys& keys, const Instant& now, int threads)
    : readers_(static_cast<std::size_t>(threads)) {
    options_.now = now;
    for (const seal::Certificate& certificate : keys.signer->identity().chain)
        options_.trust_anchors.push_back(certificate.der);
    options_.code_keys.keys.push_back(
        {.id = keys.code_signer->key_id(), .point = keys.code_point, .demo = keys.code_key_is_demo});
}

std::vector<Error> Inspection::look_at(const std::vector<Exhibit>& documents) {
    // A document of the sample takes a hundred times as long: begun last, it would keep the others waiting.
    std::vector<const Exhibit*> in_turn;
    for (const Exhibit& one : documents) in_turn.push_back(&one);
    std::stable_partition(in_turn.begin(), in_turn.end(), [](const Exhibit* one) { return one->sampled; });
    std::vector<Error> errors;
    std::mutex writing;
    std::atomic<std::size_t> next{0};
    const auto work = [&](verify::ReadBack& reader) {
        for (std::size_t i = next++; i < in_turn.size(); i = next++) {
            const Exhibit& one = *in_turn[i];
            const Done good = look_at(one, reader);
            if (good) continue;
            const std::lock_guard<std::mutex> lock(writing);
            errors.push_back(at_learner(good.error(), one.order->learner));
            next = documents.size();
        }
    };
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < readers_.size(); ++i) others.emplace_back([&, i] { work(readers_[i]); });
    work(readers_.front());
    for (std::thread& other : others) other.join();
    return errors;
}

Done Inspection::look_at(const Exhibit& one, verify::ReadBack& reader) const {
    const Order& order = *one.order;
    const auto bytes = read_file(order.file, options_.limits.file_bytes);
    if (!bytes) return fail(bytes.error());
    const std::string file = order.file.filename().string();
    if (file != one.document->file_name)
        return fail(verify::read_back_differs, {},
                    fmt::format("{} is to be recorded as {}", file, one.document->file_name), what_to_do);
    const credential::Credential credential{*order.edition, order.learner, order.issuance};
    if (const Done good = reader.check(*bytes, {credential, *one.document}); !good) {
        Error error = good.error();
        error.found = fmt::format("{} was read back: {} where {} was due", file, error.found,
                                  error.expected.empty() ? "a certificate" : error.expected);
        error.expected = what_to_do;
        return fail(std::move(error));
    }
    return one.sampled ? hold(verify::verify_pdf(*bytes, options_), file) : Done();
}

}  // namespace sigillum::issue
