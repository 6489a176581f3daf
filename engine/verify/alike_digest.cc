#include "verify/alike_digest.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cassert>

namespace sigillum::verify {
namespace {

struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

// Less in common is not worth remembering.
constexpr std::size_t least_front = 4096;

}  // namespace

struct AlikeDigest::State {
    std::unique_ptr<EVP_MD_CTX, FreeContext> context{EVP_MD_CTX_new()};

    bool begin() const { return EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1; }
    bool add(ByteView bytes) const {
        return EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) == 1;
    }
    bool become(const State& other) const {
        return EVP_MD_CTX_copy_ex(context.get(), other.context.get()) == 1;
    }
    bool end(Sha256& digest) const { return EVP_DigestFinal_ex(context.get(), digest.data(), nullptr) == 1; }
};

AlikeDigest::AlikeDigest() : behind_front_(std::make_unique<State>()), working_(std::make_unique<State>()) {}
AlikeDigest::AlikeDigest(AlikeDigest&&) noexcept = default;
AlikeDigest& AlikeDigest::operator=(AlikeDigest&&) noexcept = default;
AlikeDigest::~AlikeDigest() = default;

void AlikeDigest::learn(ByteView file) {
    if (!front_) {
        front_ = Bytes(file);
        return;
    }
    const std::size_t most = std::min(front_->size(), file.size());
    const auto differs =
        std::mismatch(front_->begin(), front_->begin() + static_cast<std::ptrdiff_t>(most), file.begin());
    const auto common = static_cast<std::size_t>(differs.first - front_->begin());
    front_->resize(common < least_front ? 0 : common);
    front_->shrink_to_fit();
    settled_ = behind_front_->begin() && behind_front_->add(*front_);
}

Sha256 AlikeDigest::of(ByteView file) {
    if (!settled_ || !file.starts_with(*front_)) {
        learn(file);
        if (!settled_) return sha256(file);
    }
    Sha256 digest{};
    const bool done = working_->become(*behind_front_) && working_->add(file.substr(front_->size())) &&
                      working_->end(digest);
    return done ? digest : sha256(file);
}

}  // namespace sigillum::verify
