// Where the lines of a paragraph may end.
#include <algorithm>

#include "typeset/break_opportunities.h"
#include "typeset/line_maker.h"
#include "typeset/word_breaks.h"

namespace sigillum::typeset {

// The bytes of a word before which it may be parted: never within a ligature, nor where no hyphen can stand.
std::vector<std::size_t> LineMaker::parts_of(std::size_t begin, std::size_t end, bool in_need) const {
    std::vector<std::size_t> places = word_breaks(measured_.text(), begin, end, request_.spans, rules_,
                                                  in_need ? OwnHyphens::part : OwnHyphens::spare);
    std::erase_if(places, [this](std::size_t at) {
        return measured_.width(at, at + 1) <= Length{} || hyphen_width(at) <= Length{};
    });
    return places;
}

bool LineMaker::is_too_wide(std::size_t begin, std::size_t end) const {
    return measured_.width(begin, measured_.visible_end(begin, end)) > request_.measure;
}

// For a stretch that is too wide for a line: its ends at words that hold together loosely, where that is not
// enough at all of them, and within words where that is not enough.
void LineMaker::add_emergencies(std::vector<Place>& places, std::size_t begin, std::size_t end) const {
    const std::string& text = measured_.text();
    auto loose = loose_opportunities(text, request_.spans, request_.breaking, rules_, begin, end);
    for (const std::size_t at : loose) places.push_back({at, false});
    loose.push_back(end);
    for (const std::size_t to : loose) {
        if (is_too_wide(begin, to)) {
            auto more = emergency_opportunities(text, request_.breaking, begin, to);
            for (const std::size_t at : more) places.push_back({at, false});
            more.push_back(to);
            std::size_t from = begin;
            for (const std::size_t until : more) {
                if (request_.breaking == Breaking::prose && is_too_wide(from, until)) {
                    for (const std::size_t at : parts_of(from, until, true)) places.push_back({at, true});
                }
                from = until;
            }
        }
        begin = to;
    }
}

std::vector<LineMaker::Place> LineMaker::places() const {
    const auto regular = break_opportunities(measured_.text(), request_.spans, request_.breaking, rules_);
    std::vector<Place> places;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= regular.size(); ++i) {
        const std::size_t end = i < regular.size() ? regular[i] : measured_.text().size();
        if (is_too_wide(begin, end)) add_emergencies(places, begin, end);
        if (i < regular.size()) places.push_back({end, false});
        begin = end;
    }
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.at < b.at; });
    return places;
}

}  // namespace sigillum::typeset
