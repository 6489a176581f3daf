#include "web/delivery.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sigillum::web {
namespace {

constexpr std::string_view ask_each_time = "no-cache";
constexpr std::string_view immutable = "public, max-age=31536000, immutable";
constexpr std::string_view short_time = "public, max-age=300";

constexpr std::array<std::pair<std::string_view, Delivery>, 8> kinds = {{
    {".html", {"text/html; charset=utf-8", ask_each_time, true}},
    {".js", {"text/javascript; charset=utf-8", short_time, true}},
    {".css", {"text/css; charset=utf-8", short_time, true}},
    {".json", {"application/json", short_time, true}},
    {".svg", {"image/svg+xml", short_time, true}},
    {".jwt", {"application/vc+jwt", short_time, true}},
    {".wasm", {"application/wasm", short_time, true}},
    {".png", {"image/png", short_time, false}},
}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "1-notes-5f0c19ab-1795370400.jwt": a name that is used once.
bool is_stamped(std::string_view path) {
    if (!path.starts_with("/V/status/") || !path.ends_with(".jwt")) return false;
    path.remove_suffix(4);
    const std::size_t dash = path.rfind('-');
    if (dash == std::string_view::npos) return false;
    const std::string_view stamp = path.substr(dash + 1);
    return stamp.size() >= 9 && std::all_of(stamp.begin(), stamp.end(), is_digit);
}

}  // namespace

Delivery delivery_of(std::string_view path) {
    Delivery delivery{"application/octet-stream", short_time};
    for (const auto& [ending, kind] : kinds) {
        if (path.ends_with(ending)) delivery = kind;
    }
    if (path.ends_with("/worker.js") || path == "/V/status/now.json" || path == "/V/keys.json")
        delivery.cache_control = ask_each_time;
    if (is_stamped(path)) delivery.cache_control = immutable;
    delivery.for_every_origin =
        path == "/V/keys.json" || path.starts_with("/V/status/") || path.starts_with("/V/numbers/");
    return delivery;
}

}  // namespace sigillum::web
