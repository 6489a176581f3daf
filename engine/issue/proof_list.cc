#include "issue/proof_list.h"

#include <nlohmann/json.hpp>

namespace sigillum::issue {
namespace {

using Json = nlohmann::ordered_json;

void put(Json& object, const char* key, const std::string& text) {
    if (!text.empty()) object[key] = text;
}

Json json_of(const CheckedProof& checked) {
    const Proof& proof = checked.proof;
    Json entry = {{"unit", proof.unit}, {"kind", name_of(proof.kind)}};
    put(entry, "file", proof.file.filename().string());
    if (checked.content) entry["sha256"] = to_hex(*checked.content);
    put(entry, "number", checked.number);
    put(entry, "signer", checked.signer);
    put(entry, "confirmed_by", proof.confirmed_by);
    put(entry, "role", proof.role);
    if (proof.date) entry["date"] = to_iso(*proof.date);
    put(entry, "note", proof.note);
    return entry;
}

}  // namespace

Bytes proof_list(const ProofListHead& head, const std::vector<CheckedProof>& proofs) {
    Json list = Json::array();
    for (const CheckedProof& proof : proofs) list.push_back(json_of(proof));
    const Json all = {{"version", 1},
                      {"number", head.number.grouped()},
                      {"edition", head.edition},
                      {"learner", head.learner},
                      {"checked_at", to_iso(head.checked_at)},
                      {"checked_by", head.act.by},
                      {"proofs", std::move(list)}};
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string proof_list_name(const CertificateNumber& number) { return number.grouped() + ".proofs.json"; }

}  // namespace sigillum::issue
