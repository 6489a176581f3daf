// A picture as it was read: a drawing (SVG) or a bitmap (PNG).
#pragma once

#include <cstddef>
#include <string_view>
#include <variant>

#include "base/bytes.h"
#include "base/digest.h"
#include "base/result.h"
#include "picture/bitmap.h"
#include "picture/drawing.h"

namespace sigillum::picture {

inline constexpr ErrorKind unknown_picture_format{"unknown-picture-format"};
inline constexpr ErrorKind picture_too_large{"picture-too-large"};

using Picture = std::variant<Drawing, Bitmap>;

// The most bytes a picture file may have.
inline constexpr std::size_t most_picture_bytes = std::size_t{8} * 1024 * 1024;

// Reads an SVG or PNG file; which one is told from its first bytes, never from its name. `shown_name` stands
// in errors. Errors: unknown_picture_format, picture_too_large, those of svg.h and png.h.
Result<Picture> read_picture(ByteView bytes, std::string_view shown_name);

// Width divided by height.
double aspect_ratio(const Picture& picture);

// A digest of all that can be seen: equal pictures have equal digests, whatever files they came from.
Sha256 content_digest(const Picture& picture);

}  // namespace sigillum::picture
