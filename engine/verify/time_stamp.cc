#include "verify/time_stamp.h"

#include <optional>
#include <string>

#include "verify/der.h"
#include "verify/signed_data.h"

namespace sigillum::verify {

namespace {

tl::unexpected<Error> refuse(std::string found) { return fail(bad_time_stamp, {}, std::move(found)); }

struct StampInfo {
    std::string algorithm;
    ByteView imprint;
    Instant time;
};

// "20260703140532Z" or with a fraction, which is dropped.
std::optional<Instant> instant_from_generalized(ByteView text) {
    if (text.size() < 15 || !text.ends_with('Z')) return std::nullopt;
    const auto part = [&](std::size_t at, std::size_t size) { return std::string(text.substr(at, size)); };
    return instant_from_iso(part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2) + "T" + part(8, 2) + ":" +
                            part(10, 2) + ":" + part(12, 2) + "Z");
}

// TSTInfo (RFC 3161, 2.4.2)
std::optional<StampInfo> read_info(ByteView content) {
    DerReader outer(content);
    auto info = outer.enter(der::sequence);
    if (!info || !outer.at_end() || !info->next(der::integer) || !info->next(der::object_identifier))
        return std::nullopt;
    auto imprint = info->enter(der::sequence);
    auto algorithm = imprint ? imprint->enter(der::sequence) : std::nullopt;
    const auto name = algorithm ? algorithm->next(der::object_identifier) : std::nullopt;
    const auto digest = name ? imprint->next(der::octet_string) : std::nullopt;
    constexpr std::uint8_t generalized_time = 0x18;
    if (!digest || !info->next(der::integer)) return std::nullopt;
    const auto time = info->next(generalized_time);
    const auto instant = time ? instant_from_generalized(time->content) : std::nullopt;
    if (!instant) return std::nullopt;
    return StampInfo{dotted(name->content), digest->content, *instant};
}

}  // namespace

Result<TimeStamp> check_time_stamp(ByteView token, const ContentPieces& stamped) {
    auto cms = read_signed_data(token);
    if (!cms) return fail(cms.error());
    if (cms->content_type != oid::time_stamp_info || !cms->content)
        return refuse("the token is not a time stamp");
    const auto info = read_info(*cms->content);
    if (!info) return refuse("the time stamp is malformed");
    const auto digest = permitted_digest(info->algorithm, stamped);
    if (!digest) return fail(digest.error());
    if (*digest != info->imprint) return refuse("the time stamp belongs to other bytes");
    auto stamper = check_signature(*cms, {*cms->content}, SignerReference::required);
    if (!stamper) return fail(stamper.error());
    return TimeStamp{info->time, std::move(*stamper), std::move(cms->certificates)};
}

}  // namespace sigillum::verify
