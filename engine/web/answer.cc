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

Answer short_answer(Route route, int status, std::string_view member, std::string_view words,
                    std::pair<std::string, std::string> field) {
    Answer answer{.status = status, .route = route};
    answer.fields.emplace_back("Content-Type", "application/json");
    answer.fields.emplace_back("Cache-Control", "no-store");
    if (!field.first.empty()) answer.fields.push_back(std::move(field));
    answer.body = nlohmann::ordered_json{{std::string(member), std::string(words)}}.dump() + "\n";
    return answer;
}

}  // namespace sigillum::web
