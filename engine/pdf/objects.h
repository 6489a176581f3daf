// Numbered objects as those who make them see a file (ISO 32000-1, 7.3.10).
#pragma once

#include "base/bytes.h"

namespace sigillum::pdf {

// The number of an indirect object, counted from 1; 0 refers to none.
struct Reference {
    int number = 0;
    explicit operator bool() const { return number != 0; }
    bool operator==(const Reference&) const = default;
};

// The bytes of a stream as they stand in the file.
struct StreamData {
    ByteView bytes;
    bool deflated = false;  // compressed for /FlateDecode
};

class Objects {
  public:
    virtual ~Objects() = default;

    // The next number, for an object that is referred to before it is known.
    virtual Reference reserve() = 0;
    // What stands between << and >> of a dictionary; copied.
    virtual void define(Reference object, ByteView entries) = 0;
    virtual Reference add(ByteView entries) = 0;
    // The same for an object that no simple reader has to find: it may be packed with others.
    virtual Reference add_packed(ByteView entries) = 0;
    // A stream; /Length and /Filter are added to its entries.
    virtual Reference add_stream(ByteView entries, const StreamData& data) = 0;

  protected:
    Objects() = default;
    Objects(const Objects&) = default;
    Objects& operator=(const Objects&) = default;
};

}  // namespace sigillum::pdf
