#include "verify/signed_data.h"

#include <algorithm>
#include <set>

#include "verify/der.h"

namespace sigillum::verify {

namespace {

tl::unexpected<Error> refuse(std::string found) { return fail(bad_cms, {}, std::move(found)); }

std::optional<std::string> identifier(DerReader& reader) {
    const auto value = reader.next(der::object_identifier);
    if (!value) return std::nullopt;
    std::string text = dotted(value->content);
    if (text.empty()) return std::nullopt;
    return text;
}

std::optional<int> version(DerReader& reader) {
    const auto value = reader.next(der::integer);
    if (!value || value->content.size() != 1) return std::nullopt;
    return static_cast<std::uint8_t>(value->content[0]);
}

std::optional<std::vector<CmsAttribute>> attributes(DerReader reader) {
    std::vector<CmsAttribute> list;
    while (!reader.at_end()) {
        auto entry = reader.enter(der::sequence);
        auto type = entry ? identifier(*entry) : std::nullopt;
        auto values = type ? entry->enter(der::set) : std::nullopt;
        if (!values || !entry->at_end()) return std::nullopt;
        CmsAttribute attribute{std::move(*type), {}};
        while (!values->at_end()) {
            const auto value = values->next();
            if (!value) return std::nullopt;
            attribute.values.emplace_back(value->whole);
        }
        list.push_back(std::move(attribute));
    }
    return list;
}

bool has_repeated_type(const std::vector<CmsAttribute>& list) {
    std::set<std::string_view> seen;
    return std::any_of(list.begin(), list.end(),
                       [&](const CmsAttribute& attribute) { return !seen.insert(attribute.type).second; });
}

std::optional<SignerId> signer_id(DerReader& reader) {
    if (const auto key = reader.next(der::context_primitive(0))) {
        if (key->content.empty()) return std::nullopt;
        return SignerId{{}, {}, Bytes(key->content)};
    }
    auto pair = reader.enter(der::sequence);
    const auto issuer = pair ? pair->next(der::sequence) : std::nullopt;
    const auto serial = issuer ? pair->next(der::integer) : std::nullopt;
    if (!serial || !pair->at_end()) return std::nullopt;
    return SignerId{Bytes(issuer->whole), Bytes(serial->whole), {}};
}

// What the signature does not cover may still be nothing but what belongs there: a time stamp.
Done read_unsigned_attributes(DerReader& reader, SignedData& into) {
    const auto unsigned_part = reader.next(der::context(1));
    if (!unsigned_part) return {};
    auto list = attributes(DerReader(unsigned_part->content));
    if (!list || list->empty()) return refuse("the unsigned attributes are malformed");
    into.unsigned_attributes = std::move(*list);
    for (const CmsAttribute& attribute : into.unsigned_attributes) {
        if (attribute.type != oid::time_stamp_token)
            return refuse("an unsigned attribute is something else than a time stamp");
    }
    return {};
}

// RFC 5652, 5.3
Done read_signer(DerReader reader, SignedData& into) {
    const auto said_version = version(reader);
    auto id = signer_id(reader);
    if (!id) return refuse("the signature does not name its signer");
    if (said_version != (id->key_identifier.empty() ? 1 : 3))
        return refuse("the signer information has a version that does not fit it");
    into.signer = std::move(*id);
    const auto digest = reader.next(der::sequence);
    auto digest_name = digest ? plain_algorithm(digest->whole) : std::nullopt;
    if (!digest_name) return refuse("the signature does not name its digest");
    into.digest_algorithm = std::move(*digest_name);
    if (const auto signed_part = reader.next(der::context(0))) {
        auto list = attributes(DerReader(signed_part->content));
        if (!list) return refuse("the signed attributes are malformed");
        into.signed_attributes = std::move(*list);
        if (has_repeated_type(into.signed_attributes)) return refuse("a signed attribute stands there twice");
        // The signature is over a SET OF, though the attributes stand under the tag [0] (RFC 5652, 5.4).
        Bytes as_set(signed_part->whole);
        as_set[0] = static_cast<char>(der::set);
        into.signed_attributes_der = std::move(as_set);
    }
    const auto algorithm = reader.next(der::sequence);
    const auto signature = algorithm ? reader.next(der::octet_string) : std::nullopt;
    if (!signature) return refuse("the signature's value is missing");
    into.signature_algorithm = Bytes(algorithm->whole);
    into.signature = Bytes(signature->content);
    if (Done done = read_unsigned_attributes(reader, into); !done) return done;
    if (!reader.at_end()) return refuse("something stands behind the signer information");
    return {};
}

Done read_content(DerReader& reader, SignedData& into) {
    auto encapsulated = reader.enter(der::sequence);
    auto type = encapsulated ? identifier(*encapsulated) : std::nullopt;
    if (!type) return refuse("the signature does not say what it signs");
    into.content_type = std::move(*type);
    if (encapsulated->at_end()) return {};
    auto wrapped = encapsulated->enter(der::context(0));
    const auto octets = wrapped ? wrapped->next(der::octet_string) : std::nullopt;
    if (!octets || !wrapped->at_end()) return refuse("the signature's own content is malformed");
    into.content = Bytes(octets->content);
    return {};
}

Done read_certificates(DerReader& reader, SignedData& into) {
    if (auto list = reader.enter(der::context(0))) {
        while (!list->at_end()) {
            const auto value = list->next();
            if (!value || value->tag != der::sequence)
                return refuse("the signature's certificates are malformed");
            into.certificates.emplace_back(value->whole);
        }
    }
    reader.next(der::context(1));  // revocation lists: not used from here
    return {};
}

// RFC 5652, 5.1. A signer named by key identifier asks for version 3, but common software writes 1.
bool version_fits(std::optional<int> version, const SignedData& cms) {
    if (cms.content_type != oid::data) return version == 3;
    return version == 1 || (version == 3 && !cms.signer.key_identifier.empty());
}

// The set of digests names the one that the one signer uses, and no other.
bool digests_fit(ByteView set, const SignedData& cms) {
    DerReader digests(set);
    const auto digest = digests.next(der::sequence);
    return digest && digests.at_end() && plain_algorithm(digest->whole) == cms.digest_algorithm;
}

std::optional<ByteView> single(const std::vector<CmsAttribute>& list, std::string_view type) {
    const CmsAttribute* found = nullptr;
    for (const CmsAttribute& attribute : list) {
        if (attribute.type != type) continue;
        if (found) return std::nullopt;
        found = &attribute;
    }
    if (!found || found->values.size() != 1) return std::nullopt;
    return ByteView(found->values.front());
}

}  // namespace

std::optional<ByteView> SignedData::signed_value(std::string_view type) const {
    return single(signed_attributes, type);
}

std::optional<ByteView> SignedData::unsigned_value(std::string_view type) const {
    return single(unsigned_attributes, type);
}

std::optional<std::string> plain_algorithm(ByteView algorithm_identifier) {
    constexpr std::uint8_t null = 0x05;
    DerReader outer(algorithm_identifier);
    auto reader = outer.enter(der::sequence);
    auto name = reader ? identifier(*reader) : std::nullopt;
    if (!name || !outer.at_end()) return std::nullopt;
    const auto parameters = reader->next(null);
    if ((parameters && !parameters->content.empty()) || !reader->at_end()) return std::nullopt;
    return name;
}

Result<SignedData> read_signed_data(ByteView der) {
    DerReader outer(der);
    auto content_info = outer.enter(der::sequence);
    const auto type = content_info ? identifier(*content_info) : std::nullopt;
    auto explicit_content = type == oid::signed_data ? content_info->enter(der::context(0)) : std::nullopt;
    auto reader = explicit_content ? explicit_content->enter(der::sequence) : std::nullopt;
    if (!reader || !outer.at_end() || !content_info->at_end() || !explicit_content->at_end()) {
        return refuse("the signature is not a CMS SignedData in DER");
    }
    SignedData result;
    const auto said_version = version(*reader);
    const auto digests = reader->next(der::set);
    if (!digests) return refuse("the signature is malformed");
    if (Done done = read_content(*reader, result); !done) return fail(done.error());
    if (Done done = read_certificates(*reader, result); !done) return fail(done.error());
    auto signers = reader->enter(der::set);
    auto signer = signers ? signers->enter(der::sequence) : std::nullopt;
    if (!signer) return refuse("the signature has no signer");
    if (!signers->at_end()) return refuse("the signature has more than one signer");
    if (!reader->at_end()) return refuse("something stands behind the signature");
    if (Done done = read_signer(*signer, result); !done) return fail(done.error());
    if (!version_fits(said_version, result))
        return refuse("the signature has a version that does not fit it");
    if (!digests_fit(digests->content, result))
        return refuse("the signature's list of digests is not the one digest it uses");
    return result;
}

}  // namespace sigillum::verify
