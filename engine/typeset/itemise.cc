#include "typeset/itemise.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "typeset/embedding_levels.h"

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

bool is_isolate(UChar32 character) { return character >= 0x2066 && character <= 0x2069; }

bool is_plain_latin(const std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
        const UChar32 character = character_at(text, at);
        const bool punctuation = character >= 0x2000 && character <= 0x206F && !is_isolate(character) &&
                                 u_charDirection(character) != U_RIGHT_TO_LEFT;
        if (character >= first_beyond_latin && !punctuation) return false;
    }
    return true;
}

// A stretch of one span that has one script and one level.
struct Stretch {
    std::size_t begin, end;
    std::uint8_t level;
    UScriptCode script;
};

// Isolates are for the bidirectional algorithm alone: no stretch has them.
std::vector<Stretch> stretches_of(const std::string& text, std::size_t begin, std::size_t end,
                                  const std::vector<UScriptCode>& scripts,
                                  const std::vector<std::uint8_t>& levels) {
    std::vector<Stretch> stretches;
    for (std::size_t at = begin; at < end;) {
        const std::size_t first = at;
        if (is_isolate(character_at(text, at))) continue;
        if (stretches.empty() || stretches.back().end != first || stretches.back().script != scripts[first] ||
            stretches.back().level != levels[first]) {
            stretches.push_back({first, first, levels[first], scripts[first]});
        }
        stretches.back().end = at;
    }
    return stretches;
}

// Whether an isolate begins or ends before a byte: one of the text's own or one around spans.
bool is_edge(const std::string& text, std::size_t at, const std::vector<std::size_t>& edges) {
    constexpr std::size_t length = 3;  // of U+2066 to U+2069 in UTF-8
    std::size_t before = at < length ? at : at - length;
    return std::binary_search(edges.begin(), edges.end(), at) ||
           (at >= length && is_isolate(character_at(text, before)));
}

// Finds the faces of a span that no single face serves.
class FacesByScript {
  public:
    FacesByScript(const Span& span, const font::Library& fonts) : span_(span), fonts_(fonts) {}

    // Adds the pieces of a stretch, each with its face: one for all letters the span has of the stretch's
    // script, so that a name in two scripts has two faces and no more; figures and punctuation that this face
    // lacks have one of their own.
    Done add(const Stretch& stretch, std::string_view part, const TextItem& like,
             std::vector<TextItem>& items) const {
        const std::string letters = letters_of(stretch.script);
        const auto usual =
            letters.empty() ? face_for(part) : face_for(letters + of_script(USCRIPT_INHERITED, part));
        if (!usual) return fail(usual.error());
        const std::size_t before = items.size();
        const std::string text(part);
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t begin = at;
            const bool common = script_of(character_at(text, at)) == USCRIPT_COMMON;
            const std::string character = text.substr(begin, at - begin);
            auto face = usual;
            if (common && !letters.empty()) {
                const auto with_letters = face_for(letters + character);
                if (!with_letters || *with_letters != *usual) face = face_for(character);
            }
            if (!face) return fail(face.error());
            if (items.size() == before || items.back().face != *face) {
                items.push_back(like);
                items.back().begin = stretch.begin + begin;
                items.back().apart = like.apart && begin == 0;
                items.back().face = *face;
            }
            items.back().end = stretch.begin + at;
        }
        return {};
    }

  private:
    static UScriptCode script_of(UChar32 character) {
        UErrorCode status = U_ZERO_ERROR;
        return uscript_getScript(character, &status);
    }

    // The characters of a text that are of a script.
    static std::string of_script(UScriptCode script, std::string_view part) {
        const std::string text(part);
        std::string found;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t begin = at;
            if (script_of(character_at(text, at)) == script) found.append(text, begin, at - begin);
        }
        return found;
    }

    // The letters of the span that are of a script, with the marks on them.
    std::string letters_of(UScriptCode wanted) const {
        if (wanted == USCRIPT_COMMON) return {};
        const std::string text(span_.text);
        std::string letters;
        bool in_script = false;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t begin = at;
            const UScriptCode script = script_of(character_at(text, at));
            if (script != USCRIPT_INHERITED) in_script = script == wanted;
            if (in_script) letters.append(text, begin, at - begin);
        }
        return letters;
    }

    Result<font::FaceId> face_for(std::string_view text) const {
        return fonts_.face_for(span_.style.face, text, span_.language);
    }

    const Span& span_;
    const font::Library& fonts_;
};

}  // namespace

Result<std::vector<TextItem>> itemise(const std::string& text, std::span<const Span> spans,
                                      bool right_to_left, const font::Library& fonts) {
    const bool plain = is_plain_latin(text);
    const auto scripts = plain ? std::vector<UScriptCode>{} : scripts_of(text);
    const auto levels = plain ? EmbeddingLevels{} : embedding_levels(spans, right_to_left);
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
             plain ? std::vector<Stretch>{} : stretches_of(text, begin, end, scripts, levels.of_byte)) {
            TextItem item{.begin = stretch.begin,
                          .end = stretch.end,
                          .span = i,
                          .face = {},
                          .level = stretch.level,
                          .tracked = may_be_tracked(stretch.script),
                          .apart = is_edge(text, stretch.begin, levels.edges)};
            if (whole) {
                item.face = *whole;
                items.push_back(item);
                continue;
            }
            const auto part = std::string_view(text).substr(stretch.begin, stretch.end - stretch.begin);
            if (Done added = FacesByScript(span, fonts).add(stretch, part, item, items); !added)
                return fail(added.error());
        }
        begin = end;
    }
    return items;
}

}  // namespace sigillum::typeset
