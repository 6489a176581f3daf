#include "issue/review_voice.h"

#include "issue/html_text.h"

namespace sigillum::issue {
namespace {

// Characters of private use around what is filled in. No catalogue and no edition has them: the second is
// refused where it is read.
constexpr std::string_view begin_mark = "\uE000";
constexpr std::string_view end_mark = "\uE001";
constexpr std::string_view command_mark = "\uE002";

void replace_all(Bytes& text, std::string_view mark, std::string_view with) {
    for (std::size_t at = text.find(mark); at != Bytes::npos; at = text.find(mark, at + with.size()))
        text.replace(at, mark.size(), with);
}

std::string marked(std::string_view value) {
    std::string text(begin_mark);
    text += value;
    return text += end_mark;
}

}  // namespace

std::string ReviewVoice::say(std::string_view key, const locale::Arguments& arguments) const {
    return catalogue_->message(key, arguments).value_or(std::string(key));
}

Bytes ReviewVoice::html(std::string_view key, const locale::Arguments& arguments) const {
    locale::Arguments isolated;
    for (const auto& [name, value] : arguments) isolated[name] = marked(value);
    Bytes text = html_text(say(key, isolated));
    replace_all(text, begin_mark, "<bdi>");
    replace_all(text, end_mark, "</bdi>");
    return text;
}

Bytes ReviewVoice::html_with_command(std::string_view key, std::string_view command,
                                     const locale::Arguments& arguments) const {
    locale::Arguments all = arguments;
    all["command"] = std::string(command_mark);
    Bytes text = html(key, all);
    replace_all(text, command_mark, "<code>" + html_text(command) + "</code>");
    return text;
}

}  // namespace sigillum::issue
