// The transform attribute of SVG.
#pragma once

#include <optional>
#include <string_view>

#include "picture/affine.h"

namespace sigillum::picture {

// "translate(3 4) rotate(45)" and so on (SVG 1.1, 7.6) as one map; nothing when the text has another form.
std::optional<Affine> svg_transform(std::string_view text);

}  // namespace sigillum::picture
