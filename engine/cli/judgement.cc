#include "cli/judgement.h"

#include <nlohmann/json.hpp>

namespace sigillum::cli {

using Json = nlohmann::json;

Judgement judgement_of(const verify::Verdict& verdict) {
    return {.exit_code = verdict.exit_code(),
            .outcome = std::string(name_of(verdict.outcome)),
            .text = verify::to_text(verdict),
            .json = verify::to_json(verdict)};
}

// An array in CBOR.
Bytes to_bytes(const Judgement& judgement) {
    const auto cbor =
        Json::to_cbor(Json::array({judgement.exit_code, judgement.outcome, judgement.text, judgement.json}));
    return {cbor.begin(), cbor.end()};
}

std::optional<Judgement> judgement_from(ByteView bytes) {
    const Json json = Json::from_cbor(bytes.begin(), bytes.end(), true, false);
    const bool good = json.is_array() && json.size() == 4 && json[0].is_number_integer() &&
                      json[1].is_string() && json[2].is_string() && json[3].is_string() &&
                      Json::accept(json[3].get<std::string>());
    if (!good) return std::nullopt;
    return Judgement{.exit_code = json[0], .outcome = json[1], .text = json[2], .json = json[3]};
}

}  // namespace sigillum::cli
