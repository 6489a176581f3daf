#include "verify/page_findings.h"

#include <nlohmann/json.hpp>

namespace sigillum::verify {

namespace {

using Json = nlohmann::json;

std::optional<Check> check_from(const Json& json) {
    if (!json.is_array() || json.size() != 3 || !json[0].is_string() || !json[1].is_number_unsigned() ||
        json[1] > static_cast<unsigned>(CheckResult::not_checked) || !json[2].is_string()) {
        return std::nullopt;
    }
    return Check{json[0], static_cast<CheckResult>(json[1].get<unsigned>()), json[2]};
}

}  // namespace

// An array of the two flags and the checks, as CBOR.
Bytes to_bytes(const PageFindings& findings) {
    Json checks = Json::array();
    for (const Check& check : findings.checks)
        checks.push_back(Json::array({check.name, static_cast<unsigned>(check.result), check.words}));
    const auto cbor =
        Json::to_cbor(Json::array({findings.altered, findings.beyond_limits, std::move(checks)}));
    return {cbor.begin(), cbor.end()};
}

std::optional<PageFindings> page_findings(ByteView bytes) {
    const Json json = Json::from_cbor(bytes.begin(), bytes.end(), true, false);
    if (!json.is_array() || json.size() != 3 || !json[0].is_boolean() || !json[1].is_boolean() ||
        !json[2].is_array())
        return std::nullopt;
    PageFindings findings{.altered = json[0], .beyond_limits = json[1]};
    for (const Json& one : json[2]) {
        auto check = check_from(one);
        if (!check) return std::nullopt;
        findings.checks.push_back(std::move(*check));
    }
    return findings;
}

}  // namespace sigillum::verify
