#include "web/answer.h"

#include <nlohmann/json.hpp>

namespace sigillum::web {

std::string_view name_of(Route route) {
    switch (route) {
        case Route::file:
            return "file";
        case Route::status:
            return "status";
        case Route::verify:
            return "verify";
        case Route::unknown:
            return "unknown";
    }
    return "unknown";
}

namespace {

using Json = nlohmann::ordered_json;

Answer json_answer(Route route, int status, const Json& json) {
    Answer answer{.status = status, .route = route};
    answer.fields.emplace_back("Content-Type", "application/json");
    answer.fields.emplace_back("Cache-Control", "no-store");
    answer.body = json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    return answer;
}

}  // namespace

Answer short_answer(Route route, int status, std::string_view member, std::string_view words,
                    std::pair<std::string, std::string> field) {
    Answer answer = json_answer(route, status, Json{{std::string(member), std::string(words)}});
    if (!field.first.empty()) answer.fields.push_back(std::move(field));
    return answer;
}

Answer error_answer(Route route, int status, std::string_view words, const Error& error) {
    return json_answer(route, status,
                       Json{{"error", words},
                            {"kind", error.kind.name},
                            {"place", to_string(error.place)},
                            {"found", error.found},
                            {"expected", error.expected}});
}

}  // namespace sigillum::web
