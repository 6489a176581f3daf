#include "registry/status.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/date.h"
#include "base/nearest.h"

namespace sigillum::registry {
namespace {

constexpr std::array<std::string_view, 6> revocation_reasons = {
    "data-error", "awarded-in-error", "misconduct", "at-holders-request", "key-compromised", "other"};
constexpr std::array<std::string_view, 3> replacement_reasons = {"corrected", "name-changed", "other"};
constexpr std::array<std::string_view, 2> suspension_reasons = {"under-review", "other"};

}  // namespace

std::string_view name_of(State state) {
    constexpr std::array<std::string_view, 4> names = {"current", "suspended", "revoked", "replaced"};
    return names[static_cast<std::size_t>(state)];
}

std::span<const std::string_view> reason_classes(State state) {
    switch (state) {
        case State::current:
            return {};
        case State::suspended:
            return suspension_reasons;
        case State::revoked:
            return revocation_reasons;
        case State::replaced:
            return replacement_reasons;
    }
    return {};
}

Done check_reason(State state, std::string_view reason) {
    const auto classes = reason_classes(state);
    if (std::find(classes.begin(), classes.end(), reason) != classes.end()) return {};
    std::string expected = fmt::format("one of {}", fmt::join(classes, ", "));
    if (reason.empty())
        return fail(unknown_reason, {.field = "--reason"}, "no class of reason is given", expected);
    if (const auto meant = nearest(reason, classes)) expected += fmt::format("; did you mean “{}”?", *meant);
    return fail(unknown_reason, {.field = "--reason"}, fmt::format("“{}” is no class of reason", reason),
                expected);
}

Done check_change(const CertificateNumber& number, const Status& present, State wanted) {
    const std::string since = to_iso(date_of(Instant{present.since}));
    switch (present.state) {
        case State::revoked:
            return fail(status_is_final, {}, fmt::format("{} is revoked since {}", number.grouped(), since),
                        "a certificate that is current or suspended; a revocation is final");
        case State::replaced:
            return fail(status_is_final, {},
                        present.successor ? fmt::format("{} is replaced by {} since {}", number.grouped(),
                                                        present.successor->grouped(), since)
                                          : fmt::format("{} is replaced since {}", number.grouped(), since),
                        "a certificate that is current or suspended; act on its successor");
        case State::suspended:
            if (wanted != State::suspended) return {};
            return fail(status_unchanged, {},
                        fmt::format("{} is suspended already, since {}", number.grouped(), since),
                        "a certificate that is current");
        case State::current:
            if (wanted != State::current) return {};
            return fail(status_unchanged, {}, fmt::format("{} is current", number.grouped()),
                        "a certificate that is suspended");
    }
    return {};
}

}  // namespace sigillum::registry
