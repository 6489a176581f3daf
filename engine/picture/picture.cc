#include "picture/picture.h"

#include <bit>
#include <cstdint>
#include <string>

#include "picture/png.h"
#include "picture/svg.h"

namespace sigillum::picture {
namespace {

constexpr ByteView png_signature = "\x89PNG\r\n\x1A\n";

// XML text: white space and "<" after an optional byte order mark.
bool looks_like_xml(ByteView bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    return first != ByteView::npos && bytes[first] == '<';
}

std::string_view known_stranger(ByteView bytes) {
    if (bytes.starts_with("\xFF\xD8\xFF")) return "a JPEG picture";
    if (bytes.starts_with("GIF8")) return "a GIF picture";
    if (bytes.starts_with("%PDF")) return "a PDF file";
    if (bytes.starts_with("%!PS")) return "a PostScript file";
    if (bytes.starts_with("RIFF")) return "a WebP picture";
    if (bytes.starts_with("\x1F\x8B")) return "a compressed file (SVGZ)";
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return "text in UTF-16";
    return bytes.empty() ? "an empty file" : "a file of unknown kind";
}

// Writes values in one fixed form, so that digests do not depend on the machine.
class Recorder {
  public:
    void add(std::uint64_t value) {
        for (int shift = 0; shift < 64; shift += 8)
            bytes_.push_back(static_cast<char>(value >> shift & 0xFF));
    }
    void add(double value) { add(std::bit_cast<std::uint64_t>(value)); }
    void add(Point point) {
        add(point.x);
        add(point.y);
    }
    void add(const std::optional<Color>& color) {
        add(color ? std::uint64_t{1} << 24 | color->red << 16 | color->green << 8 | color->blue
                  : std::uint64_t{0});
    }
    void add(ByteView view) {
        add(static_cast<std::uint64_t>(view.size()));
        bytes_.append(view);
    }
    const Bytes& bytes() const { return bytes_; }

  private:
    Bytes bytes_;
};

void record(Recorder& recorder, const Shape& shape) {
    recorder.add(shape.paint.fill);
    recorder.add(shape.paint.stroke);
    recorder.add(shape.paint.stroke_width);
    recorder.add(static_cast<std::uint64_t>(shape.paint.cap));
    recorder.add(static_cast<std::uint64_t>(shape.paint.join));
    recorder.add(shape.paint.miter_limit);
    recorder.add(static_cast<std::uint64_t>(shape.paint.even_odd));
    recorder.add(static_cast<std::uint64_t>(shape.path.segments.size()));
    for (const Segment& segment : shape.path.segments) {
        recorder.add(static_cast<std::uint64_t>(segment.command));
        recorder.add(segment.control1);
        recorder.add(segment.control2);
        recorder.add(segment.to);
    }
}

Bytes recorded(const Drawing& drawing) {
    Recorder recorder;
    recorder.add(ByteView("drawing"));
    recorder.add(drawing.width);
    recorder.add(drawing.height);
    for (const Shape& shape : drawing.shapes) record(recorder, shape);
    return recorder.bytes();
}

Bytes recorded(const Bitmap& bitmap) {
    Recorder recorder;
    recorder.add(ByteView("bitmap"));
    recorder.add(static_cast<std::uint64_t>(bitmap.width));
    recorder.add(static_cast<std::uint64_t>(bitmap.height));
    recorder.add(static_cast<std::uint64_t>(bitmap.gray));
    recorder.add(bitmap.samples);
    recorder.add(static_cast<std::uint64_t>(bitmap.alpha.has_value()));
    if (bitmap.alpha) recorder.add(*bitmap.alpha);
    return recorder.bytes();
}

double ratio(const Drawing& drawing) { return drawing.width / drawing.height; }
double ratio(const Bitmap& bitmap) { return static_cast<double>(bitmap.width) / bitmap.height; }

}  // namespace

Result<Picture> read_picture(ByteView bytes, std::string_view shown_name) {
    const Place place{.file = std::string(shown_name)};
    if (bytes.size() > most_picture_bytes) {
        return fail(picture_too_large, place, "a picture file of over 8 MiB", "a smaller one");
    }
    if (bytes.starts_with(png_signature)) {
        Result<Bitmap> bitmap = read_png(bytes, shown_name);
        if (!bitmap) return fail(bitmap.error());
        return *std::move(bitmap);
    }
    if (looks_like_xml(bytes)) {
        Result<Drawing> drawing = read_svg(bytes, shown_name);
        if (!drawing) return fail(drawing.error());
        return *std::move(drawing);
    }
    return fail(unknown_picture_format, place, std::string(known_stranger(bytes)), "an SVG or PNG picture");
}

double aspect_ratio(const Picture& picture) {
    return std::visit([](const auto& one) { return ratio(one); }, picture);
}

Sha256 content_digest(const Picture& picture) {
    return sha256(std::visit([](const auto& one) { return recorded(one); }, picture));
}

}  // namespace sigillum::picture
