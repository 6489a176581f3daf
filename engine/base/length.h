// Lengths on paper, exact to a 1/12,700 of a point.
#pragma once

#include <compare>
#include <cstdint>

namespace sigillum {

// A length in English Metric Units: 1 pt = 12,700, 1 mm = 36,000, both whole, so that sums never drift.
class Length {
  public:
    constexpr Length() = default;
    static constexpr Length emu(std::int64_t units) { return Length(units); }
    static constexpr Length mm(double value) { return Length(round(value * 36000.0)); }
    static constexpr Length pt(double value) { return Length(round(value * 12700.0)); }

    constexpr std::int64_t emu() const { return emu_; }
    constexpr double mm() const { return static_cast<double>(emu_) / 36000.0; }
    constexpr double pt() const { return static_cast<double>(emu_) / 12700.0; }

    constexpr auto operator<=>(const Length&) const = default;
    constexpr Length operator-() const { return Length(-emu_); }
    constexpr Length& operator+=(Length other) {
        emu_ += other.emu_;
        return *this;
    }
    constexpr Length& operator-=(Length other) {
        emu_ -= other.emu_;
        return *this;
    }
    friend constexpr Length operator+(Length a, Length b) { return Length(a.emu_ + b.emu_); }
    friend constexpr Length operator-(Length a, Length b) { return Length(a.emu_ - b.emu_); }
    friend constexpr Length operator*(Length a, double factor) {
        return Length(round(static_cast<double>(a.emu_) * factor));
    }
    friend constexpr Length operator*(double factor, Length a) { return a * factor; }
    friend constexpr Length operator/(Length a, double divisor) { return a * (1.0 / divisor); }
    friend constexpr double operator/(Length a, Length b) {
        return static_cast<double>(a.emu_) / static_cast<double>(b.emu_);
    }

  private:
    constexpr explicit Length(std::int64_t units) : emu_(units) {}
    static constexpr std::int64_t round(double units) {
        return static_cast<std::int64_t>(units < 0 ? units - 0.5 : units + 0.5);
    }

    std::int64_t emu_ = 0;
};

namespace literals {
constexpr Length operator""_mm(long double v) { return Length::mm(static_cast<double>(v)); }
constexpr Length operator""_mm(unsigned long long v) { return Length::mm(static_cast<double>(v)); }
constexpr Length operator""_pt(long double v) { return Length::pt(static_cast<double>(v)); }
constexpr Length operator""_pt(unsigned long long v) { return Length::pt(static_cast<double>(v)); }
}  // namespace literals

}  // namespace sigillum
