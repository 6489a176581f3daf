// How the review's page looks.
#pragma once

#include "base/bytes.h"
#include "layout/theme.h"

namespace sigillum::issue {

// The style sheet, with the colours of the theme.
Bytes review_style(const layout::Theme& theme);

}  // namespace sigillum::issue
