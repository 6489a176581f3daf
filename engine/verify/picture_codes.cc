#include "verify/picture_codes.h"

#include <nlohmann/json.hpp>

#include "picture/png.h"
#include "verify/code_reader.h"
#include "verify/pnm.h"

namespace sigillum::verify {

using Json = nlohmann::json;

PictureCodes codes_of_picture(ByteView picture) {
    const auto bitmap = is_pnm(picture) ? read_pnm(picture) : picture::read_png(picture, "picture");
    if (!bitmap) return {.problem = bitmap.error().found};
    auto codes = codes_in(*bitmap);
    if (!codes) return {.problem = "it shows " + codes.error().found};
    return {.codes = std::move(*codes)};
}

// An array of the problem and the codes, as CBOR.
Bytes to_bytes(const PictureCodes& codes) {
    const auto cbor = Json::to_cbor(Json::array({codes.problem, codes.codes}));
    return {cbor.begin(), cbor.end()};
}

std::optional<PictureCodes> picture_codes(ByteView bytes) {
    const Json json = Json::from_cbor(bytes.begin(), bytes.end(), true, false);
    if (!json.is_array() || json.size() != 2 || !json[0].is_string() || !json[1].is_array())
        return std::nullopt;
    PictureCodes found{.problem = json[0]};
    for (const Json& code : json[1]) {
        if (!code.is_string()) return std::nullopt;
        found.codes.push_back(code);
    }
    return found;
}

}  // namespace sigillum::verify
