// The object layer: numbered objects, streams, object streams and the cross-reference stream of one PDF file
// (ISO 32000-1, 7.5). libharu stands behind it (haru.h).
//
// An object's entries come in already written as text, because libharu's own values have traps: strings end
// at a zero byte, reals keep five digits, names are not escaped. What is left to libharu are the dictionaries
// and streams as they stand in the file.
#pragma once

#include <cstddef>
#include <memory>

#include "base/bytes.h"
#include "base/result.h"
#include "pdf/arena.h"
#include "pdf/objects.h"
#include "pdf/packed_memory.h"

namespace sigillum::pdf {

// Where an object stands.
enum class Stand {
    plain,   // by itself, for the plainest reader
    packed,  // with others in one compressed object stream; no stream can
};

struct Trailer {
    Reference root;
    Reference info;
    ByteView file_id;  // both halves of /ID
};

// The objects of one file while it is made. Only one may exist in a thread at a time: libharu's allocation
// hook does not say for whom it allocates. The arena is rewound when the file is made and serves it until it
// is destroyed.
class ObjectFile final : public Objects {
  public:
    explicit ObjectFile(Arena& arena);
    ObjectFile(const ObjectFile&) = delete;
    ObjectFile& operator=(const ObjectFile&) = delete;
    ~ObjectFile() override;

    Reference reserve() override { return reserve(Stand::plain); }
    Reference reserve(Stand stand);
    void define(Reference object, ByteView entries) override;
    Reference add(ByteView entries) override;
    Reference add_packed(ByteView entries) override;
    // The data must outlive write().
    Reference add_stream(ByteView entries, const StreamData& data) override;

    // Writes the packed objects defined so far as one stream, whose compressed bytes the memory may know from
    // another file. At most once, before write(); what is packed must be defined by then.
    void pack(PackedMemory& memory);

    // The whole file, with a header for PDF 1.7. `expected_size` saves growing the result. Errors:
    // pdf_not_written, when memory ran out or an object was reserved but never defined.
    Result<Bytes> write(const Trailer& trailer, std::size_t expected_size);
    // Where in the written file the entries of an object begin.
    std::size_t offset_of(Reference object) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace sigillum::pdf
