#include "credential/plain_text.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <optional>

#include "credential/code_points.h"

namespace sigillum::credential {
namespace {

constexpr int most_characters = 4000;

// U+202A..202E and U+2066..2069 reorder what stands around them and could make one name look like another.
bool reorders_text(UChar32 c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

// Marks of direction and joiners belong to correct spelling in Persian, Hebrew and others.
bool spelling_mark(UChar32 c) {
    return c == 0x200C || c == 0x200D || c == 0x200E || c == 0x200F || c == 0x061C;
}

bool forbidden(UChar32 c) {
    if (reorders_text(c)) return true;
    if (spelling_mark(c) || c == 0x00AD || c == 0x2060) return false;
    switch (u_charType(c)) {
        case U_CONTROL_CHAR:
        case U_FORMAT_CHAR:
        case U_PRIVATE_USE_CHAR:
        case U_SURROGATE:
        case U_UNASSIGNED:
        case U_LINE_SEPARATOR:
        case U_PARAGRAPH_SEPARATOR:
            return true;
        default:
            return c == 0xFFFD;
    }
}

enum class LineBreaks { forbidden, permitted };

// The first character that may not stand in a printed text; `characters` counts all of them.
std::optional<char32_t> first_forbidden(const std::string& text, LineBreaks breaks, int& characters) {
    std::optional<char32_t> found;
    for (std::size_t at = 0; at < text.size(); ++characters) {
        const char32_t c = next_code_point(text, at).value_or(0xFFFD);
        if (c == '\n' && breaks == LineBreaks::permitted) continue;
        if (!found && forbidden(static_cast<UChar32>(c))) found = c;
    }
    return found;
}

std::string without(const char* around, const std::string& text) {
    const auto begin = text.find_first_not_of(around);
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_last_not_of(around) - begin + 1);
}

std::string checked_text(const Value& value, LineBreaks breaks, Reading& reading) {
    if (value.kind != ValueKind::text) {
        reading.wrong_kind(value, "a text in quotation marks");
        return {};
    }
    const bool lines = breaks == LineBreaks::permitted;
    const std::string given = lines ? without("\n", value.text) : value.text;
    std::string text = without(" \t", given);
    if (text.empty()) {
        reading.error(empty_text, value.at, "an empty text", "a text, or no such field at all");
        return {};
    }
    if (text != given) {
        reading.warn(space_around_text, value.at, fmt::format("“{}” has spaces around it", text),
                     "no space before or after; they are left out");
    }
    if (lines && text.find("\n\n") != std::string::npos) {
        reading.error(empty_text, value.at, "an empty line within the text", "words on every line");
    }
    int characters = 0;
    if (const auto bad = first_forbidden(text, breaks, characters)) {
        const bool line_end = *bad == '\n' || *bad == '\r';
        reading.error(forbidden_character, value.at, fmt::format("contains {}", code_point_name(*bad)),
                      line_end ? "a text on one line" : "letters, marks, digits, punctuation and spaces");
    }
    if (characters > most_characters) {
        reading.error(text_too_long, value.at, fmt::format("a text of {} characters", characters),
                      fmt::format("at most {}", most_characters));
    }
    reading.note_text(value.at, text);
    return text;
}

}  // namespace

std::string utf8_of(char32_t character) {
    std::string text;
    icu::UnicodeString(static_cast<UChar32>(character)).toUTF8String(text);
    return text;
}

std::string code_point_name(char32_t character) {
    char name[128] = {};
    UErrorCode status = U_ZERO_ERROR;
    u_charName(static_cast<UChar32>(character), U_EXTENDED_CHAR_NAME, name, sizeof name, &status);
    return fmt::format("U+{:04X}{}{}", static_cast<std::uint32_t>(character), *name != 0 ? " " : "", name);
}

std::string plain_text(const Value& value, Reading& reading) {
    return checked_text(value, LineBreaks::forbidden, reading);
}

std::string lines_of_text(const Value& value, Reading& reading) {
    return checked_text(value, LineBreaks::permitted, reading);
}

}  // namespace sigillum::credential
