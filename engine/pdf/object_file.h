// The object layer: numbered objects, streams, object streams and the cross-reference stream of one PDF file
// (ISO 32000-1, 7.5). libharu stands behind it (haru.h).
//
// An object's entries come in already written as text, because libharu's own values have traps: strings end
// at a zero byte, reals keep five digits, names are not escaped. What is left to libharu are the dictionaries
// and streams as they stand in the file.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "pdf/arena.h"
#include "pdf/deflate.h"
#include "pdf/objects.h"

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

// Some of a file's objects, and all its packed ones as they stand in its object stream.
struct PackedPart {
    std::vector<Stand> stands;                       // of the objects, in order
    std::vector<std::pair<Reference, Bytes>> plain;  // the entries of those that are plain
    Bytes stream_entries;
    Bytes compressed;
};

// The beginning of a file as it was written: its header and its first objects, some of which may be packed.
struct FileFront {
    struct Object {
        Stand stand = Stand::plain;
        std::size_t offset = 0;  // of a plain object
        Bytes entries;           // of a packed one
    };
    Bytes bytes;
    std::vector<Object> objects;
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

    // Begins the file with the front of another one; nothing may have been added before. The front must
    // outlive this.
    void begin_with(const FileFront& front);
    bool has_front() const;
    // Says that the front ends here: what was added so far is the same in other files.
    void end_front();
    // The front, as it stands in the file that was written.
    FileFront front_of(ByteView written) const;

    Reference reserve() override { return reserve(Stand::plain); }
    Reference reserve(Stand stand);
    void define(Reference object, ByteView entries) override;
    Reference add(ByteView entries) override;
    Reference add_packed(ByteView entries) override;
    // The data must outlive write().
    Reference add_stream(ByteView entries, const StreamData& data) override;

    // How many objects there are.
    std::size_t size() const;
    // Those added since there were `first`, which are all defined and no streams, with everything that is
    // packed.
    PackedPart part_since(std::size_t first, Deflate& deflate);
    // Adds the objects of a part of another file that was the same as this one up to there.
    void add_part(const PackedPart& part);
    // Adds the stream of all packed objects, which must be those of the part. At most once; the part must
    // outlive write().
    void add_object_stream(const PackedPart& part);

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
