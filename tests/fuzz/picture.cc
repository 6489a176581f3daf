// Logos: SVG and PNG.
#include "picture/picture.h"

#include "tests/fuzz/target.h"

using namespace sigillum;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto picture = picture::read_picture(fuzz::view(data, size), "picture");
    if (!picture) {
        fuzz::must(!picture.error().found.empty(), "an error says what was found");
        return 0;
    }
    fuzz::must(picture::aspect_ratio(*picture) > 0, "a picture has a width and a height");
    picture::content_digest(*picture);
    return 0;
}
