#include "web/request_head.h"

#include <algorithm>
#include <charconv>

namespace sigillum::web {
namespace {

constexpr std::size_t longest_method = 16;

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string in_small_letters(std::string_view text) {
    std::string small_text(text);
    std::transform(text.begin(), text.end(), small_text.begin(), small);
    return small_text;
}

// RFC 9110, 5.6.2
bool is_token(std::string_view text) {
    constexpr std::string_view signs = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= '0' && c <= '9') || (small(c) >= 'a' && small(c) <= 'z') ||
               signs.find(c) != std::string_view::npos;
    });
}

bool is_field_text(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
    });
}

std::string_view without_margins(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool has_lone_line_end(std::string_view text) {
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string_view::npos; ++at) {
        if (at == 0 || text[at - 1] != '\r') return true;
    }
    return false;
}

// What a proxy is sent, "http://host/path", is read as "/path" (RFC 9112, 3.2.2).
std::string_view origin_form(std::string_view target) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!target.starts_with(scheme)) continue;
        const std::size_t path = target.find('/', scheme.size());
        return path == std::string_view::npos ? std::string_view("/") : target.substr(path);
    }
    return target;
}

// 0, or the status that refuses the line.
int read_request_line(std::string_view line, const HeadLimits& limits, RequestHead& head) {
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return 400;
    const std::string_view target = origin_form(line.substr(first + 1, last - first - 1));
    const std::string_view version = line.substr(last + 1);
    if (!is_token(line.substr(0, first)) || first > longest_method) return 400;
    const bool printable =
        std::all_of(target.begin(), target.end(), [](char c) { return c > 0x20 && c < 0x7F; });
    if (!target.starts_with('/') || !printable) return 400;
    if (target.size() > limits.target) return 414;
    if (version.size() != 8 || !version.starts_with("HTTP/")) return 400;
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return 505;
    head.method = line.substr(0, first);
    head.target = target;
    head.keeps_alive = version == "HTTP/1.1";
    return 0;
}

int read_field(std::string_view line, RequestHead& head) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return 400;
    const std::string_view value = without_margins(line.substr(colon + 1));
    if (!is_field_text(value)) return 400;
    head.fields.emplace_back(in_small_letters(line.substr(0, colon)), value);
    return 0;
}

std::size_t count(const RequestHead& head, std::string_view name) {
    return static_cast<std::size_t>(std::count_if(head.fields.begin(), head.fields.end(),
                                                  [&](const auto& field) { return field.first == name; }));
}

int read_length(RequestHead& head) {
    if (count(head, "transfer-encoding") > 0) return 411;
    const std::size_t lengths = count(head, "content-length");
    if (lengths == 0) return 0;
    const std::string text = head.field("content-length");
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, head.body_bytes);
    const bool digits = !text.empty() && text.front() >= '0' && text.front() <= '9';
    return lengths == 1 && digits && read.ec == std::errc() && read.ptr == end ? 0 : 400;
}

// What the fields say of the connection and the body.
int read_meaning(bool newer, RequestHead& head) {
    if (count(head, "host") > 1 || (newer && count(head, "host") == 0)) return 400;
    const std::string connection = in_small_letters(head.field("connection"));
    if (connection.find("close") != std::string::npos) head.keeps_alive = false;
    if (!newer && connection.find("keep-alive") != std::string::npos) head.keeps_alive = true;
    const std::string expected = in_small_letters(head.field("expect"));
    if (!expected.empty() && expected != "100-continue") return 417;
    head.awaits_continue = newer && !expected.empty();
    return read_length(head);
}

int read_lines(std::string_view lines, const HeadLimits& limits, RequestHead& head) {
    const std::size_t first_end = lines.find("\r\n");
    if (const int refused = read_request_line(lines.substr(0, first_end), limits, head)) return refused;
    const bool newer = head.keeps_alive;
    for (std::size_t at = first_end + 2; at < lines.size();) {
        const std::size_t end = lines.find("\r\n", at);
        if (head.fields.size() == limits.fields) return 431;
        if (const int refused = read_field(lines.substr(at, end - at), head)) return refused;
        at = end + 2;
    }
    return read_meaning(newer, head);
}

}  // namespace

std::string RequestHead::field(std::string_view name) const {
    std::string joined;
    bool found = false;
    for (const auto& [field_name, value] : fields) {
        if (field_name != name) continue;
        joined += (found ? ", " : "") + value;
        found = true;
    }
    return joined;
}

std::variant<IncompleteHead, RequestHead, RefusedHead> read_head(std::string_view received,
                                                                 const HeadLimits& limits) {
    const std::size_t end = received.find("\r\n\r\n");
    const std::string_view seen = received.substr(0, end == std::string_view::npos ? end : end + 4);
    if (has_lone_line_end(seen)) return RefusedHead{400};
    if (seen.size() > limits.bytes) return RefusedHead{seen.find('\n') == std::string_view::npos ? 414 : 431};
    if (end == std::string_view::npos) return IncompleteHead{};
    RequestHead head;
    head.bytes = end + 4;
    if (const int refused = read_lines(received.substr(0, end + 2), limits, head))
        return RefusedHead{refused};
    return head;
}

}  // namespace sigillum::web
