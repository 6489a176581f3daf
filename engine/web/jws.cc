#include "web/jws.h"

#include <nlohmann/json.hpp>

#include "base/base64.h"

namespace sigillum::web {

Result<std::string> signed_text(std::string_view type, ByteView payload, const ListSigner& signer) {
    const nlohmann::ordered_json header = {
        {"alg", "ES256"}, {"typ", type}, {"kid", signer.key_set + "#" + qr::to_hex(signer.key.key_id())}};
    std::string text = to_base64url(header.dump()) + "." + to_base64url(payload);
    const auto signature = signer.key.sign(text);
    if (!signature) return fail(signature.error());
    text += "." + to_base64url({reinterpret_cast<const char*>(signature->data()), signature->size()});
    return text;
}

}  // namespace sigillum::web
