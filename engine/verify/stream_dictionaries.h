// What the dictionaries in front of a file's streams say about their filters, whatever else the file's bytes
// pretend to be.
#pragma once

#include <cstddef>
#include <map>
#include <optional>

#include "base/bytes.h"

namespace sigillum::verify {

enum class StreamKind {
    expands_once,   // or not at all
    expands_again,  // its filters expand more than once
    unknown,        // no dictionary ends in front of it: a word in a text, or one that cannot be read
};

class StreamDictionaries {
  public:
    // Reads every dictionary that follows the letters "obj", in texts, comments and streams too: the true one
    // is always among them. Nothing when the file makes that more work than a PDF of its size needs.
    static std::optional<StreamDictionaries> in(ByteView file);

    // Of the keyword "stream" that stands there; ask in the order of the file. Where several dictionaries end
    // in front of it, the worst counts. Where none does, the names of filters since the last stream that has
    // one count, wherever they stand.
    StreamKind kind_of(std::size_t stream_at);

  private:
    explicit StreamDictionaries(ByteView file) : file_(file) {}
    void note(std::size_t stream_at, bool expands_once);

    ByteView file_;
    std::map<std::size_t, bool> expands_once_;  // by the place of the keyword "stream"
    std::size_t counted_to_ = 0;
    int filters_since_ = 0;
};

}  // namespace sigillum::verify
