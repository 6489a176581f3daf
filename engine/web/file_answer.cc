#include "web/file_answer.h"

#include <algorithm>

#include "web/delivery.h"

namespace sigillum::web {
namespace {

Answer plain(int status, std::string words) {
    return {.status = status,
            .route = status == 404 ? Route::unknown : Route::file,
            .fields = {{"Content-Type", "text/plain; charset=utf-8"}, {"Cache-Control", "no-store"}},
            .body = std::move(words)};
}

Answer led_to_page() {
    Answer answer = plain(308, "The page is at /V/\n");
    answer.fields = {{"Location", "/V/"},
                     {"Content-Type", "text/plain; charset=utf-8"},
                     {"Cache-Control", "public, max-age=300"}};
    return answer;
}

// Whether one of the tags in If-None-Match is that one (RFC 9110, 13.1.2: compared weakly).
bool has_tag(std::string_view list, std::string_view tag) {
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        std::string_view one = list.substr(0, comma);
        list.remove_prefix(std::min(comma + 1, list.size()));
        while (one.starts_with(' ')) one.remove_prefix(1);
        while (one.ends_with(' ')) one.remove_suffix(1);
        if (one.starts_with("W/")) one.remove_prefix(2);
        if (one == tag || one == "*") return true;
    }
    return false;
}

// Whether the client takes gzip; one that says "gzip;q=0" does not.
bool takes_gzip(const RequestHead& head) {
    const std::string accepted = head.field("accept-encoding");
    const std::size_t at = accepted.find("gzip");
    return at != std::string::npos && !std::string_view(accepted).substr(at + 4).starts_with(";q=0");
}

}  // namespace

Answer file_answer(const RequestHead& head, const std::string& path, ServedFolder& folder) {
    if (head.method != "GET" && head.method != "HEAD") {
        Answer answer = plain(405, "Only GET and HEAD\n");
        answer.fields.emplace_back("Allow", "GET, HEAD");
        return answer;
    }
    if (path == "/V" || path == "/v" || path == "/v/") return led_to_page();
    const std::string name = path.ends_with('/') ? path + "index.html" : path;
    const Delivery delivery = delivery_of(name);
    const auto file = folder.file(name, delivery.compressible);
    if (!file) return plain(404, "There is nothing here. The page is at /V/\n");

    const bool compressed = !file->compressed.empty() && takes_gzip(head);
    const std::string tag = '"' + file->tag + (compressed ? "-gzip\"" : "\"");
    Answer answer{.route = Route::file};
    answer.fields = {{"ETag", tag}, {"Cache-Control", std::string(delivery.cache_control)}};
    if (delivery.compressible) answer.fields.emplace_back("Vary", "Accept-Encoding");
    answer.fields.emplace_back("Cross-Origin-Resource-Policy",
                               delivery.for_every_origin ? "cross-origin" : "same-origin");
    if (delivery.for_every_origin) answer.fields.emplace_back("Access-Control-Allow-Origin", "*");
    if (has_tag(head.field("if-none-match"), tag)) {
        answer.status = 304;
        return answer;
    }
    answer.fields.emplace_back("Content-Type", std::string(delivery.media_type));
    if (compressed) answer.fields.emplace_back("Content-Encoding", "gzip");
    answer.body = compressed ? file->compressed : file->bytes;
    return answer;
}

}  // namespace sigillum::web
