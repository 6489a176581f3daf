// Objects packed together in one stream (ISO 32000-1, 7.5.7).
#pragma once

#include <cstddef>

#include "base/bytes.h"
#include "pdf/objects.h"

namespace sigillum::pdf {

// The content of one object stream while it grows.
class ObjectStream {
  public:
    // `entries` stand between << and >> of a dictionary.
    void add(Reference object, ByteView entries);

    std::size_t size() const { return count_; }
    // Of the stream's dictionary.
    Bytes entries() const;
    // Before compression: pairs of number and place, then the objects.
    Bytes content() const { return places_ + objects_; }
    // Room for that many objects of some 50 bytes each, which saves growing.
    void expect(std::size_t objects);

  private:
    std::size_t count_ = 0;
    Bytes places_;
    Bytes objects_;
};

}  // namespace sigillum::pdf
