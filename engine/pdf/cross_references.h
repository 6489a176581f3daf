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
    // How many bytes hold an offset and a place in an object stream: three the offsets of a file of 16 MB,
    // five those of one of a terabyte; one the places among 256 objects.
    struct Widths {
        int offset = 5;
        int index = 2;
    };

    CrossReferences(std::size_t objects, Widths widths);

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

    Widths widths_;
    std::int64_t count_ = 0;
    Bytes rows_;
};

}  // namespace sigillum::pdf
