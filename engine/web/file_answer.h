// The answer to a request for a file of the site.
#pragma once

#include "web/answer.h"
#include "web/request_head.h"
#include "web/served_folder.h"

namespace sigillum::web {

// The file at the path (decoded_path()), or 304 when the client has it, 308 for a path that leads to the
// page, 404, and 405 for any method but GET and HEAD.
Answer file_answer(const RequestHead& head, const std::string& path, ServedFolder& folder);

}  // namespace sigillum::web
