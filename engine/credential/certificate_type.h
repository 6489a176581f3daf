// The four certificates of Annex 3.
#pragma once

#include <string_view>

namespace sigillum::credential {

enum class CertificateType {
    achievement,    // T1: a micro-credential of one course
    programme,      // T2: a micro-credential programme with learning units
    completion,     // T3: credit-bearing, no micro-credential
    participation,  // T4: not credit-bearing, no supplement
};

// The word in "Certificate of … Achievement"; T1 and T2 only.
enum class Character { academic, professional };

// Names in editions, layouts and records: "achievement", "programme", "completion", "participation".
std::string_view name_of(CertificateType type);
std::string_view name_of(Character character);

// Micro-credentials are T1 and T2.
constexpr bool is_micro_credential(CertificateType type) {
    return type == CertificateType::achievement || type == CertificateType::programme;
}

}  // namespace sigillum::credential
