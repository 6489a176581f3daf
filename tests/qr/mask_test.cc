#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/digest.h"
#include "qr/fitted_code.h"
#include "qr/modules.h"
#include "tests/qr/code_picture.h"
#include "tests/qr/sample_facts.h"

namespace sigillum::qr {
namespace {

// A signer whose signatures look as random as true ones do.
class VaryingSigner final : public CodeSigner {
  public:
    const KeyId& key_id() const override { return id_; }
    Result<Es256Signature> sign(ByteView message) const override {
        Es256Signature signature{};
        const Sha256 r = sha256(message);
        const Sha256 s = sha256(to_bytes(r));
        std::copy(r.begin(), r.end(), signature.begin());
        std::copy(s.begin(), s.end(), signature.begin() + 32);
        return signature;
    }

  private:
    KeyId id_{};
};

// How many of 24 codes zbarimg reads.
int codes_read(const std::optional<int>& mask, const View& view) {
    std::vector<std::string> links;
    std::vector<Picture> pictures;
    for (unsigned seed = 0; seed < 24; ++seed) {
        links.push_back(fit_code(ordinary_facts(seed), VaryingSigner(), "verify.example.edu")->link);
        pictures.push_back(picture_of(encode(links.back(), {.mask = mask}).value(), view));
    }
    const std::vector<std::string> read = read_by_zbarimg(pictures);
    int count = 0;
    for (std::size_t i = 0; i < links.size(); ++i) count += read[i] == links[i];
    return count;
}

TEST(UsualMask, IsReadFromPaperEveryTime) {
    EXPECT_EQ(codes_read(usual_mask, {.degrees = 5, .blur_pixels = 0.7, .noise = 10}), 24);
}

TEST(UsualMask, IsReadAtTheLimitAboutAsOftenAsTheMaskOfTheLowestPenalty) {
    // So blurred that a part of the codes is lost with any mask; the counts are the same in every run.
    const View limit{.degrees = 20, .blur_pixels = 1.3};
    const int lowest_penalty = codes_read(std::nullopt, limit);
    EXPECT_GE(codes_read(usual_mask, limit), lowest_penalty - 2);
}

}  // namespace
}  // namespace sigillum::qr
