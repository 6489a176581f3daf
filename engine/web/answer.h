// What the server answers to one request, before it is written as HTTP.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/error.h"

namespace sigillum::web {

// What was asked for, as the access log names it: never the path itself, which may hold a number.
enum class Route { file, status, verify, unknown };

std::string_view name_of(Route route);

struct Answer {
    int status = 200;
    Route route = Route::unknown;
    std::vector<std::pair<std::string, std::string>> fields;
    Bytes body;
};

// A JSON object with one member, as an answer to a question of a program; `field` comes as {name, value} and
// may be empty.
Answer short_answer(Route route, int status, std::string_view member, std::string_view words,
                    std::pair<std::string, std::string> field = {});

// A JSON object with "error", which are the words, and the error's "kind", "place", "found" and "expected".
Answer error_answer(Route route, int status, std::string_view words, const Error& error);

}  // namespace sigillum::web
