#include "tests/verify/slow_input.h"

#include <fmt/format.h>

namespace sigillum::verify::testing {

namespace {

std::string repeated(const std::string& part, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += part;
    return all;
}

}  // namespace

Bytes slow_to_draw(const qr::CodeKey& key, const Identity& signer) {
    constexpr int first = 20;
    constexpr int depth = 12;
    PdfObjects objects = SmallCertificate::example().objects(key);
    objects[3].replace(objects[3].find("/Font"), 5, fmt::format("/XObject << /G {} 0 R >> /Font", first));
    objects[4] = stream_of("", "/G Do\n");
    for (int i = 0; i < depth; ++i) {
        objects[first + i] = stream_of(fmt::format("/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
                                                   "/Resources << /XObject << /G {} 0 R >> >>",
                                                   first + i + 1),
                                       repeated("/G Do ", 20));
    }
    objects[first + depth] = stream_of("/Type /XObject /Subtype /Form /BBox [0 0 595 842]", "0 0 10 10 re f");
    return sign_pdf(write_pdf(objects), signer);
}

Bytes slow_to_compare(const qr::CodeKey& key, const Identity& signer) {
    constexpr int pages = 100;
    const std::string word(16, 'a');
    SmallCertificate certificate = SmallCertificate::example();
    certificate.lines.assign(45, repeated(word + " ", 2));  // beside the code, not over it
    for (int i = 0; i < 400; ++i) {
        certificate.record.printed.push_back(
            {"field", Language{"en"}, repeated(word + " ", 60 + i % 40) + std::to_string(i)});
    }
    PdfObjects objects = certificate.objects(key);
    std::string kids = "3 0 R";
    for (int i = 0; i < pages; ++i) {
        kids += fmt::format(" {} 0 R", 20 + i);
        objects[20 + i] =
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 "
            "5 0 R >> >> >>";
    }
    objects[2] = fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages + 1);
    return sign_pdf(write_pdf(objects), signer);
}

Bytes crowded_picture(int side) {
    constexpr int pitch = 16;
    const auto width = static_cast<std::size_t>(side);
    Bytes dots(width * width, '\xFF');
    const auto dark = [](int x, int y) {
        const bool frame = x == 0 || x == 6 || y == 0 || y == 6;
        return frame || (x >= 2 && x <= 4 && y >= 2 && y <= 4);
    };
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            if (x % pitch < 7 && y % pitch < 7 && dark(x % pitch, y % pitch))
                dots[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)] = '\0';
        }
    }
    return fmt::format("P5\n{} {} 255\n", side, side) + dots;
}

}  // namespace sigillum::verify::testing
