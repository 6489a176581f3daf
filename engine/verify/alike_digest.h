// The SHA-256 of files that begin alike.
#pragma once

#include <memory>
#include <optional>

#include "base/bytes.h"
#include "base/digest.h"

namespace sigillum::verify {

// Remembers the bytes that all files so far began with, and the digest's state behind them: what a file has
// in common with them is compared, not digested again. One thread at a time.
class AlikeDigest {
  public:
    AlikeDigest();
    AlikeDigest(AlikeDigest&&) noexcept;
    AlikeDigest& operator=(AlikeDigest&&) noexcept;
    ~AlikeDigest();

    // Exactly sha256(file).
    Sha256 of(ByteView file);

  private:
    struct State;
    void learn(ByteView file);

    std::optional<Bytes> front_;  // nothing before the first file
    bool settled_ = false;        // front_ is what two files have in common, not the whole of the first
    std::unique_ptr<State> behind_front_;
    std::unique_ptr<State> working_;
};

}  // namespace sigillum::verify
