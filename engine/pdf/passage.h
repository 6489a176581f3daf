// A stretch of a page that is written and compressed as one stream: a numbered row, the learner's name, what
// stands between them. A page's content is an array of such streams, so that those all learners share are
// made once.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "page/page.h"
#include "pdf/canvas.h"
#include "pdf/deflate.h"
#include "pdf/marked_groups.h"
#include "pdf/module_deflate.h"
#include "pdf/node_index.h"
#include "pdf/object_file.h"
#include "pdf/resources.h"
#include "pdf/usage.h"

namespace sigillum::pdf {

// What a passage is made from; everything is owned elsewhere. Without groups all items are painted unmarked,
// as the appearance of a signature field is.
struct Passage {
    Size page;
    std::span<const page::Item> items;  // of the whole page
    std::span<const MarkedGroup> groups;
    const std::vector<bool>* space_after = nullptr;
    const NodeIndex* nodes = nullptr;

    // The items the passage paints.
    std::span<const page::Item> painted() const;
    bool space_after_item(const page::Item& item) const;
    ByteView content_type(const MarkedGroup& group) const;
    ContentMark mark_of(const MarkedGroup& group) const;
};

struct PassageStream {
    Bytes bytes;
    bool deflated = false;
    Usage usage;

    StreamData data() const { return {bytes, deflated}; }
};

// The passages of a page in painting order.
std::vector<Passage> passages_of(const page::Page& page, const MarkedPage& marked, const NodeIndex& nodes);

// Writes passages. How a passage is compressed depends on what it is and never on what was written before, so
// that equal documents have equal bytes in whatever order they come.
class PassageWriter {
  public:
    explicit PassageWriter(const Resources& resources);

    // Errors: those of Canvas::paint.
    Result<PassageStream> write(const Passage& passage);

  private:
    const Resources& resources_;
    Deflate deflate_;
    ModuleDeflate code_deflate_;
    Bytes content_;
};

}  // namespace sigillum::pdf
