#include "base/certificate_number.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>

namespace sigillum {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t length = 16;
using Symbols = std::array<std::uint8_t, length>;  // values from 0 to 31, the check character last

// Twice the value in GF(32), with the primitive polynomial x^5 + x^2 + 1; 2 generates all 31 elements but
// zero.
constexpr std::uint8_t doubled(std::uint8_t value) {
    return static_cast<std::uint8_t>((value & 16U) != 0 ? ((value << 1U) ^ 0b100101U) : (value << 1U));
}

// The sum of symbols[i] * 2^(15 - i) in GF(32), by Horner's rule; zero when the check character is right. The
// weight of the check character is 1, so it is the sum over the others.
std::uint8_t weighted_sum(const Symbols& symbols) {
    std::uint8_t sum = 0;
    for (const std::uint8_t symbol : symbols) sum = static_cast<std::uint8_t>(doubled(sum) ^ symbol);
    return sum;
}

Symbols unpacked(std::span<const std::uint8_t, 10> packed) {
    Symbols symbols{};
    for (std::size_t i = 0; i < length; ++i) {
        const std::size_t bit = i * 5;
        const unsigned high = packed[bit / 8];
        const unsigned low = bit / 8 + 1 < packed.size() ? packed[bit / 8 + 1] : 0U;
        symbols[i] = static_cast<std::uint8_t>(((high << 8U | low) >> (11U - bit % 8)) & 31U);
    }
    return symbols;
}

std::array<std::uint8_t, 10> packed_from(const Symbols& symbols) {
    std::array<std::uint8_t, 10> packed{};
    for (std::size_t bit = 0; bit < length * 5; ++bit) {
        const unsigned value = (symbols[bit / 5] >> (4U - bit % 5)) & 1U;
        packed[bit / 8] = static_cast<std::uint8_t>(packed[bit / 8] | value << (7U - bit % 8));
    }
    return packed;
}

// The value of a typed character; O, I and L are taken for the digits they look like (Crockford).
std::optional<std::uint8_t> symbol_of(char typed) {
    char c = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    const std::size_t value = alphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    return static_cast<std::uint8_t>(value);
}

tl::unexpected<Error> mistyped() {
    return fail(bad_certificate_number, {},
                "a number whose check character does not fit: a character is wrong or two are exchanged",
                "the number as it is printed under the code");
}

}  // namespace

CertificateNumber CertificateNumber::from_random(std::span<const std::uint8_t, 10> random) {
    Symbols symbols = unpacked(random);
    symbols.back() = 0;
    symbols.back() = weighted_sum(symbols);
    return CertificateNumber(packed_from(symbols));
}

Result<CertificateNumber> CertificateNumber::parse(std::string_view typed) {
    Symbols symbols{};
    std::size_t count = 0;
    for (const char c : typed) {
        if (c == ' ' || c == '-') continue;
        const auto symbol = symbol_of(c);
        if (!symbol) {
            return fail(bad_certificate_number, {},
                        fmt::format("“{}”, which holds a character no number has", typed),
                        "16 digits and letters, without U");
        }
        if (count < length) symbols[count] = *symbol;
        ++count;
    }
    if (count != length) {
        return fail(bad_certificate_number, {}, fmt::format("“{}” with {} characters", typed, count),
                    "16 characters, in four groups of four");
    }
    if (weighted_sum(symbols) != 0) return mistyped();
    return CertificateNumber(packed_from(symbols));
}

Result<CertificateNumber> CertificateNumber::from_packed(std::span<const std::uint8_t> packed) {
    std::array<std::uint8_t, 10> bytes{};
    if (packed.size() != bytes.size()) {
        return fail(bad_certificate_number, {}, fmt::format("a number of {} bytes", packed.size()),
                    "10 bytes");
    }
    std::copy(packed.begin(), packed.end(), bytes.begin());
    if (weighted_sum(unpacked(bytes)) != 0) return mistyped();
    return CertificateNumber(bytes);
}

std::string CertificateNumber::text() const {
    std::string text;
    text.reserve(length);
    for (const std::uint8_t symbol : unpacked(packed_)) text += alphabet[symbol];
    return text;
}

std::string CertificateNumber::grouped() const {
    const std::string plain = text();
    return fmt::format("{}-{}-{}-{}", plain.substr(0, 4), plain.substr(4, 4), plain.substr(8, 4),
                       plain.substr(12, 4));
}

}  // namespace sigillum
