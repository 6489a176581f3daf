// Key sets: JWK sets in JSON.
#include "qr/public_key_set.h"
#include "tests/fuzz/target.h"

using namespace sigillum;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto set = qr::read_key_set(fuzz::view(data, size));
    if (!set) return 0;
    for (const qr::PublicKey& key : set->keys)
        fuzz::must(qr::key_id_of(key.point) == key.id, "a key's id fits its point");
    const auto again = qr::read_key_set(qr::write_key_set(*set));
    fuzz::must(again && *again == *set, "a key set that is read is written as the same set");
    return 0;
}
