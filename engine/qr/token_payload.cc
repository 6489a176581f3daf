#include "qr/token_payload.h"

#include <cstdint>

#include "qr/cbor_writer.h"
#include "qr/token_keys.h"

namespace sigillum::qr {
namespace {

// Writes the pairs that are present; the map's head needs their number first.
class FactsWriter {
  public:
    explicit FactsWriter(const TokenFacts& facts) : facts_(facts) {}

    Bytes written() {
        cbor_.map(static_cast<std::uint64_t>(pairs()));
        key(TokenKey::format_version).integer(token_format_version);
        key(TokenKey::type).integer(static_cast<std::int64_t>(facts_.type));
        const auto& number = facts_.number.packed();
        key(TokenKey::number).bytes({reinterpret_cast<const char*>(number.data()), number.size()});
        write_learner();
        write_opportunity();
        write_award();
        cbor_.integer(static_cast<std::int64_t>(TokenKey::status));
        cbor_.array(2);
        cbor_.text(facts_.status.list);
        cbor_.integer(facts_.status.index);
        if (facts_.specimen) key(TokenKey::specimen).boolean(true);
        const RecordDigest& record = facts_.record_digest;
        key(TokenKey::record).bytes({reinterpret_cast<const char*>(record.data()), record.size()});
        return cbor_.take();
    }

  private:
    int pairs() const {
        constexpr int always =
            9;  // version, type, number, name, awarding body, alliance, date, status, record
        return always + facts_.latin_name.has_value() + facts_.birth_date.has_value() +
               !facts_.opportunity_kind.empty() + !facts_.opportunity_title.empty() +
               facts_.period.has_value() + facts_.workload.has_value() + facts_.eqf_level.has_value() +
               facts_.valid_until.has_value() + facts_.specimen;
    }

    CborWriter& key(TokenKey key) {
        cbor_.integer(static_cast<std::int64_t>(key));
        return cbor_;
    }

    void write_learner() {
        key(TokenKey::name).text(facts_.name);
        if (facts_.latin_name) key(TokenKey::latin_name).text(*facts_.latin_name);
        if (!facts_.birth_date) return;
        const PartialDate& birth = *facts_.birth_date;
        key(TokenKey::birth_date);
        if (birth.day != 0) {
            cbor_.integer(days_since_1970({birth.year, birth.month, birth.day}));
            return;
        }
        cbor_.array(birth.month != 0 ? 2 : 1);
        cbor_.integer(birth.year);
        if (birth.month != 0) cbor_.integer(birth.month);
    }

    void write_opportunity() {
        if (!facts_.opportunity_kind.empty()) key(TokenKey::opportunity_kind).text(facts_.opportunity_kind);
        if (!facts_.opportunity_title.empty())
            key(TokenKey::opportunity_title).text(facts_.opportunity_title);
    }

    void write_award() {
        key(TokenKey::awarding_body).text(facts_.awarding_body);
        key(TokenKey::alliance).text(facts_.alliance);
        key(TokenKey::date).integer(days_since_1970(facts_.date));
        if (facts_.period) write_period(*facts_.period);
        if (facts_.workload) {
            key(TokenKey::workload).array(2);
            cbor_.text(facts_.workload->amount);
            cbor_.text(facts_.workload->unit);
        }
        if (facts_.eqf_level) key(TokenKey::eqf_level).integer(*facts_.eqf_level);
        if (facts_.valid_until) key(TokenKey::valid_until).integer(days_since_1970(*facts_.valid_until));
    }

    void write_period(const DateRange& period) {
        key(TokenKey::period);
        if (period.begin != period.end) cbor_.array(2);
        cbor_.integer(days_since_1970(period.begin));
        if (period.begin != period.end) cbor_.integer(days_since_1970(period.end));
    }

    const TokenFacts& facts_;
    CborWriter cbor_;
};

}  // namespace

Result<Bytes> token_payload(const TokenFacts& facts) {
    if (const Done good = check_facts(facts); !good) return fail(good.error());
    return FactsWriter(facts).written();
}

}  // namespace sigillum::qr
