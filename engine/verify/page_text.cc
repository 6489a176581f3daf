#include "verify/page_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <numeric>

namespace sigillum::verify {

namespace {

// Text without white space, in NFC and UTF-8; where a word may begin or end is kept apart.
struct Solid {
    std::string text;
    std::vector<std::size_t> gaps;  // offsets in the text, ascending, none twice

    void add_gap() {
        if (gaps.empty() || gaps.back() != text.size()) gaps.push_back(text.size());
    }
};

void append(const std::string& utf8, Solid& solid) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    icu::UnicodeString normal = icu::UnicodeString::fromUTF8(utf8);
    if (U_SUCCESS(status)) normal = nfc->normalize(normal, status);
    solid.add_gap();
    for (int32_t i = 0; i < normal.length(); i = normal.moveIndex32(i, 1)) {
        const UChar32 c = normal.char32At(i);
        if (u_isUWhiteSpace(c) || u_charType(c) == U_CONTROL_CHAR) {
            solid.add_gap();
        } else if (u_charType(c) != U_FORMAT_CHAR) {
            icu::UnicodeString(c).toUTF8String(solid.text);
        }
    }
    solid.add_gap();
}

struct Place {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// Claims places on the pages for one text after the other; no place is claimed twice.
class Matcher {
  public:
    explicit Matcher(const std::vector<std::string>& pages) {
        Solid solid;
        for (const std::string& page : pages) {
            append(page, solid);
            page_ends_.push_back(solid.text.size());
        }
        text_ = std::move(solid.text);
        free_.assign(text_.size(), true);
        gap_.assign(text_.size() + 1, false);
        for (const std::size_t at : solid.gaps) gap_[at] = true;
    }

    // Claims the text; the place of its beginning.
    std::optional<Place> claim(const Solid& text) {
        if (text.text.empty()) return Place{};
        if (const auto whole = find(text.text, 0, text_.size())) {
            take(*whole);
            return whole;
        }
        return claim_parted(text);
    }

    bool stands_once(const std::string& text) const {
        const std::size_t first = text_.find(text);
        return first != std::string::npos && text_.find(text, first + 1) == std::string::npos;
    }

    std::size_t page_of(Place place) const {
        const auto page = std::upper_bound(page_ends_.begin(), page_ends_.end(), place.begin);
        return static_cast<std::size_t>(page - page_ends_.begin());
    }

  private:
    // The first free place of whole words in [from, until).
    std::optional<Place> find(std::string_view text, std::size_t from, std::size_t until) const {
        const std::string_view range = std::string_view(text_).substr(0, until);
        for (std::size_t at = range.find(text, from); at != std::string_view::npos;
             at = range.find(text, at + 1)) {
            const Place place{at, at + text.size()};
            if (gap_[place.begin] && gap_[place.end] && is_free(place)) return place;
        }
        return std::nullopt;
    }

    bool is_free(Place place) const {
        return std::all_of(free_.begin() + static_cast<std::ptrdiff_t>(place.begin),
                           free_.begin() + static_cast<std::ptrdiff_t>(place.end),
                           [](bool free) { return free; });
    }

    void take(Place place) {
        std::fill(free_.begin() + static_cast<std::ptrdiff_t>(place.begin),
                  free_.begin() + static_cast<std::ptrdiff_t>(place.end), false);
    }

    // How far the second part of a text may lie behind the first: a few words on the same page, or anywhere
    // on the next.
    std::optional<Place> second_part(std::string_view text, Place first) const {
        constexpr std::size_t few_words = 24;  // bytes
        const std::size_t page = page_of(first);
        if (const auto near =
                find(text, first.end, std::min(first.end + few_words + text.size(), page_ends_[page]))) {
            return near;
        }
        if (page + 1 >= page_ends_.size()) return std::nullopt;
        return find(text, page_ends_[page], page_ends_[page + 1]);
    }

    std::optional<Place> claim_parted(const Solid& text) {
        for (auto gap = text.gaps.rbegin(); gap != text.gaps.rend(); ++gap) {
            if (*gap == 0 || *gap == text.text.size()) continue;
            const std::string_view head = std::string_view(text.text).substr(0, *gap);
            const std::string_view tail = std::string_view(text.text).substr(*gap);
            for (auto first = find(head, 0, text_.size()); first;
                 first = find(head, first->begin + 1, text_.size())) {
                const auto second = second_part(tail, *first);
                if (!second) continue;
                take(*first);
                take(*second);
                return first;
            }
        }
        return std::nullopt;
    }

    std::string text_;
    std::vector<bool> free_;
    std::vector<bool> gap_;
    std::vector<std::size_t> page_ends_;
};

}  // namespace

std::optional<Disagreement> first_disagreement(const std::vector<std::string>& pages,
                                               const std::vector<credential::PrintedText>& printed) {
    Matcher matcher(pages);
    std::vector<Solid> solids(printed.size());
    for (std::size_t i = 0; i < printed.size(); ++i) append(printed[i].text, solids[i]);
    // The longest first, so that a short text never claims a piece of a longer one; equal ones in the
    // record's order.
    std::vector<std::size_t> order(printed.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return solids[a].text.size() > solids[b].text.size();
    });
    std::vector<std::optional<Place>> places(printed.size());
    for (const std::size_t i : order) places[i] = matcher.claim(solids[i]);

    std::size_t reached = 0;
    for (std::size_t i = 0; i < printed.size(); ++i) {
        if (!places[i]) return Disagreement{Disagreement::Kind::missing, &printed[i]};
        if (!matcher.stands_once(solids[i].text)) continue;
        const std::size_t page = matcher.page_of(*places[i]);
        if (page + 1 < reached) return Disagreement{Disagreement::Kind::out_of_place, &printed[i]};
        reached = std::max(reached, page);
    }
    return std::nullopt;
}

}  // namespace sigillum::verify
