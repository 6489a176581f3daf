// A CMS SignedData (RFC 5652) taken apart. Nothing is verified here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace sigillum::verify {

inline constexpr ErrorKind bad_cms{"bad-cms"};

// Object identifiers used when reading signatures.
namespace oid {
inline constexpr std::string_view data = "1.2.840.113549.1.7.1";
inline constexpr std::string_view signed_data = "1.2.840.113549.1.7.2";
inline constexpr std::string_view content_type = "1.2.840.113549.1.9.3";
inline constexpr std::string_view message_digest = "1.2.840.113549.1.9.4";
inline constexpr std::string_view signing_time = "1.2.840.113549.1.9.5";
inline constexpr std::string_view signing_certificate = "1.2.840.113549.1.9.16.2.12";
inline constexpr std::string_view signing_certificate_v2 = "1.2.840.113549.1.9.16.2.47";
inline constexpr std::string_view time_stamp_token = "1.2.840.113549.1.9.16.2.14";
inline constexpr std::string_view time_stamp_info = "1.2.840.113549.1.9.16.1.4";
}  // namespace oid

struct CmsAttribute {
    std::string type;           // dotted object identifier
    std::vector<Bytes> values;  // each a whole DER value
};

// Who signed: by issuer and serial number (the DER of both), or by subject key identifier.
struct SignerId {
    Bytes issuer;          // a DER Name
    Bytes serial;          // a DER INTEGER
    Bytes key_identifier;  // not empty when this form is used
};

struct SignedData {
    std::string content_type;      // what is signed, dotted
    std::optional<Bytes> content;  // encapsulated; nothing for a detached signature
    std::vector<Bytes> certificates;
    SignerId signer;
    std::string digest_algorithm;                // dotted
    Bytes signature_algorithm;                   // a DER AlgorithmIdentifier
    std::optional<Bytes> signed_attributes_der;  // as signed: a DER SET OF
    std::vector<CmsAttribute> signed_attributes;
    std::vector<CmsAttribute> unsigned_attributes;
    Bytes signature;

    // The single value of a signed attribute that stands there exactly once; otherwise nothing.
    std::optional<ByteView> signed_value(std::string_view type) const;
    // The same for the unsigned ones.
    std::optional<ByteView> unsigned_value(std::string_view type) const;
};

// The dotted name in a DER AlgorithmIdentifier whose parameters are absent or NULL; nothing for any other.
std::optional<std::string> plain_algorithm(ByteView algorithm_identifier);

// Fails on anything but one DER SignedData with exactly one signer. What the signature does not cover is held
// to its only right values: the versions (RFC 5652, 5.1 and 5.3), the set of digests, and the unsigned
// attributes, among which only time stamps may stand.
Result<SignedData> read_signed_data(ByteView der);

}  // namespace sigillum::verify
