#include "verify/pdf_date.h"

#include <string>

namespace sigillum::verify {

std::optional<Instant> instant_from_pdf(std::string_view text) {
    if (text.starts_with("D:")) text.remove_prefix(2);
    constexpr std::size_t to_seconds = 14;
    if (text.size() < to_seconds) return std::nullopt;
    const auto part = [&](std::size_t at, std::size_t size) { return std::string(text.substr(at, size)); };
    std::string iso = part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2) + "T" + part(8, 2) + ":" +
                      part(10, 2) + ":" + part(12, 2);
    const std::string_view zone = text.substr(to_seconds);
    if (zone.empty() || zone.front() == 'Z') {
        iso += "Z";
    } else if (zone.size() >= 6 && zone[3] == '\'') {
        iso += std::string(zone.substr(0, 3)) + ":" + std::string(zone.substr(4, 2));
    } else {
        return std::nullopt;
    }
    return instant_from_iso(iso);
}

}  // namespace sigillum::verify
