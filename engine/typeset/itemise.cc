#include "typeset/itemise.h"

#include <unicode/ubidi.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>

namespace sigillum::typeset {
namespace {

// Below this code point every letter is Latin and runs from left to right.
constexpr UChar32 first_beyond_latin = 0x0300;

UChar32 character_at(const std::string& text, std::size_t& at) {
    UChar32 character = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), at, text.size(), character);
    return character;
}

template <class Value>
void fill(std::vector<Value>& values, std::size_t begin, std::size_t end, Value value) {
    for (std::size_t at = begin; at < end; ++at) values[at] = value;
}

// The script of every byte's character; characters that belong to many scripts take that of their neighbours
// before, those at the start that of the first letter after.
std::vector<UScriptCode> scripts_of(const std::string& text) {
    std::vector<UScriptCode> scripts(text.size(), USCRIPT_COMMON);
    UScriptCode current = USCRIPT_COMMON;
    std::size_t undecided = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const UChar32 character = character_at(text, at);
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(character, &status);
        if (script != USCRIPT_COMMON && script != USCRIPT_INHERITED && script != current) {
            if (current == USCRIPT_COMMON) fill(scripts, undecided, begin, script);
            current = script;
        }
        fill(scripts, begin, at, current);
    }
    return scripts;
}

bool may_be_tracked(UScriptCode script) {
    return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC ||
           script == USCRIPT_ARMENIAN || script == USCRIPT_COMMON;
}

bool is_plain_latin(const std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
        const UChar32 character = character_at(text, at);
        const bool punctuation =
            character >= 0x2000 && character <= 0x206F && u_charDirection(character) != U_RIGHT_TO_LEFT;
        if (character >= first_beyond_latin && !punctuation) return false;
    }
    return true;
}

struct CloseBidi {
    void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};

// The embedding level of every byte's character (UAX 9).
std::vector<std::uint8_t> levels_of(const std::string& text, bool right_to_left) {
    const auto wide = icu::UnicodeString::fromUTF8(text);
    const std::unique_ptr<UBiDi, CloseBidi> bidi(ubidi_open());
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(bidi.get(), wide.getBuffer(), wide.length(), right_to_left ? 1 : 0, nullptr, &status);
    const UBiDiLevel* levels = ubidi_getLevels(bidi.get(), &status);
    std::vector<std::uint8_t> by_byte(text.size(), right_to_left ? 1 : 0);
    if (U_FAILURE(status)) return by_byte;
    std::int32_t unit = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const UChar32 character = character_at(text, at);
        fill(by_byte, begin, at, levels[unit]);
        unit += U16_LENGTH(character);
    }
    return by_byte;
}

// A stretch of one span that has one script and one level.
struct Stretch {
    std::size_t begin, end;
    std::uint8_t level;
    UScriptCode script;
};

std::vector<Stretch> stretches_of(std::size_t begin, std::size_t end, const std::vector<UScriptCode>& scripts,
                                  const std::vector<std::uint8_t>& levels) {
    std::vector<Stretch> stretches;
    for (std::size_t at = begin; at < end; ++at) {
        if (stretches.empty() || stretches.back().script != scripts[at] ||
            stretches.back().level != levels[at]) {
            stretches.push_back({at, at, levels[at], scripts[at]});
        }
        stretches.back().end = at + 1;
    }
    return stretches;
}

}  // namespace

Result<std::vector<TextItem>> itemise(const std::string& text, std::span<const Span> spans,
                                      bool right_to_left, const font::Library& fonts) {
    const bool plain = !right_to_left && is_plain_latin(text);
    const auto scripts = plain ? std::vector<UScriptCode>{} : scripts_of(text);
    const auto levels = plain ? std::vector<std::uint8_t>{} : levels_of(text, right_to_left);
    std::vector<TextItem> items;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const Span& span = spans[i];
        const std::size_t end = begin + span.text.size();
        const auto whole = fonts.face_for(span.style.face, span.text, span.language);
        if (plain) {
            if (!whole) return fail(whole.error());
            if (begin < end) items.push_back({.begin = begin, .end = end, .span = i, .face = *whole});
        }
        for (const Stretch& stretch :
             plain ? std::vector<Stretch>{} : stretches_of(begin, end, scripts, levels)) {
            const auto part = std::string_view(text).substr(stretch.begin, stretch.end - stretch.begin);
            const auto face = whole ? whole : fonts.face_for(span.style.face, part, span.language);
            if (!face) return fail(face.error());
            items.push_back({.begin = stretch.begin,
                             .end = stretch.end,
                             .span = i,
                             .face = *face,
                             .level = stretch.level,
                             .tracked = may_be_tracked(stretch.script)});
        }
        begin = end;
    }
    return items;
}

}  // namespace sigillum::typeset
