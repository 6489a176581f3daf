#include "tests/seal/demo_material.h"

#include <gtest/gtest.h>

#include <string>

#include "base/digest.h"
#include "seal/local_signer.h"

namespace sigillum::seal::test {

RandomSource counting_random() {
    return [counter = 0](std::span<std::uint8_t> out) mutable {
        Sha256 block{};
        for (std::size_t i = 0; i < out.size(); ++i) {
            if (i % block.size() == 0) block = sha256(std::to_string(++counter));
            out[i] = block[i % block.size()];
        }
    };
}

const DemoAuthority& demo() {
    static const DemoAuthority made = [] {
        auto authority = demo_authority(
            {.person = "Ada Test", .organisation = "Test University", .from = demo_begin}, counting_random());
        EXPECT_TRUE(authority.has_value());
        return *authority;
    }();
    return made;
}

std::unique_ptr<Signer> demo_signer() {
    auto signer = signer_from_pem({.key = demo().signer_key, .chain = demo().signer_chain}, "", "demo");
    EXPECT_TRUE(signer.has_value()) << to_string(signer.error());
    return std::move(*signer);
}

}  // namespace sigillum::seal::test
