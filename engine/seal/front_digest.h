// The digest of the front that files of an edition share.
#pragma once

#include <memory>

namespace sigillum::seal {

// Keeps the digest of a file's front (SignableFile::shared_front), so that it is not made anew for the next
// file with the same one. For the files of one thread, in any order: a front that differs is noticed.
class FrontDigest {
  public:
    FrontDigest();
    FrontDigest(FrontDigest&&) noexcept;
    FrontDigest& operator=(FrontDigest&&) noexcept;
    ~FrontDigest();

  private:
    friend class GapDigest;
    struct Kept;
    std::unique_ptr<Kept> kept_;
};

}  // namespace sigillum::seal
