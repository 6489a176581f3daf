#include "qr/token_payload_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "qr/cbor_reader.h"
#include "qr/token_keys.h"
#include "qr/token_payload.h"

namespace sigillum::qr {
namespace {

// Takes the pairs in ascending order of their keys; what it reads is checked by check_facts afterwards.
class FactsReader {
  public:
    explicit FactsReader(ByteView payload) : cbor_(payload) {}

    Result<TokenFacts> facts() {
        std::uint64_t pairs = cbor_.map();
        std::int64_t last = 0;
        for (; pairs > 0 && !cbor_.stopped(); --pairs) {
            const std::int64_t key = cbor_.integer();
            if (key <= last) cbor_.refuse("a key that is out of order or stands twice");
            last = key;
            present_ |= key >= 0 && key < 64 ? std::uint64_t{1} << key : 0;
            if (!cbor_.stopped()) read_fact(static_cast<TokenKey>(key));
        }
        cbor_.end();
        if (newer_)
            return fail(newer_token_format, {}, "a code of a later form", "a newer version of this program");
        for (const TokenKey key : {TokenKey::format_version, TokenKey::type, TokenKey::number, TokenKey::name,
                                   TokenKey::awarding_body, TokenKey::alliance, TokenKey::date,
                                   TokenKey::status, TokenKey::record}) {
            if (!holds(key))
                cbor_.refuse(fmt::format("no fact with the key {}", static_cast<std::int64_t>(key)));
        }
        if (cbor_.stopped())
            return fail(bad_token_payload, {}, cbor_.fault(), "the facts as this program writes them");
        return facts_;
    }

  private:
    bool holds(TokenKey key) const { return (present_ >> static_cast<std::int64_t>(key) & 1U) != 0; }

    void read_fact(TokenKey key) {
        switch (key) {
            case TokenKey::format_version:
                return read_format_version();
            case TokenKey::type:
                return read_type();
            case TokenKey::number:
                return read_number();
            case TokenKey::name:
                facts_.name = cbor_.text();
                return;
            case TokenKey::latin_name:
                facts_.latin_name = cbor_.text();
                return;
            case TokenKey::birth_date:
                facts_.birth_date = birth_date();
                return;
            case TokenKey::opportunity_kind:
                facts_.opportunity_kind = cbor_.text();
                return;
            case TokenKey::opportunity_title:
                facts_.opportunity_title = cbor_.text();
                return;
            case TokenKey::awarding_body:
                facts_.awarding_body = cbor_.text();
                return;
            case TokenKey::alliance:
                facts_.alliance = cbor_.text();
                return;
            case TokenKey::date:
                facts_.date = day();
                return;
            case TokenKey::period:
                facts_.period = period();
                return;
            case TokenKey::workload:
                facts_.workload = workload();
                return;
            case TokenKey::eqf_level:
                facts_.eqf_level = number_below(9);
                return;
            case TokenKey::valid_until:
                facts_.valid_until = day();
                return;
            case TokenKey::status:
                facts_.status = status();
                return;
            case TokenKey::specimen:
                facts_.specimen = cbor_.boolean();
                return;
            case TokenKey::record:
                return read_record_digest();
        }
        cbor_.refuse(fmt::format("the unknown key {}", static_cast<std::int64_t>(key)));
    }

    void read_format_version() {
        const std::int64_t version = cbor_.integer();
        newer_ = !cbor_.stopped() && version > token_format_version;
        if (version != token_format_version) cbor_.refuse("another format version");
    }

    void read_type() { facts_.type = static_cast<DocumentType>(number_below(256)); }

    void read_number() {
        const ByteView packed = cbor_.bytes();
        const auto number = CertificateNumber::from_packed(
            {reinterpret_cast<const std::uint8_t*>(packed.data()), packed.size()});
        if (number)
            facts_.number = *number;
        else
            cbor_.refuse("a certificate number that is none");
    }

    void read_record_digest() {
        const ByteView digest = cbor_.bytes();
        if (digest.size() != facts_.record_digest.size())
            return cbor_.refuse("a record digest that has not 16 bytes");
        std::copy(digest.begin(), digest.end(), facts_.record_digest.begin());
    }

    int number_below(int limit) {
        const std::int64_t value = cbor_.integer();
        if (value >= 0 && value < limit) return static_cast<int>(value);
        cbor_.refuse("a whole number out of range");
        return 0;
    }

    Date day() {
        const std::int64_t days = cbor_.integer();
        if (days < first_day || days > last_day) cbor_.refuse("a day out of range");
        return cbor_.stopped() ? Date{} : date_of_days(days);
    }

    PartialDate birth_date() {
        if (!cbor_.array_is_next()) {
            const Date date = day();
            return {date.year, date.month, date.day};
        }
        const std::uint64_t entries = cbor_.array();
        if (entries < 1 || entries > 2) cbor_.refuse("a birth date with more than year and month");
        const int year = number_below(10000);
        return {year, entries == 2 ? number_below(13) : 0, 0};
    }

    DateRange period() {
        const bool one_day = !cbor_.array_is_next();
        if (!one_day) pair();
        const Date begin = day();
        return {begin, one_day ? begin : day()};
    }

    Workload workload() {
        pair();
        std::string amount(cbor_.text());
        return {std::move(amount), std::string(cbor_.text())};
    }

    StatusPlace status() {
        pair();
        std::string list(cbor_.text());
        const std::int64_t index = cbor_.integer();
        if (index < 0 || index > UINT32_MAX) cbor_.refuse("a status index out of range");
        return {std::move(list), static_cast<std::uint32_t>(index)};
    }

    void pair() {
        if (cbor_.array() != 2) cbor_.refuse("an array that has not two entries");
    }

    CborReader cbor_;
    TokenFacts facts_;
    std::uint64_t present_ = 0;  // one bit a key
    bool newer_ = false;
};

}  // namespace

Result<TokenFacts> read_token_payload(ByteView payload) {
    Result<TokenFacts> facts = FactsReader(payload).facts();
    if (!facts) return facts;
    // Some facts could be written in two ways (a period of one day, a fact that is absent); one of them is
    // ours. Writing also holds them to the rules.
    const Result<Bytes> ours = token_payload(*facts);
    if (!ours) return fail(ours.error());
    if (*ours != payload)
        return fail(bad_token_payload, {}, "facts in another form than this program writes them");
    return facts;
}

}  // namespace sigillum::qr
