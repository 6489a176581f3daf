#include "picture/svg_scanner.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace sigillum::picture {
namespace {

constexpr std::string_view white_space = " \t\r\n\f";
constexpr double largest_number = 1e6;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_word_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '%';
}

}  // namespace

void SvgScanner::skip_space() {
    while (at_ < text_.size() && white_space.find(text_[at_]) != std::string_view::npos) ++at_;
}

bool SvgScanner::at_end() {
    skip_space();
    return at_ >= text_.size();
}

char SvgScanner::peek() { return at_end() ? '\0' : text_[at_]; }

bool SvgScanner::take(char wanted) {
    if (at_end() || text_[at_] != wanted) return false;
    ++at_;
    return true;
}

void SvgScanner::separator() {
    take(',');
    skip_space();
}

std::optional<double> SvgScanner::number() {
    skip_space();
    std::size_t from = at_;
    if (from < text_.size() && text_[from] == '+') ++from;
    // from_chars knows "inf" and "nan" and a second sign; SVG does not.
    std::size_t first = from;
    if (first == at_ && first < text_.size() && text_[first] == '-') ++first;
    if (first < text_.size() && text_[first] == '.') ++first;
    if (first >= text_.size() || !is_digit(text_[first])) return std::nullopt;
    double value = 0;
    const auto [end, trouble] = std::from_chars(text_.data() + from, text_.data() + text_.size(), value);
    if (trouble != std::errc() || !(std::abs(value) < largest_number)) return std::nullopt;
    at_ = static_cast<std::size_t>(end - text_.data());
    return value;
}

std::optional<bool> SvgScanner::flag() {
    if (take('0')) return false;
    if (take('1')) return true;
    return std::nullopt;
}

std::string_view SvgScanner::word() {
    skip_space();
    const std::size_t from = at_;
    while (at_ < text_.size() && is_word_character(text_[at_])) ++at_;
    return text_.substr(from, at_ - from);
}

std::optional<double> svg_length(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, double>, 8> units{{{"", 1.0},
                                                                               {"px", 1.0},
                                                                               {"in", 96.0},
                                                                               {"cm", 96.0 / 2.54},
                                                                               {"mm", 96.0 / 25.4},
                                                                               {"Q", 96.0 / 101.6},
                                                                               {"pt", 96.0 / 72.0},
                                                                               {"pc", 16.0}}};
    SvgScanner scanner(text);
    const std::optional<double> value = scanner.number();
    const std::string_view unit = scanner.word();
    if (!value || !scanner.at_end()) return std::nullopt;
    for (const auto& [name, size] : units) {
        if (unit == name) return *value * size;
    }
    return std::nullopt;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(white_space);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(white_space) - first + 1);
}

}  // namespace sigillum::picture
