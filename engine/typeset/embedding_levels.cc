#include "typeset/embedding_levels.h"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "locale/direction.h"

namespace sigillum::typeset {
namespace {

constexpr char16_t first_strong_isolate = 0x2068;
constexpr char16_t pop_isolate = 0x2069;

struct CloseBidi {
    void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};

enum class Strong { none, left_to_right, right_to_left };

Strong strong_of(UChar32 character) {
    switch (u_charDirection(character)) {
        case U_LEFT_TO_RIGHT:
            return Strong::left_to_right;
        case U_RIGHT_TO_LEFT:
        case U_RIGHT_TO_LEFT_ARABIC:
            return Strong::right_to_left;
        default:
            return Strong::none;
    }
}

struct Strengths {
    Strong first = Strong::none;
    bool left_to_right = false;
    bool right_to_left = false;
};

Strengths strengths_of(std::string_view utf8) {
    const auto text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
    Strengths found;
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const Strong strong = strong_of(text.char32At(i));
        if (found.first == Strong::none) found.first = strong;
        found.left_to_right = found.left_to_right || strong == Strong::left_to_right;
        found.right_to_left = found.right_to_left || strong == Strong::right_to_left;
    }
    return found;
}

// The stroke between two languages on one line is a span of its own.
bool is_between_languages(std::string_view text) {
    return text.find('/') != std::string_view::npos && text.find_first_not_of(" /") == std::string_view::npos;
}

bool runs_right_to_left(std::span<const Span> spans, bool document) {
    Strengths all;
    bool one_language = true, two_texts = false, language_to_left = false;
    for (const Span& span : spans) {
        const Strengths own = strengths_of(span.text);
        all.left_to_right = all.left_to_right || own.left_to_right;
        all.right_to_left = all.right_to_left || own.right_to_left;
        one_language = one_language && span.language == spans.front().language;
        two_texts = two_texts || is_between_languages(span.text);
        language_to_left = language_to_left || (own.right_to_left && locale::is_right_to_left(span.language));
    }
    if (!all.right_to_left) return false;
    if (!all.left_to_right) return true;
    if (spans.size() == 1 && spans.front().given)
        return strengths_of(spans.front().text).first == Strong::right_to_left;
    if (one_language) return locale::is_right_to_left(spans.front().language);
    return two_texts ? document : language_to_left;
}

// The spans in UTF-16 with isolates around those that need them, and for every byte of theirs the unit there.
struct Isolated {
    icu::UnicodeString text;
    std::vector<std::int32_t> unit_of;
    std::vector<std::size_t> edges;  // bytes

    void add(std::string_view utf8) {
        for (std::size_t at = 0; at < utf8.size();) {
            std::size_t next = at + 1;
            while (next < utf8.size() && (static_cast<unsigned char>(utf8[next]) & 0xC0U) == 0x80U) ++next;
            unit_of.insert(unit_of.end(), next - at, text.length());
            text.append(icu::UnicodeString::fromUTF8(
                icu::StringPiece(utf8.data() + at, static_cast<std::int32_t>(next - at))));
            at = next;
        }
    }
    void add_edge(char16_t control) {
        edges.push_back(unit_of.size());
        text.append(control);
    }
};

Isolated isolated(std::span<const Span> spans, bool right_to_left) {
    const Strong against = right_to_left ? Strong::left_to_right : Strong::right_to_left;
    const auto runs_against = [against](const Span& span) {
        return strengths_of(span.text).first == against;
    };
    const auto runs_both_ways = [](const Span& span) {
        const Strengths own = strengths_of(span.text);
        return own.left_to_right && own.right_to_left;
    };
    Isolated result;
    for (std::size_t begin = 0; begin < spans.size();) {
        std::size_t end = begin + 1;
        const bool mixed_fact = spans[begin].given && runs_both_ways(spans[begin]);
        const bool apart = spans.size() > 1 && (mixed_fact || runs_against(spans[begin]));
        while (apart && !mixed_fact && end < spans.size() && spans[end].language == spans[begin].language &&
               runs_against(spans[end]))
            ++end;
        if (apart) result.add_edge(first_strong_isolate);
        for (; begin < end; ++begin) result.add(spans[begin].text);
        if (apart) result.add_edge(pop_isolate);
    }
    return result;
}

}  // namespace

EmbeddingLevels embedding_levels(std::span<const Span> spans, bool right_to_left) {
    const bool base = runs_right_to_left(spans, right_to_left);
    const Isolated text = isolated(spans, base);
    EmbeddingLevels result{.of_byte = std::vector<std::uint8_t>(text.unit_of.size(), base ? 1 : 0),
                           .base = static_cast<std::uint8_t>(base ? 1 : 0),
                           .edges = text.edges};
    const std::unique_ptr<UBiDi, CloseBidi> bidi(ubidi_open());
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(bidi.get(), text.text.getBuffer(), text.text.length(), result.base, nullptr, &status);
    const UBiDiLevel* levels = ubidi_getLevels(bidi.get(), &status);
    if (U_FAILURE(status)) return result;
    std::transform(text.unit_of.begin(), text.unit_of.end(), result.of_byte.begin(),
                   [levels](std::int32_t unit) { return levels[unit]; });
    return result;
}

}  // namespace sigillum::typeset
