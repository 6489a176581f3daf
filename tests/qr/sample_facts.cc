#include "tests/qr/sample_facts.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <random>

namespace sigillum::qr {
namespace {

CertificateNumber number_from(std::uint8_t first) {
    std::array<std::uint8_t, 10> random{};
    std::iota(random.begin(), random.end(), first);
    return CertificateNumber::from_random(random);
}

template <std::size_t size>
std::array<std::uint8_t, size> octets_from_hex(std::string_view hex) {
    const Bytes bytes = from_hex(hex);
    std::array<std::uint8_t, size> octets{};
    std::copy(bytes.begin(), bytes.end(), octets.begin());
    return octets;
}

}  // namespace

TokenFacts full_facts() {
    TokenFacts facts{
        .type = DocumentType::academic_achievement,
        .number = number_from(0x10),
        .name = "Οδυσσέας Ελύτης",
        .latin_name = "Odysseas Elytis",
        .birth_date = PartialDate{1961, 11, 2},
        .opportunity_kind = "course",
        .opportunity_title = "Sustainable Innovation",
        .awarding_body = "tu-berlin",
        .alliance = "enhance",
        .date = {2026, 7, 3},
        .period = DateRange{{2026, 5, 4}, {2026, 6, 26}},
        .workload = Workload{"1.5", "ECTS"},
        .eqf_level = 6,
        .valid_until = Date{2031, 7, 3},
        .status = {"1", 94567},
        .specimen = true,
    };
    std::iota(facts.record_digest.begin(), facts.record_digest.end(), std::uint8_t{0xA0});
    return facts;
}

TokenFacts least_facts() {
    return {
        .type = DocumentType::participation,
        .number = number_from(0x20),
        .name = "Sukarno",
        .opportunity_kind = "workshop",
        .awarding_body = "tu-delft",
        .alliance = "enhance",
        .date = {2026, 7, 3},
        .status = {"1", 0},
    };
}

TokenFacts ordinary_facts(unsigned seed) {
    std::mt19937 random(seed);
    std::array<std::uint8_t, 10> number{};
    for (std::uint8_t& octet : number) octet = static_cast<std::uint8_t>(random());
    TokenFacts facts{
        .type = DocumentType::academic_achievement,
        .number = CertificateNumber::from_random(number),
        .name = "Zofia Wiśniewska-Kowalczyk",
        .birth_date = PartialDate{2001, 3, 14},
        .opportunity_kind = "course",
        .opportunity_title = "Sustainable Innovation",
        .awarding_body = "tu-berlin",
        .alliance = "enhance",
        .date = {2026, 7, 3},
        .workload = Workload{"3", "ECTS"},
        .eqf_level = 6,
        .status = {"1", static_cast<std::uint32_t>(random() % 131072)},
    };
    for (std::uint8_t& octet : facts.record_digest) octet = static_cast<std::uint8_t>(random());
    return facts;
}

PublicKey known_key() {
    return {
        .id = octets_from_hex<8>("81746d96e852445b"),
        .point = octets_from_hex<65>("04cf7982e3d86285f5d0ce9349f2534b786c715e64cf5b06931ca4802a8f3d3b91"
                                     "6ba592cc1c01c0d9c7c1029c050b1e7a845a4e42ffba208c5b8f14c1685341d3"),
    };
}

ReplayedSigner known_signer() {
    return {known_key().id,
            octets_from_hex<64>("d9ef97c6519e8b3600043acfbfb4affaf646bac64b7bc740d7fa4e60cd2697e6"
                                "107c26a14ff5b2d6cc44d7ca2462604d63fac728be86d7da71034e78d84483a4")};
}

Bytes from_hex(std::string_view hex) {
    Bytes bytes;
    int high = -1;
    for (const char c : hex) {
        if (c == ' ') continue;
        const int digit = c <= '9' ? c - '0' : c - 'a' + 10;
        if (high >= 0) bytes += static_cast<char>(high << 4 | digit);
        high = high >= 0 ? -1 : digit;
    }
    return bytes;
}

}  // namespace sigillum::qr
