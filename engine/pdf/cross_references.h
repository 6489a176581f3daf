// Where the objects of a file stand, as the rows of a cross-reference stream (ISO 32000-1, 7.5.8).
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/bytes.h"
#include "pdf/objects.h"

namespace sigillum::pdf {

// Takes the places of all objects in the order of their numbers, from 1 on, the stream itself last.
class CrossReferences {
  public:
    // Five bytes hold the offsets of a file of a terabyte, four those of 4 GB.
    CrossReferences(std::size_t objects, int offset_bytes);

    void add_plain(std::uint64_t offset);
    // At that place, from 0, in an object stream.
    void add_packed(Reference stream, std::size_t index);
    // A number that nothing stands behind.
    void add_free();

    // Of the stream's dictionary: its type, the widths of the fields, how many rows.
    Bytes entries() const;
    const Bytes& rows() const { return rows_; }

  private:
    void add(int type, std::uint64_t place, std::size_t index);

    int offset_bytes_;
    std::int64_t count_ = 0;
    Bytes rows_;
};

}  // namespace sigillum::pdf
