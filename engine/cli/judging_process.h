// Judges uploads for the server, each in a process of its own: this program, started as `sigillum judge`.
#pragma once

#include "cli/options.h"
#include "confine/end_bell.h"
#include "web/judge.h"

namespace sigillum::cli {

// With the trust, the registry and the limits of the server. The files of the trust are read for each upload
// anew. When the bell rings, checks that run are ended and none is begun; it must outlive the judge.
web::Judge judge_in_processes(const ServeOptions& options, const confine::EndBell& bell);

}  // namespace sigillum::cli
