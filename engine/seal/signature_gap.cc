#include "seal/signature_gap.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <string>

#include "seal/openssl_handle.h"

namespace sigillum::seal {
namespace {

tl::unexpected<Error> misplaced(std::string found) {
    return fail(bad_signature_gap, {.field = "signature"}, std::move(found),
                "a file written for signing, with a placeholder for /ByteRange and a gap for /Contents");
}

bool lies_within(const Bytes& bytes, std::size_t offset, std::size_t length) {
    return offset <= bytes.size() && length <= bytes.size() - offset;
}

bool encloses(const Bytes& bytes, std::size_t offset, std::size_t length, ByteView brackets) {
    return length >= 2 && lies_within(bytes, offset, length) && bytes[offset] == brackets[0] &&
           bytes[offset + length - 1] == brackets[1];
}

// "000102…ff": both digits of every octet.
constexpr std::array<char, 512> hex_pairs() {
    constexpr ByteView digits = "0123456789abcdef";
    std::array<char, 512> pairs{};
    for (std::size_t octet = 0; octet < 256; ++octet) {
        pairs[2 * octet] = digits[octet >> 4U];
        pairs[2 * octet + 1] = digits[octet & 15U];
    }
    return pairs;
}

}  // namespace

Done write_byte_range(SignableFile& file) {
    if (!encloses(file.bytes, file.contents_offset, file.contents_length, "<>") ||
        file.contents_length % 2 != 0) {
        return misplaced("no gap “<…>” where it was announced");
    }
    if (!encloses(file.bytes, file.byte_range_offset, file.byte_range_length, "[]")) {
        return misplaced("no placeholder “[…]” where it was announced");
    }
    const std::size_t after = file.contents_offset + file.contents_length;
    if (file.byte_range_offset < after &&
        file.byte_range_offset + file.byte_range_length > file.contents_offset) {
        return misplaced("the placeholder and the gap overlap");
    }
    const std::string range =
        fmt::format("[0 {} {} {}]", file.contents_offset, after, file.bytes.size() - after);
    if (range.size() > file.byte_range_length) {
        return misplaced(fmt::format("a placeholder of {} bytes for “{}”", file.byte_range_length, range));
    }
    const auto placeholder = file.bytes.begin() + static_cast<std::ptrdiff_t>(file.byte_range_offset);
    std::fill_n(std::copy(range.begin(), range.end(), placeholder), file.byte_range_length - range.size(),
                ' ');
    return {};
}

struct FrontDigest::Kept {
    Bytes front;
    std::size_t digest_size = 0;
    DigestContextHandle context{EVP_MD_CTX_new()};

    bool serves(ByteView other, std::size_t size) const { return digest_size == size && front == other; }
    void begin(ByteView with, std::size_t size) {
        front = with;
        digest_size = size;
        EVP_DigestInit_ex(context.get(), size == 48 ? EVP_sha384() : EVP_sha256(), nullptr);
        EVP_DigestUpdate(context.get(), front.data(), front.size());
    }
};

FrontDigest::FrontDigest() : kept_(std::make_unique<Kept>()) {}
FrontDigest::FrontDigest(FrontDigest&&) noexcept = default;
FrontDigest& FrontDigest::operator=(FrontDigest&&) noexcept = default;
FrontDigest::~FrontDigest() = default;

GapDigest::GapDigest(const SignableFile& file, std::size_t digest_size, FrontDigest& shared)
    : around_(digest_size, '\0') {
    const ByteView before = ByteView(file.bytes).substr(0, file.contents_offset);
    const ByteView after = ByteView(file.bytes).substr(file.contents_offset + file.contents_length);
    const ByteView front = before.substr(0, file.shared_front);
    const ByteView own = before.substr(front.size());
    if (!shared.kept_->serves(front, digest_size)) shared.kept_->begin(front, digest_size);
    DigestContextHandle context(EVP_MD_CTX_new());
    EVP_MD_CTX_copy_ex(context.get(), shared.kept_->context.get());
    EVP_DigestUpdate(context.get(), own.data(), own.size());
    if (digest_size == 32) {
        before_.reset(EVP_MD_CTX_new());
        EVP_MD_CTX_copy_ex(before_.get(), context.get());
    }
    EVP_DigestUpdate(context.get(), after.data(), after.size());
    EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(around_.data()), nullptr);
}

Sha256 GapDigest::whole(const SignableFile& filled) const {
    if (!before_) return sha256(filled.bytes);
    const ByteView rest = ByteView(filled.bytes).substr(filled.contents_offset);
    const DigestContextHandle context(EVP_MD_CTX_new());
    Sha256 digest{};
    EVP_MD_CTX_copy_ex(context.get(), before_.get());
    EVP_DigestUpdate(context.get(), rest.data(), rest.size());
    EVP_DigestFinal_ex(context.get(), digest.data(), nullptr);
    return digest;
}

Done fill_gap(SignableFile& file, ByteView signature) {
    static constexpr std::array<char, 512> pairs = hex_pairs();
    const std::size_t room = (file.contents_length - 2) / 2;
    if (signature.size() > room) {
        return fail(
            signature_too_large, {.field = "signature"},
            fmt::format("the signature has {} bytes and the file reserves {}", signature.size(), room),
            fmt::format("a gap of at least {} bytes", 2 * signature.size() + 2));
    }
    char* out = file.bytes.data() + file.contents_offset + 1;
    for (const char c : signature)
        out = std::copy_n(&pairs[std::size_t{2} * static_cast<unsigned char>(c)], 2, out);
    std::fill_n(out, 2 * (room - signature.size()), '0');
    return {};
}

}  // namespace sigillum::seal
