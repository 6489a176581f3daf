#include "qr/token.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "qr/base32.h"
#include "qr/cbor_reader.h"
#include "qr/cbor_writer.h"
#include "qr/es256.h"
#include "qr/token_payload.h"
#include "qr/token_payload_reader.h"

namespace sigillum::qr {
namespace {

constexpr std::uint64_t cose_sign1_tag = 18;      // RFC 9052, section 2
constexpr std::int64_t algorithm_label = 1;       // RFC 9052, section 3.1
constexpr std::int64_t key_id_label = 4;          // likewise
constexpr std::int64_t es256_algorithm = -7;      // RFC 9053, section 2.1
constexpr std::size_t longest_token_text = 4296;  // characters that the largest QR code holds

template <class Octets>
ByteView view_of(const Octets& octets) {
    return {reinterpret_cast<const char*>(octets.data()), octets.size()};
}

Bytes protected_header(const KeyId& key_id) {
    CborWriter header;
    header.map(2);
    header.integer(algorithm_label);
    header.integer(es256_algorithm);
    header.integer(key_id_label);
    header.bytes(view_of(key_id));
    return header.take();
}

// The Sig_structure of RFC 9052, section 4.4, without external data.
Bytes signed_bytes_of(ByteView header, ByteView payload) {
    CborWriter structure;
    structure.array(4);
    structure.text("Signature1");
    structure.bytes(header);
    structure.bytes({});
    structure.bytes(payload);
    return structure.take();
}

tl::unexpected<Error> refused(std::string_view found) {
    return fail(bad_token, {}, std::string(found), "a token as a verification code holds it");
}

// The key id of the one protected header we write.
Result<KeyId> read_header(ByteView header) {
    CborReader reader(header);
    if (reader.map() != 2) reader.refuse("a protected header with more or less than algorithm and key id");
    if (reader.integer() != algorithm_label)
        reader.refuse("a protected header that does not begin with the algorithm");
    if (reader.integer() != es256_algorithm) reader.refuse("another algorithm than ES256");
    if (reader.integer() != key_id_label) reader.refuse("a protected header without the key id");
    const ByteView id = reader.bytes();
    KeyId key_id{};
    if (id.size() != key_id.size()) reader.refuse("a key id that has not 8 bytes");
    reader.end();
    if (reader.stopped()) return refused(reader.fault());
    std::copy(id.begin(), id.end(), key_id.begin());
    return key_id;
}

Result<ReadToken> read_cose(ByteView cose) {
    CborReader reader(cose);
    if (reader.tag() != cose_sign1_tag) reader.refuse("another tag than that of COSE_Sign1");
    if (reader.array() != 4) reader.refuse("a COSE_Sign1 that has not four parts");
    const ByteView header = reader.bytes();
    if (reader.map() != 0) reader.refuse("an unprotected header that is not empty");
    const ByteView payload = reader.bytes();
    const ByteView signature = reader.bytes();
    ReadToken token;
    if (signature.size() != token.signature.size()) reader.refuse("a signature that has not 64 bytes");
    reader.end();
    if (reader.stopped()) return refused(reader.fault());
    std::copy(signature.begin(), signature.end(), token.signature.begin());
    if (!has_low_s(token.signature)) return refused("a signature with the higher of its two values of s");

    const Result<KeyId> key_id = read_header(header);
    if (!key_id) return fail(key_id.error());
    Result<TokenFacts> facts = read_token_payload(payload);
    if (!facts) return fail(facts.error());
    token.key_id = *key_id;
    token.facts = *std::move(facts);
    token.signed_bytes = signed_bytes_of(header, payload);
    token.payload_digest = sha256(payload);
    return token;
}

}  // namespace

Result<Bytes> signed_token(const TokenFacts& facts, const CodeSigner& signer) {
    Result<Bytes> payload = token_payload(facts);
    if (!payload) return payload;
    const Bytes header = protected_header(signer.key_id());
    const Result<Es256Signature> signature = signer.sign(signed_bytes_of(header, *payload));
    if (!signature) return fail(signature.error());
    CborWriter cose;
    cose.tag(cose_sign1_tag);
    cose.array(4);
    cose.bytes(header);
    cose.map(0);
    cose.bytes(*payload);
    cose.bytes(view_of(with_low_s(*signature)));
    return cose.take();
}

std::string token_text(ByteView token) { return to_base32(token); }

Result<ReadToken> read_token(std::string_view text) {
    if (text.starts_with(preview_mark)) {
        return fail(preview_code, {}, "the code of a preview", "the code of an issued certificate");
    }
    if (text.empty() || text.size() > longest_token_text) {
        return fail(bad_token_text, {}, "a text too short or too long for a token",
                    "the whole text of the code");
    }
    const auto cose = from_base32(text);
    if (!cose) {
        return fail(bad_token_text, {}, "a token that is not in the one form of base 32 a code has",
                    "capitals and digits from 2 to 7, exactly as in the code");
    }
    return read_cose(*cose);
}

Result<PublicKey> verify(const ReadToken& token, const PublicKeySet& pinned) {
    const PublicKey* key = pinned.find(token.key_id);
    if (key == nullptr) {
        return fail(unknown_code_key, {}, "a code signed by the unknown key " + to_hex(token.key_id),
                    "a key of the pinned key set");
    }
    if (!es256_fits(key->point, token.signed_bytes, token.signature)) {
        return fail(wrong_code_signature, {}, "a code whose signature does not fit its facts",
                    "a code that was not altered");
    }
    return *key;
}

}  // namespace sigillum::qr
