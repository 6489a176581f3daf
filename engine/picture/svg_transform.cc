#include "picture/svg_transform.h"

#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

#include "picture/svg_scanner.h"

namespace sigillum::picture {
namespace {

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

Affine rotation(double degrees) {
    const double angle = radians(degrees);
    return {std::cos(angle), std::sin(angle), -std::sin(angle), std::cos(angle), 0, 0};
}

Affine shift(double x, double y) { return {1, 0, 0, 1, x, y}; }

std::optional<Affine> function(std::string_view name, const std::vector<double>& v) {
    const std::size_t count = v.size();
    if (name == "matrix" && count == 6) return Affine{v[0], v[1], v[2], v[3], v[4], v[5]};
    if (name == "translate" && (count == 1 || count == 2)) return shift(v[0], count == 2 ? v[1] : 0);
    if (name == "scale" && (count == 1 || count == 2)) return Affine{v[0], 0, 0, v[count - 1], 0, 0};
    if (name == "rotate" && count == 1) return rotation(v[0]);
    if (name == "rotate" && count == 3) {
        return compose(shift(v[1], v[2]), compose(rotation(v[0]), shift(-v[1], -v[2])));
    }
    if (name == "skewX" && count == 1) return Affine{1, 0, std::tan(radians(v[0])), 1, 0, 0};
    if (name == "skewY" && count == 1) return Affine{1, std::tan(radians(v[0])), 0, 1, 0, 0};
    return std::nullopt;
}

std::optional<std::vector<double>> arguments(SvgScanner& scanner) {
    std::vector<double> values;
    if (!scanner.take('(')) return std::nullopt;
    while (!scanner.take(')')) {
        if (!values.empty()) scanner.separator();
        const std::optional<double> value = scanner.number();
        if (!value || values.size() == 6) return std::nullopt;
        values.push_back(*value);
    }
    return values;
}

}  // namespace

std::optional<Affine> svg_transform(std::string_view text) {
    SvgScanner scanner(text);
    Affine all;
    if (trimmed(text) == "none") return all;
    while (!scanner.at_end()) {
        const std::string_view name = scanner.word();
        const std::optional<std::vector<double>> values = arguments(scanner);
        if (!values) return std::nullopt;
        const std::optional<Affine> one = function(name, *values);
        if (!one) return std::nullopt;
        all = compose(all, *one);
        scanner.separator();
    }
    return all;
}

}  // namespace sigillum::picture
