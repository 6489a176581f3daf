// The facts a verifier compares with the paper: the content of a verification code.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "base/certificate_number.h"
#include "base/date.h"
#include "base/result.h"

namespace sigillum::qr {

inline constexpr ErrorKind bad_token_facts{"bad-token-facts"};

// The values stand in the token.
enum class DocumentType : std::uint8_t {
    academic_achievement = 1,
    professional_achievement = 2,
    completion = 3,
    participation = 4,
};

struct Workload {
    std::string amount;  // a decimal number with a point: "3", "1.5"
    std::string unit;    // "ECTS", "CEU"
    bool operator==(const Workload&) const = default;
};

// Where the certificate's status stands: the same index in the revocation and in the suspension list.
struct StatusPlace {
    std::string list;  // short identifier of the list
    std::uint32_t index = 0;
    bool operator==(const StatusPlace&) const = default;
};

// The first 16 bytes of the SHA-256 over the attached credential record.
using RecordDigest = std::array<std::uint8_t, 16>;

// All texts are valid UTF-8 without control characters; none that is present is empty.
struct TokenFacts {
    DocumentType type = DocumentType::completion;
    CertificateNumber number;
    std::string name;                       // of the learner, as printed
    std::optional<std::string> latin_name;  // its Latin form, where it differs
    std::optional<PartialDate> birth_date;  // where it is printed
    std::string
        opportunity_kind;  // "course"; in the main language of the document; may be empty if there is a title
    std::string opportunity_title;    // "Sustainable Innovation"; may be empty if there is a kind
    std::string awarding_body;        // short identifier; the key set holds the printable name
    std::string alliance;             // likewise
    Date date;                        // the date of issuing of an achievement, else the date on page 1
    std::optional<DateRange> period;  // of a participation; one day is begin == end
    std::optional<Workload> workload;
    std::optional<int> eqf_level;  // 1 to 8
    std::optional<Date> valid_until;
    StatusPlace status;
    bool specimen = false;  // made with keys that are not for real use
    RecordDigest record_digest{};

    bool operator==(const TokenFacts&) const = default;
};

// Holds the facts to what is said above. Fails with bad_token_facts, whose place names the fact.
Done check_facts(const TokenFacts& facts);

}  // namespace sigillum::qr
