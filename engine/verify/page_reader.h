// What a reader sees on the pages: their text and the code printed on them (Poppler).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "picture/bitmap.h"
#include "verify/code_link_area.h"

namespace poppler {
class document;
}

namespace sigillum::verify {

inline constexpr ErrorKind pages_not_readable{"pages-not-readable"};

// The bytes must outlive the object. One thread at a time.
class PageReader {
  public:
    static Result<PageReader> open(ByteView pdf);
    PageReader(PageReader&&) noexcept;
    PageReader& operator=(PageReader&&) noexcept;
    ~PageReader();

    int pages() const;
    // The text of a page in the order in which it was written, UTF-8.
    std::string text(int page) const;
    // The surroundings of the code as they are printed at 200 dots per inch; the whole page when it is shown
    // turned. Gray.
    Result<picture::Bitmap> picture_of(const CodeLinkArea& area) const;

  private:
    explicit PageReader(std::unique_ptr<poppler::document> document);

    std::unique_ptr<poppler::document> document_;
};

}  // namespace sigillum::verify
