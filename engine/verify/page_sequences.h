// The text of the pages of documents that have most of it in common.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "verify/content_text.h"
#include "verify/inflate.h"
#include "verify/plain_objects.h"

namespace sigillum::verify {

// The texts of a page's marked-content sequences in painting order. They belong to the reader and stay until
// it is asked for the next document.
using PageSequences = std::vector<const std::string*>;

// Reads page after page; pieces of content and font maps that were met before are known by their bytes, not
// read again. One thread at a time.
class SequenceReader {
  public:
    // Forgets what was known once it has grown large: to be called between two documents.
    void begin_document();
    // The text of a page, whose dictionary is given.
    Result<PageSequences> page(const PlainObjects& objects, const RawDictionary& page);

  private:
    struct ByBytes {
        using is_transparent = void;
        std::size_t operator()(std::string_view bytes) const { return std::hash<std::string_view>()(bytes); }
    };
    template <class Value>
    using Known = std::unordered_map<Bytes, Value, ByBytes, std::equal_to<>>;

    // The fonts of pages and what was read with them.
    struct FontSet {
        PageFonts fonts;
        Known<std::vector<std::string>> contents;
    };

    Result<FontSet*> font_set(const PlainObjects& objects, ByteSpan resources);
    Result<const FontTexts*> font_texts(const PlainObjects& objects, int font);
    Result<const std::vector<std::string>*> texts(const PlainObject& content, FontSet& set);

    Inflate inflate_;
    Known<std::unique_ptr<FontTexts>> font_texts_;             // by the bytes of the ToUnicode stream
    std::map<PageFonts, std::unique_ptr<FontSet>> font_sets_;  // the same pointers: the same fonts
    std::unordered_map<int, FontSet*> of_document_;            // by number of the resources' object
    std::size_t kept_bytes_ = 0;
};

}  // namespace sigillum::verify
