#include "web/lean_markup.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace sigillum::web {
namespace {

tl::unexpected<Error> refused(std::string found) {
    return fail(markup_not_read, {}, std::move(found), "markup whose white space only separates");
}

// Where the tag ends that begins there; an angle bracket in a quoted value does not end it.
std::size_t end_of_tag(ByteView source, std::size_t at) {
    char quote = '\0';
    for (; at < source.size(); ++at) {
        const char c = source[at];
        if (quote != '\0') {
            if (c == quote) quote = '\0';
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return at + 1;
        }
    }
    return ByteView::npos;
}

bool keeps_blanks(ByteView tag) {
    constexpr std::array<std::string_view, 3> names = {"<pre", "<textarea", "<style"};
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view name) { return tag.starts_with(name); });
}

Bytes lean_text(ByteView text) {
    constexpr std::string_view blanks = " \t\r\n";
    Bytes lean;
    while (!text.empty()) {
        const std::size_t words = std::min(text.find_first_of(blanks), text.size());
        lean += text.substr(0, words);
        text.remove_prefix(words);
        const std::size_t gap = std::min(text.find_first_not_of(blanks), text.size());
        const bool breaks = text.substr(0, gap).find('\n') != ByteView::npos;
        lean += breaks ? ByteView("\n") : text.substr(0, gap);
        text.remove_prefix(gap);
    }
    return lean;
}

}  // namespace

Result<Bytes> lean_markup(ByteView source) {
    Bytes lean;
    while (!source.empty()) {
        const std::size_t text = std::min(source.find('<'), source.size());
        lean += lean_text(source.substr(0, text));
        source.remove_prefix(text);
        if (source.empty()) break;
        const bool comment = source.starts_with("<!--");
        const std::size_t close = comment ? source.find("-->", 4) : ByteView::npos;
        const std::size_t end = !comment                  ? end_of_tag(source, 0)
                                : close == ByteView::npos ? ByteView::npos
                                                          : close + 3;
        if (end == ByteView::npos)
            return refused(comment ? "a comment that is not closed" : "a tag that is not closed");
        const ByteView tag = source.substr(0, end);
        source.remove_prefix(end);
        if (comment) continue;
        if (keeps_blanks(tag)) return refused("“" + std::string(tag) + "”");
        if (tag.starts_with("<script") && !source.starts_with("</script>"))
            return refused("a script that stands in the page itself");
        lean += tag;
    }
    return lean;
}

}  // namespace sigillum::web
