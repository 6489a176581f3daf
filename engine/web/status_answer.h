// The answer to a question for the status of a certificate.
#pragma once

#include <string_view>

#include "registry/store.h"
#include "web/answer.h"
#include "web/request_head.h"

namespace sigillum::web {

inline constexpr std::string_view status_prefix = "/api/status/";

// {"number", "type", "status", "since"} of the number that was typed, and nothing else the registry knows;
// 404
// {"status": "not-known"} where nothing was issued under it, 400 for what is no number. An error when the
// registry cannot be read.
Result<Answer> status_answer(std::string_view typed, registry::Store& store);

}  // namespace sigillum::web
