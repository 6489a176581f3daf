// Who judges an uploaded PDF for the server: it must neither hang, nor crash, nor use up the machine,
// whatever the file is.
#pragma once

#include <functional>

#include "base/bytes.h"
#include "base/date.h"
#include "base/result.h"

namespace sigillum::web {

// The check used more time or memory than it is allowed.
inline constexpr ErrorKind check_beyond_limits{"check-beyond-limits"};
// A fault in the check ended it.
inline constexpr ErrorKind check_ended_abnormally{"check-ended-abnormally"};
// The check was not begun; the file is not to blame.
inline constexpr ErrorKind check_not_started{"check-not-started"};

// The verdict over the PDF at that time as JSON, or one of the three errors above. Called from several
// threads at once.
using Judge = std::function<Result<Bytes>(ByteView pdf, Instant now)>;

}  // namespace sigillum::web
