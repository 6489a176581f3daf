#include "verify/verdict.h"

#include <algorithm>

namespace sigillum::verify {

std::string_view name_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::authentic:
            return "authentic";
        case Outcome::intact_but:
            return "intact-but";
        case Outcome::not_current:
            return "not-current";
        case Outcome::altered:
            return "altered";
        case Outcome::unreadable:
            return "unreadable";
    }
    return "";
}

std::string_view name_of(Reason reason) {
    switch (reason) {
        case Reason::signer_not_trusted:
            return "signer-not-trusted";
        case Reason::certificate_expired_since:
            return "certificate-expired-since";
        case Reason::code_key_unknown:
            return "code-key-unknown";
        case Reason::not_ours:
            return "not-ours";
        case Reason::page_not_checked:
            return "page-not-checked";
        case Reason::status_unknown:
            return "status-unknown";
        case Reason::page_beyond_limits:
            return "page-beyond-limits";
        case Reason::key_revoked:
            return "key-revoked";
        case Reason::key_not_valid:
            return "key-not-valid";
        case Reason::revoked:
            return "revoked";
        case Reason::replaced:
            return "replaced";
        case Reason::suspended:
            return "suspended";
        case Reason::expired:
            return "expired";
    }
    return "";
}

std::string_view name_of(CheckResult result) {
    switch (result) {
        case CheckResult::passed:
            return "passed";
        case CheckResult::failed:
            return "failed";
        case CheckResult::not_checked:
            return "not-checked";
    }
    return "";
}

int exit_code(Outcome outcome) {
    switch (outcome) {
        case Outcome::authentic:
            return 0;
        case Outcome::intact_but:
            return 10;
        case Outcome::not_current:
            return 11;
        case Outcome::altered:
            return 12;
        case Outcome::unreadable:
            return 13;
    }
    return 13;
}

bool Verdict::has(Reason reason) const {
    return std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
}

const Check* Verdict::check(std::string_view name) const {
    const auto found =
        std::find_if(checks.begin(), checks.end(), [&](const Check& c) { return c.name == name; });
    return found == checks.end() ? nullptr : &*found;
}

void Verdict::passed(std::string name, std::string words) {
    checks.push_back({std::move(name), CheckResult::passed, std::move(words)});
}

void Verdict::failed(std::string name, std::string words) {
    checks.push_back({std::move(name), CheckResult::failed, std::move(words)});
}

void Verdict::not_checked(std::string name, std::string words) {
    checks.push_back({std::move(name), CheckResult::not_checked, std::move(words)});
}

void conclude(Verdict& verdict) {
    const auto is_status = [](Reason reason) {
        return reason == Reason::revoked || reason == Reason::replaced || reason == Reason::suspended ||
               reason == Reason::expired;
    };
    if (std::any_of(verdict.reasons.begin(), verdict.reasons.end(), is_status)) {
        verdict.outcome = Outcome::not_current;
    } else {
        verdict.outcome = verdict.reasons.empty() ? Outcome::authentic : Outcome::intact_but;
    }
}

}  // namespace sigillum::verify
