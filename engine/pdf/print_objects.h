// The objects of a file that is written while it is made: nothing is held back but where each object stands.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "pdf/cross_references.h"
#include "pdf/deflate.h"
#include "pdf/object_stream.h"
#include "pdf/objects.h"

namespace sigillum::pdf {

// Takes the next bytes of a file.
using ByteSink = std::function<Done(ByteView)>;

// A PDF 1.7 file without libharu, which keeps every object until the end: streams go out as they come,
// dictionaries some hundred together in object streams, the places of all in a cross-reference stream (ISO
// 32000-1, 7.5.7 and 7.5.8). 16 bytes an object are kept.
class PrintObjects final : public Objects {
  public:
    explicit PrintObjects(ByteSink sink);

    Reference reserve() override;
    void define(Reference object, ByteView entries) override;
    Reference add(ByteView entries) override;
    Reference add_packed(ByteView entries) override { return add(entries); }
    // The bytes need not outlive the call.
    Reference add_stream(ByteView entries, const StreamData& data) override;

    // The first error of the sink; nothing is written after it.
    const std::optional<Error>& trouble() const { return trouble_; }
    // Ends the file; `entries` are those of the trailer: /Root, /Info, /ID.
    Done finish(ByteView entries);

  private:
    // Where an object stands: in the file, or at a place in an object stream.
    struct Spot {
        std::uint64_t at = 0;  // offset, or number of the object stream
        std::uint32_t index = 0;
        enum Kind : std::uint8_t { none, in_file, in_stream } kind = none;
    };

    void write(ByteView bytes);
    void write_stream(Reference object, ByteView entries, const StreamData& data);
    void close_object_stream();
    static void add_spot(const Spot& spot, CrossReferences& references);

    ByteSink sink_;
    std::uint64_t written_ = 0;
    std::vector<Spot> spots_;           // by number, from 1
    ObjectStream packed_;               // the object stream at hand
    std::vector<std::size_t> members_;  // places in spots_ of what is in it
    Deflate deflate_;
    Bytes line_;
    std::optional<Error> trouble_;
};

}  // namespace sigillum::pdf
