#include "web/journal.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "base/date.h"

namespace sigillum::web {
namespace {

// A method is whatever the client wrote; only the usual ones are repeated.
std::string_view known_method(std::string_view method) {
    constexpr std::array<std::string_view, 8> usual = {"GET",   "HEAD",   "POST",    "PUT",
                                                       "PATCH", "DELETE", "OPTIONS", "CONNECT"};
    return std::find(usual.begin(), usual.end(), method) != usual.end() ? method : "other";
}

std::string time_text(std::chrono::milliseconds at) {
    std::string text = to_iso(Instant{at.count() / 1000});
    text.insert(text.size() - 1, fmt::format(".{:03}", at.count() % 1000));
    return text;
}

}  // namespace

std::string access_line(const AccessEntry& entry) {
    return fmt::format(R"({{"time":"{}","method":"{}","route":"{}","status":{},"bytes":{},"ms":{:.3f}}})",
                       time_text(entry.at), known_method(entry.method), name_of(entry.route), entry.status,
                       entry.bytes, static_cast<double>(entry.duration.count()) / 1000);
}

}  // namespace sigillum::web
