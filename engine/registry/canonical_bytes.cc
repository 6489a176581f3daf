#include "registry/canonical_bytes.h"

#include <string>

namespace sigillum::registry {
namespace {

void append_big_endian(Bytes& bytes, std::uint64_t value, unsigned count) {
    for (unsigned shift = 8 * count; shift > 0; shift -= 8)
        bytes += static_cast<char>(value >> (shift - 8) & 0xFFU);
}

}  // namespace

CanonicalBytes& CanonicalBytes::integer(std::int64_t value) {
    append_big_endian(bytes_, static_cast<std::uint64_t>(value), 8);
    return *this;
}

CanonicalBytes& CanonicalBytes::text(std::string_view text) {
    append_big_endian(bytes_, text.size(), 4);
    return raw(text);
}

CanonicalBytes& CanonicalBytes::digest(const Sha256& digest) {
    return text({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

CanonicalBytes& CanonicalBytes::time(const std::optional<std::int64_t>& seconds) {
    return text(seconds ? std::to_string(*seconds) : std::string());
}

CanonicalBytes& CanonicalBytes::raw(ByteView bytes) {
    bytes_ += bytes;
    return *this;
}

}  // namespace sigillum::registry
