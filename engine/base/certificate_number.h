// The number printed on a certificate, for typing and reading aloud.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tuple>

#include "base/packed.h"
#include "base/result.h"

namespace sigillum {

inline constexpr ErrorKind bad_certificate_number{"bad-certificate-number"};

// Sixteen characters of Crockford's base 32 alphabet (digits and capitals without I, L, O, U): fifteen random
// ones, 75 bits, and a check character. Invariant: the check character is right.
//
// The check is a weighted sum over GF(32), with weights that are different powers of a primitive element, so
// that every single wrong character and every exchange of two characters, neighbours or not, is noticed.
class CertificateNumber {
  public:
    // 0000-0000-0000-0000, which no issuer gives out.
    CertificateNumber() = default;
    // The number made of the first 75 bits of ten random bytes; the last five bits are not used.
    static CertificateNumber from_random(std::span<const std::uint8_t, 10> random);
    // What a person typed or pasted: lower case, spaces and hyphens are forgiven, O is read as 0, I and L
    // as 1.
    static Result<CertificateNumber> parse(std::string_view typed);
    // The ten bytes that packed() gave; refused when the check character is wrong.
    static Result<CertificateNumber> from_packed(std::span<const std::uint8_t> packed);

    // "7KQ29MXD04TRBV5H"
    std::string text() const;
    // "7KQ2-9MXD-04TR-BV5H", as it is printed.
    std::string grouped() const;
    // Five bits a character, the first character in the highest bits.
    const std::array<std::uint8_t, 10>& packed() const { return packed_; }

    auto operator<=>(const CertificateNumber&) const = default;

    // For lists that pack it.
    template <MaybeConst<CertificateNumber> T>
    friend auto values_of(T& number) {
        return std::tie(number.packed_);
    }

  private:
    explicit CertificateNumber(const std::array<std::uint8_t, 10>& packed) : packed_(packed) {}

    std::array<std::uint8_t, 10> packed_{};
};

}  // namespace sigillum
