// The objects of a PDF that stand plainly in the file, found by number and read only when asked for: enough
// to read back a document that was just written, at a small part of what a PDF library costs.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "verify/pdf_syntax.h"

namespace sigillum::verify {

inline constexpr ErrorKind not_plain{"not-plain"};  // the file is laid out in a way this reader does not know

// A dictionary, and the bytes of its stream as they stand in the file; empty where it has none.
struct PlainObject {
    RawDictionary dictionary;
    ByteView stream;
    bool deflated = false;
};

// Reads files of one revision whose cross-references are a table or an uncompressed stream (ISO 32000-1,
// 7.5.4 and 7.5.8). The bytes must outlive the object.
class PlainObjects {
  public:
    static Result<PlainObjects> open(ByteView file);

    ByteView file() const { return file_; }
    // Fails for an object that is not there, is packed into an object stream or is no dictionary.
    Result<PlainObject> object(int number) const;
    Result<PlainObject> catalog() const;

  private:
    explicit PlainObjects(ByteView file) : file_(file) {}
    Done read_table(std::size_t at);
    Done read_stream(std::size_t at);
    Done take_root(const RawDictionary& trailer);
    std::optional<std::size_t> offset(int number) const;

    ByteView file_;
    ByteView entries_;  // the cross-references as they stand
    bool table_ = false;
    std::size_t widths_[3] = {0, 0, 0};  // of the fields of an entry in a stream
    int root_ = 0;
};

// "12 0 R"
std::optional<int> reference_in(ByteView value);
// The references of an array of nothing else; of a single reference, that one.
std::optional<std::vector<int>> references_in(ByteView value);
// The dictionary that a value is, or refers to.
Result<RawDictionary> dictionary_of(const PlainObjects& objects, ByteSpan value);

}  // namespace sigillum::verify
