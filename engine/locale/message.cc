#include "locale/message.h"

#include <fmt/format.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "locale/unicode_text.h"

namespace sigillum::locale {
namespace {

using icu::UnicodeString;

// Words, or the place of an argument by its number among the names.
struct Piece {
    std::string words;
    int argument = -1;
};

}  // namespace

struct Message::Pattern {
    std::unique_ptr<icu::MessageFormat> format;
    std::vector<Piece>
        pieces;  // of a pattern whose arguments are all filled in as they are; empty for others
    std::vector<std::string> names;
    std::vector<UnicodeString> icu_names;
    std::vector<bool> is_number;  // by place in `names`: the argument chooses a plural
    bool has_plural = false;
};

namespace {

// Names of the arguments in a pattern, and which of them are numbers.
std::map<std::string, bool> arguments_of(const icu::MessagePattern& parsed) {
    std::map<std::string, bool> found;
    for (int32_t i = 0; i + 1 < parsed.countParts(); ++i) {
        const icu::MessagePattern::Part& part = parsed.getPart(i);
        if (part.getType() != UMSGPAT_PART_TYPE_ARG_START) continue;
        const UMessagePatternArgType type = part.getArgType();
        const bool number = type == UMSGPAT_ARG_TYPE_PLURAL || type == UMSGPAT_ARG_TYPE_SELECTORDINAL;
        found[to_utf8(parsed.getSubstring(parsed.getPart(i + 1)))] |= number;
    }
    return found;
}

// A pattern without choices as its pieces, so that filling it in is mere joining; nothing for one with select
// or plural. Part by part as ICU's MessagePattern describes them.
std::vector<Piece> pieces_of(const icu::MessagePattern& parsed, const std::vector<std::string>& names) {
    std::vector<Piece> pieces;
    int32_t at = parsed.getPart(0).getLimit();
    const auto add_words = [&](int32_t until) {
        const std::string words = to_utf8(parsed.getPatternString().tempSubStringBetween(at, until));
        if (!words.empty()) pieces.push_back({.words = words});
    };
    for (int32_t i = 1; i < parsed.countParts(); ++i) {
        const icu::MessagePattern::Part& part = parsed.getPart(i);
        switch (part.getType()) {
            case UMSGPAT_PART_TYPE_SKIP_SYNTAX:
            case UMSGPAT_PART_TYPE_MSG_LIMIT:
                add_words(part.getIndex());
                break;
            case UMSGPAT_PART_TYPE_ARG_START: {
                if (part.getArgType() != UMSGPAT_ARG_TYPE_NONE) return {};
                add_words(part.getIndex());
                const std::string name = to_utf8(parsed.getSubstring(parsed.getPart(i + 1)));
                const auto place = std::find(names.begin(), names.end(), name) - names.begin();
                pieces.push_back({.words = {}, .argument = static_cast<int>(place)});
                i += 2;  // the argument's name and its end
                at = parsed.getPart(i).getLimit();
                continue;
            }
            default:
                return {};
        }
        at = part.getLimit();
    }
    return pieces;
}

double number_of(std::string_view text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

tl::unexpected<Error> refused(std::string_view pattern, UErrorCode status) {
    return fail(bad_message, {}, fmt::format("the message “{}” ({})", pattern, u_errorName(status)),
                "a pattern of ICU MessageFormat");
}

}  // namespace

Message::Message() = default;
Message::Message(Message&&) noexcept = default;
Message& Message::operator=(Message&&) noexcept = default;
Message::~Message() = default;

Result<Message> Message::compile(std::string_view pattern, const std::string& icu_locale) {
    Message message;
    UErrorCode status = U_ZERO_ERROR;
    const UnicodeString text = from_utf8(pattern);
    const icu::MessagePattern parsed(text, nullptr, status);
    if (U_FAILURE(status)) return refused(pattern, status);
    auto made = std::make_unique<Pattern>();
    made->format = std::make_unique<icu::MessageFormat>(text, icu::Locale(icu_locale.c_str()), status);
    if (U_FAILURE(status)) return refused(pattern, status);
    for (const auto& [name, is_number] : arguments_of(parsed)) {
        message.arguments_.insert(name);
        made->names.push_back(name);
        made->icu_names.push_back(from_utf8(name));
        made->is_number.push_back(is_number);
        made->has_plural |= is_number;
    }
    if (message.arguments_.empty()) {
        UnicodeString all;
        made->format->format(nullptr, nullptr, 0, all, status);
        if (U_FAILURE(status)) return refused(pattern, status);
        message.plain_ = to_utf8(all);
    } else {
        made->pieces = pieces_of(parsed, made->names);
        message.pattern_ = std::move(made);
    }
    return message;
}

Result<std::string> Message::text(const Arguments& arguments) const {
    if (!pattern_) return plain_;
    std::vector<const std::string*> given;
    for (const std::string& name : pattern_->names) {
        const auto found = arguments.find(name);
        if (found == arguments.end())
            return fail(missing_argument, {}, fmt::format("no value for “{}”", name));
        given.push_back(&found->second);
    }
    if (pattern_->pieces.empty()) return chosen(given);
    std::string text;
    for (const Piece& piece : pattern_->pieces)
        text += piece.argument < 0 ? piece.words : *given[piece.argument];
    return text;
}

Result<std::string> Message::chosen(const std::vector<const std::string*>& given) const {
    std::vector<icu::Formattable> values(given.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (pattern_->is_number[i])
            values[i].setDouble(number_of(*given[i]));
        else
            values[i].setString(from_utf8(*given[i]));
    }
    // Choosing a plural fills a cache inside MessageFormat, so each call takes its own copy; everything else
    // only reads.
    std::unique_ptr<icu::MessageFormat> copy;
    if (pattern_->has_plural) copy.reset(pattern_->format->clone());
    const icu::MessageFormat& format = copy ? *copy : *pattern_->format;
    UErrorCode status = U_ZERO_ERROR;
    UnicodeString text;
    format.format(pattern_->icu_names.data(), values.data(), static_cast<int32_t>(values.size()), text,
                  status);
    if (U_FAILURE(status))
        return fail(bad_message, {},
                    fmt::format("a message that cannot be filled in ({})", u_errorName(status)));
    return to_utf8(text);
}

}  // namespace sigillum::locale
