#include "verify/page_text.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string_view>

#include "verify/character_count.h"
#include "verify/solid_text.h"
#include "verify/word_index.h"

namespace sigillum::verify {

namespace {

constexpr std::size_t most_page_bytes = std::size_t{2} << 20;

struct Place {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// The comparisons that are still allowed.
class Effort {
  public:
    explicit Effort(std::size_t bytes) : left_(at_any_rate + for_each_byte * bytes) {}

    // False when it is used up.
    bool spend(std::size_t steps) {
        left_ -= std::min(left_, steps);
        return left_ > 0;
    }
    bool used_up() const { return left_ == 0; }

  private:
    static constexpr std::size_t at_any_rate = 4'000'000;
    static constexpr std::size_t for_each_byte = 16;

    std::size_t left_;
};

struct Pages {
    SolidText solid;
    std::vector<std::size_t> ends;  // offset behind each page

    explicit Pages(const std::vector<std::string>& texts) {
        for (const std::string& text : texts) {
            solid.append(text);
            ends.push_back(solid.text.size());
        }
    }
};

// Claims places on the pages for one text after the other; no place is claimed twice.
class Matcher {
  public:
    Matcher(Pages pages, Effort effort)
        : pages_(std::move(pages)),
          index_(pages_.solid.text, pages_.solid.gaps),
          gap_(pages_.solid.text.size() + 1, false),
          effort_(effort) {
        for (const std::size_t at : pages_.solid.gaps) gap_[at] = true;
    }
    Matcher(const Matcher&) = delete;
    Matcher& operator=(const Matcher&) = delete;

    // Claims the text, which must outlive the matcher; the place of its beginning.
    std::optional<Place> claim(const SolidText& text) {
        if (text.text.empty()) return Place{};
        Occurrences& found = occurrences(text.text);
        while (found.next < found.places.size() && effort_.spend(1)) {
            const Place place = found.places[found.next++];
            if (!is_free(place)) continue;  // and will not be free again
            take(place);
            return place;
        }
        return claim_parted(text);
    }

    bool stands_once(const SolidText& text) {
        return !text.text.empty() && occurrences(text.text).places.size() == 1;
    }

    std::size_t page_of(Place place) const {
        const auto page = std::upper_bound(pages_.ends.begin(), pages_.ends.end(), place.begin);
        return static_cast<std::size_t>(page - pages_.ends.begin());
    }

    // Nothing that was not found counts any more.
    bool gave_up() const { return effort_.used_up(); }

  private:
    struct Occurrences {
        std::vector<Place> places;  // ascending
        std::size_t next = 0;       // those before it are taken
    };

    Occurrences& occurrences(std::string_view text) {
        const auto [known, added] = occurrences_.try_emplace(text);
        if (added) known->second.places = whole_words(text, 0, pages_.solid.text.size());
        return known->second;
    }

    bool stands_at(std::string_view text, std::size_t at) {
        const std::string_view all = pages_.solid.text;
        return effort_.spend(1) && at + text.size() <= all.size() && gap_[at] && gap_[at + text.size()] &&
               effort_.spend(text.size() / 16) && all.substr(at, text.size()) == text;
    }

    // Every place in [from, until) where the text stands as whole words.
    std::vector<Place> whole_words(std::string_view text, std::size_t from, std::size_t until) {
        std::vector<Place> places;
        effort_.spend(16);  // what the index costs
        for (const std::size_t at : index_.beginning_like(text)) {
            if (effort_.used_up()) break;
            if (at >= from && at + text.size() <= until && stands_at(text, at))
                places.push_back({at, at + text.size()});
            else
                effort_.spend(1);
        }
        std::sort(places.begin(), places.end(), [](Place a, Place b) { return a.begin < b.begin; });
        return places;
    }

    bool is_free(Place place) const {
        const auto behind = taken_.lower_bound(place.end);  // the first that begins behind it
        return behind == taken_.begin() || std::prev(behind)->second <= place.begin;
    }

    void take(Place place) { taken_.emplace(place.begin, place.end); }

