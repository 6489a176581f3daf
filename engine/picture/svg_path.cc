#include "picture/svg_path.h"

#include <array>

#include "picture/arc.h"
#include "picture/svg_scanner.h"

namespace sigillum::picture {
namespace {

using Arguments = std::array<double, 7>;

int argument_count(char command) {
    switch (command) {
        case 'M':
        case 'L':
        case 'T':
            return 2;
        case 'H':
        case 'V':
            return 1;
        case 'C':
            return 6;
        case 'S':
        case 'Q':
            return 4;
        case 'A':
            return 7;
        case 'Z':
            return 0;
        default:
            return -1;
    }
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// The point as far beyond `center` as `point` lies before it.
Point mirrored(Point point, Point center) { return {2 * center.x - point.x, 2 * center.y - point.y}; }

// Takes in command after command and keeps what the next one may refer to.
class PathReader {
  public:
    explicit PathReader(std::string_view data) : scanner_(data) {}

    std::optional<Path> read() {
        char letter = 0;
        while (!scanner_.at_end()) {
            if (is_letter(scanner_.peek())) {
                letter = scanner_.peek();
                scanner_.take(letter);
            } else if (!may_repeat(letter)) {
                return std::nullopt;
            }
            if (path_.segments.empty() && upper(letter) != 'M') return std::nullopt;
            if (!step(letter)) return std::nullopt;
            // Further pairs after a move are lines (SVG 1.1, 8.3.2).
            if (letter == 'M') letter = 'L';
            if (letter == 'm') letter = 'l';
        }
        return std::move(path_);
    }

  private:
    static bool may_repeat(char letter) { return letter != 0 && upper(letter) != 'Z'; }

    bool step(char letter) {
        const char command = upper(letter);
        const std::optional<Arguments> arguments = read_arguments(command);
        if (!arguments || path_.segments.size() >= most_path_segments) return false;
        const Point origin = letter == command ? Point{} : current_;
        if (command == 'Z') {
            close();
        } else {
            if (command != 'M' && !open_) move(start_);
            draw(command, *arguments, origin);
        }
        previous_ = command;
        return true;
    }

    std::optional<Arguments> read_arguments(char command) {
        Arguments values{};
        const int count = argument_count(command);
        if (count < 0) return std::nullopt;
        for (int i = 0; i < count; ++i) {
            if (i > 0) scanner_.separator();
            if (command == 'A' && (i == 3 || i == 4)) {
                const std::optional<bool> flag = scanner_.flag();
                if (!flag) return std::nullopt;
                values[i] = *flag ? 1 : 0;
            } else {
                const std::optional<double> number = scanner_.number();
                if (!number) return std::nullopt;
                values[i] = *number;
            }
        }
        if (count > 0) skip_comma_before_repetition();
        return values;
    }

    // "L1 2, 3 4": a comma may part two sets of arguments, but stands before no letter and not at the end.
    void skip_comma_before_repetition() {
        SvgScanner ahead = scanner_;
        ahead.separator();
        if (!ahead.at_end() && !is_letter(ahead.peek())) scanner_ = ahead;
    }

    void draw(char command, const Arguments& v, Point o) {
        switch (command) {
            case 'M':
                move({o.x + v[0], o.y + v[1]});
                break;
            case 'L':
                line({o.x + v[0], o.y + v[1]});
                break;
            case 'H':
                line({o.x + v[0], current_.y});
                break;
            case 'V':
                line({current_.x, o.y + v[0]});
                break;
            case 'C':
                cubic({o.x + v[0], o.y + v[1]}, {o.x + v[2], o.y + v[3]}, {o.x + v[4], o.y + v[5]});
                break;
            case 'S': {
                const bool smooth = previous_ == 'C' || previous_ == 'S';
                cubic(smooth ? mirrored(control_, current_) : current_, {o.x + v[0], o.y + v[1]},
                      {o.x + v[2], o.y + v[3]});
                break;
            }
            case 'Q':
                quadratic({o.x + v[0], o.y + v[1]}, {o.x + v[2], o.y + v[3]});
                break;
            case 'T': {
                const bool smooth = previous_ == 'Q' || previous_ == 'T';
                quadratic(smooth ? mirrored(control_, current_) : current_, {o.x + v[0], o.y + v[1]});
                break;
            }
            default:
                arc({{v[0], v[1]}, v[2], v[3] != 0, v[4] != 0}, {o.x + v[5], o.y + v[6]});
                break;
        }
    }

    void move(Point to) {
        path_.move_to(to);
        current_ = start_ = to;
        open_ = true;
    }

    void line(Point to) {
        path_.line_to(to);
        current_ = to;
    }

    void cubic(Point control1, Point control2, Point to) {
        path_.cubic_to(control1, control2, to);
        control_ = control2;
        current_ = to;
    }

    // A quadratic curve is the cubic one whose controls lie two thirds of the way to its control.
    void quadratic(Point control, Point to) {
        const Point from = current_;
        cubic({from.x + (control.x - from.x) * 2 / 3, from.y + (control.y - from.y) * 2 / 3},
              {to.x + (control.x - to.x) * 2 / 3, to.y + (control.y - to.y) * 2 / 3}, to);
        control_ = control;
    }

    void arc(const Arc& arc, Point to) {
        append_arc(path_, current_, arc, to);
        current_ = to;
    }

    void close() {
        if (!open_) return;
        path_.close();
        current_ = start_;
        open_ = false;
    }

    SvgScanner scanner_;
    Path path_;
    Point current_;
    Point start_;
    Point control_;  // the last control of the previous curve
    char previous_ = 0;
    bool open_ = false;
};

}  // namespace

std::optional<Path> svg_path(std::string_view data) {
    if (trimmed(data) == "none") return Path{};
    return PathReader(data).read();
}

std::optional<Path> svg_points(std::string_view points, bool closed) {
    SvgScanner scanner(points);
    Path path;
    while (!scanner.at_end()) {
        const std::optional<double> x = scanner.number();
        scanner.separator();
        const std::optional<double> y = scanner.number();
        if (!x || !y || path.segments.size() >= most_path_segments) return std::nullopt;
        if (path.segments.empty())
            path.move_to({*x, *y});
        else
            path.line_to({*x, *y});
        scanner.separator();
    }
    if (closed && !path.segments.empty()) path.close();
    return path;
}

}  // namespace sigillum::picture
