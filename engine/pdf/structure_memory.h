// Structure and outline that were written before: documents of one shape have the same, byte for byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>

#include "base/bytes.h"
#include "pdf/deflate.h"
#include "pdf/object_file.h"
#include "pdf/structure.h"
#include "pdf/usage.h"

namespace sigillum::pdf {

// All that structure and outline hang on, written out: their objects are equal where this is. `before` is
// what the file shows and how many objects it has when they are added.
struct FileSoFar {
    const Usage& usage;
    std::size_t objects = 0;
};
Bytes shape_of(const StructureInput& input, const document::Document& document, const FileSoFar& before);

// One thread at a time.
class StructureMemory {
  public:
    struct Known {
        Bytes shape;
        PackedPart part;
        Reference root;  // StructTreeRoot
        Reference outline;
    };

    // Null where no document of that shape came before. Lives until the next call of remember().
    const Known* find(ByteView shape) const;
    const Known& remember(Known known);

    // Compresses what is packed.
    Deflate& deflate() { return deflate_; }

  private:
    // Fast enough for an edition in which every document has a shape of its own.
    Deflate deflate_{3};
    std::unordered_map<std::uint32_t, Known> known_;  // by check sum of the shape
};

}  // namespace sigillum::pdf
