// Many documents in one file for a print room: pages in any order on sheets, fonts and pictures once, nothing
// but what is printed: no tags, links, attachments or signature.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "document/document.h"
#include "font/subset.h"
#include "page/page.h"
#include "page/pictures.h"
#include "pdf/print_objects.h"
#include "pdf/print_sheet.h"

namespace sigillum::pdf {

// How the file of a print job is written.
struct PrintForm {
    PrintSheets sheets;
    // An RGB display profile for the output intent; empty where all is gray and a press has black ink only.
    Bytes icc_profile;
};

// What the file says of itself.
struct PrintFileFacts {
    document::Metadata metadata;
    Bytes file_id;  // 16 bytes
};

// Writes one file after the other; what files share is prepared when the writer is made. Pages go out while
// documents come: of each only its reference stays. One thread.
class PrintWriter {
  public:
    static Result<PrintWriter> make(std::vector<font::EmbeddedFace> faces, const page::Pictures& pictures,
                                    const PrintForm& form);
    PrintWriter(PrintWriter&&) noexcept;
    PrintWriter& operator=(PrintWriter&&) noexcept;
    ~PrintWriter();

    // Begins a file of that many pages, at least 1.
    void begin(ByteSink sink, std::size_t pages);
    // The pages of a document, each at its place in the file, counted from 0. Errors: those of Writer::write
    // that concern glyphs and pictures, sheet_too_small, or the sink's.
    Done add(const document::Document& document, const page::Pages& pages,
             std::span<const std::size_t> places);
    // Pages of no document.
    Done add_loose(std::span<const page::Page> pages, std::span<const std::size_t> places);
    // A page with nothing on it, not even marks for the knife.
    Done add_blank(const Size& page, std::size_t place);
    // Ends the file; every place must have its page.
    Done end(const PrintFileFacts& facts);

  private:
    struct Impl;
    explicit PrintWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace sigillum::pdf