    // How far the second part of a text may lie behind the first: a few words on the same page, or anywhere
    // on the next.
    std::optional<Place> second_part(std::string_view text, Place first) {
        constexpr std::size_t few_words = 24;  // bytes
        const std::size_t page = page_of(first);
        const std::size_t end = pages_.ends[page];
        for (std::size_t at = first.end; at <= first.end + few_words && at + text.size() <= end; ++at) {
            const Place place{at, at + text.size()};
            if (stands_at(text, at) && is_free(place)) return place;
        }
        if (page + 1 >= pages_.ends.size()) return std::nullopt;
        for (const Place place : whole_words(text, end, pages_.ends[page + 1])) {
            if (is_free(place)) return place;
        }
        return std::nullopt;
    }

    std::optional<Place> claim_parted(const SolidText& text) {
        for (auto gap = text.gaps.rbegin(); gap != text.gaps.rend() && !gave_up(); ++gap) {
            if (*gap == 0 || *gap == text.text.size()) continue;
            const std::string_view head = std::string_view(text.text).substr(0, *gap);
            const std::string_view tail = std::string_view(text.text).substr(*gap);
            for (const Place first : whole_words(head, 0, pages_.solid.text.size())) {
                if (gave_up()) break;
                const auto second = is_free(first) ? second_part(tail, first) : std::nullopt;
                if (!second) continue;
                take(first);
                take(*second);
                return first;
            }
        }
        return std::nullopt;
    }

    Pages pages_;
    WordIndex index_;
    std::vector<bool> gap_;
    std::map<std::size_t, std::size_t> taken_;  // begin and end; they do not overlap
    std::map<std::string_view, Occurrences> occurrences_;
    Effort effort_;
};

// The places of the texts. The longest is claimed first, so that a short text never claims a piece of a
// longer one; equal ones in the record's order.
std::vector<std::optional<Place>> claimed(Matcher& matcher, const std::vector<SolidText>& texts) {
    std::vector<std::size_t> order(texts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return texts[a].text.size() > texts[b].text.size();
    });
    std::vector<std::optional<Place>> places(texts.size());
    for (const std::size_t i : order) places[i] = matcher.claim(texts[i]);
    return places;
}

std::optional<Disagreement> compare(Matcher& matcher, const std::vector<SolidText>& texts,
                                    const std::vector<const credential::PrintedText*>& printed) {
    using Kind = Disagreement::Kind;
    const std::vector<std::optional<Place>> places = claimed(matcher, texts);
    std::size_t reached = 0;
    for (std::size_t i = 0; i < printed.size(); ++i) {
        if (matcher.gave_up()) return Disagreement{Kind::not_compared, printed[i]};
        if (!places[i]) return Disagreement{Kind::missing, printed[i]};
        if (!matcher.stands_once(texts[i])) continue;
        const std::size_t page = matcher.page_of(*places[i]);
        if (page + 1 < reached) return Disagreement{Kind::out_of_place, printed[i]};
        reached = std::max(reached, page);
    }
    if (matcher.gave_up()) return Disagreement{Kind::not_compared, printed.back()};
    return std::nullopt;
}

std::size_t bytes_of(const std::vector<std::string>& pages) {
    return std::accumulate(pages.begin(), pages.end(), std::size_t{0},
                           [](std::size_t sum, const std::string& page) { return sum + page.size(); });
}

}  // namespace

std::optional<Disagreement> first_disagreement(const std::vector<std::string>& pages,
                                               const std::vector<credential::PrintedText>& printed) {
    const auto give_up = [](const credential::PrintedText& at) {
        return Disagreement{Disagreement::Kind::not_compared, &at};
    };
    if (printed.empty()) return std::nullopt;
    if (bytes_of(pages) > most_page_bytes) return give_up(printed.front());
    Pages on_pages(pages);
    if (!on_pages.solid.sound) return give_up(printed.front());
    std::size_t bytes = on_pages.solid.text.size();
    CharacterCount unclaimed(on_pages.solid.text);
    std::vector<SolidText> texts;
    std::vector<const credential::PrintedText*> in_order;
    for (const credential::PrintedText& each : printed) {
        SolidText text;
        text.append(each.text);
        if (!text.sound) return give_up(each);
        if (has_right_to_left(text.text)) {
            if (!unclaimed.take(text.text)) return Disagreement{Disagreement::Kind::missing, &each};
            continue;
        }
        bytes += text.text.size();
        texts.push_back(std::move(text));
        in_order.push_back(&each);
    }
    if (in_order.empty()) return std::nullopt;
    Matcher matcher(std::move(on_pages), Effort(bytes));
    return compare(matcher, texts, in_order);
}

}  // namespace sigillum::verify
