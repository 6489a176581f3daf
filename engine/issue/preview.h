// A preview: the document as it will be, unsigned, marked, and with a code that never verifies.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/date.h"
#include "base/result.h"
#include "credential/learner.h"
#include "issue/workshop.h"

namespace sigillum::issue {

inline constexpr ErrorKind cannot_render{"cannot-render"};

// The PDF of the learner's preview. `now` stands where the signing time would.
Result<Bytes> preview(const Workshop& workshop, const credential::Learner& learner, const Instant& now);

// The pages of a PDF as PNG pictures, drawn by Poppler. Each says in its text chunk "Software" what made it.
Result<std::vector<Bytes>> page_pictures(const Bytes& pdf, int dots_per_inch);

// Whether page_pictures() made this PNG, from its first 128 bytes or more.
bool is_page_picture(ByteView png);

}  // namespace sigillum::issue
