#include "typeset/line_breaks.h"

#include <algorithm>
#include <limits>

namespace sigillum::typeset {
namespace {

// All ways to break into a given number of lines are few (a title has some 20 words and 4 lines at most);
// longer text is balanced by narrowing the measure.
constexpr std::size_t most_segments_tried = 28;

class Balancer {
  public:
    Balancer(const std::vector<Segment>& segments, double measure) : segments_(segments), measure_(measure) {}

    std::vector<std::size_t> best(std::size_t lines) {
        lines_ = lines;
        place(0, 0, {.widest = 0, .narrowest = std::numeric_limits<double>::infinity(), .lonely = 0});
        return best_;
    }

  private:
    struct Cost {
        double widest;
        double narrowest;
        int lonely;  // words alone on a line

        double difference() const { return widest - narrowest; }
        bool less_than(const Cost& other) const {
            return lonely != other.lonely ? lonely < other.lonely : difference() < other.difference() - 1e-6;
        }
    };

    void place(std::size_t first, std::size_t line, const Cost& so_far) {
        if (line + 1 == lines_) {
            finish(with_line(so_far, first, segments_.size()), first);
            return;
        }
        for (std::size_t next = first + 1; next < segments_.size(); ++next) {
            const Cost cost = with_line(so_far, first, next);
            if (next > first + 1 && cost.widest > measure_) break;
            trial_.push_back(next);
            place(next, line + 1, cost);
            trial_.pop_back();
        }
    }

    void finish(const Cost& cost, std::size_t last_line) {
        const bool too_wide = cost.widest > measure_ && segments_.size() - last_line > 1;
        if (too_wide || (has_best_ && !cost.less_than(best_cost_))) return;
        best_ = trial_;
        best_cost_ = cost;
        has_best_ = true;
    }

    Cost with_line(const Cost& cost, std::size_t first, std::size_t next) const {
        double width = segments_[next - 1].visible;
        for (std::size_t i = first; i + 1 < next; ++i) width += segments_[i].width;
        const int lonely = next == first + 1 && segments_[first].one_word ? 1 : 0;
        return {std::max(cost.widest, width), std::min(cost.narrowest, width), cost.lonely + lonely};
    }

    const std::vector<Segment>& segments_;
    double measure_;
    std::size_t lines_ = 1;
    std::vector<std::size_t> trial_;
    std::vector<std::size_t> best_;
    Cost best_cost_{};
    bool has_best_ = false;
};

// The narrowest measure that keeps the number of lines.
std::vector<std::size_t> narrowed(const std::vector<Segment>& segments, double measure, std::size_t breaks) {
    double low = 0;
    double high = measure;
    for (int step = 0; step < 24; ++step) {
        const double middle = (low + high) / 2;
        const bool wide_enough =
            std::all_of(segments.begin(), segments.end(),
                        [middle](const Segment& segment) { return segment.visible <= middle; });
        (wide_enough && filled_lines(segments, middle).size() == breaks ? high : low) = middle;
    }
    return filled_lines(segments, high);
}

}  // namespace

std::vector<std::size_t> filled_lines(const std::vector<Segment>& segments, double measure) {
    std::vector<std::size_t> breaks;
    double before = 0;
    std::size_t first = 0;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (i > first && before + segments[i].visible > measure) {
            breaks.push_back(i);
            first = i;
            before = 0;
        }
        before += segments[i].width;
    }
    return breaks;
}

std::optional<std::vector<std::size_t>> balanced_lines(const std::vector<Segment>& segments, double measure,
                                                       std::size_t most) {
    const std::vector<std::size_t> filled = filled_lines(segments, measure);
    if (filled.size() + 1 > most) return std::nullopt;
    if (filled.empty()) return filled;
    if (segments.size() > most_segments_tried) return narrowed(segments, measure, filled.size());
    std::vector<std::size_t> best = Balancer(segments, measure).best(filled.size() + 1);
    return best.empty() ? filled : best;
}

}  // namespace sigillum::typeset
