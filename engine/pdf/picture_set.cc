#include "pdf/picture_set.h"

#include <algorithm>
#include <utility>

#include "pdf/deflate.h"
#include "pdf/painter.h"
#include "pdf/syntax.h"

namespace sigillum::pdf {
namespace {

constexpr int smallest = 12;

// So many that a step is below 1/5,000 of the drawing: for one in millimetres a hundredth, which is one dot of
// a printer of 2,540 dots per inch.
int decimals_for(double extent) { return extent >= 50 ? 2 : extent >= 5 ? 3 : 4; }

Bytes painted(const std::vector<picture::Shape>& shapes, const PathFrame& frame) {
    Bytes content;
    Painter painter(content);
    for (const picture::Shape& shape : shapes) painter.shape(shape, frame);
    return content;
}

// The quarter as it is, then mirrored at the vertical, the horizontal and both middle lines.
Bytes four_quarters(double width, double height) {
    Bytes content;
    for (const auto& [x, y] : {std::pair{1, 1}, std::pair{-1, 1}, std::pair{1, -1}, std::pair{-1, -1}}) {
        content += "q ";
        append_integer(content, x);
        content += " 0 0 ";
        append_integer(content, y);
        content += ' ';
        append_real(content, x < 0 ? width : 0, 6);
        content += ' ';
        append_real(content, y < 0 ? height : 0, 6);
        content += " cm /Quarter Do Q\n";
    }
    return content;
}

void prepare(PreparedPicture& picture, const picture::Drawing& drawing, Deflate& deflate) {
    picture.width = drawing.width;
    picture.height = drawing.height;
    picture.is_form = true;
    picture.entries = "/Type/XObject/Subtype/Form/BBox[0 0 ";
    append_real(picture.entries, drawing.width, 6);
    picture.entries += ' ';
    append_real(picture.entries, drawing.height, 6);
    picture.entries += ']';
    const PathFrame frame{.top = drawing.height,
                          .decimals = decimals_for(std::max(drawing.width, drawing.height))};
    Bytes content;
    if (!drawing.quarters.empty()) {
        picture.quarter = deflate.compress(painted(drawing.quarters, frame));
        content = four_quarters(drawing.width, drawing.height);
    }
    picture.data = deflate.compress(content + painted(drawing.shapes, frame));
}

Bytes image_entries(const picture::Bitmap& bitmap, bool gray) {
    Bytes entries = "/Type/XObject/Subtype/Image/BitsPerComponent 8/ColorSpace";
    entries += gray ? "/DeviceGray" : "/DeviceRGB";
    entries += "/Width ";
    append_integer(entries, bitmap.width);
    entries += "/Height ";
    append_integer(entries, bitmap.height);
    return entries;
}

void prepare(PreparedPicture& picture, const picture::Bitmap& bitmap, Deflate& deflate) {
    picture.entries = image_entries(bitmap, bitmap.gray);
    picture.data = deflate.compress(bitmap.samples);
    if (!bitmap.alpha) return;
    picture.mask_entries = image_entries(bitmap, true);
    picture.mask = deflate.compress(*bitmap.alpha);
}

}  // namespace

PictureSet::PictureSet(const page::Pictures& pictures) {
    Deflate deflate(smallest);
    for (const auto& [name, content] : pictures) {
        PreparedPicture prepared;
        std::visit([&](const auto& kind) { prepare(prepared, kind, deflate); }, content);
        const auto same = std::find(pictures_.begin(), pictures_.end(), prepared);
        index_of_name_[name] = static_cast<std::size_t>(same - pictures_.begin());
        if (same == pictures_.end()) pictures_.push_back(std::move(prepared));
    }
}

std::optional<std::size_t> PictureSet::index_of(std::string_view name) const {
    const auto found = index_of_name_.find(name);
    return found == index_of_name_.end() ? std::nullopt : std::optional(found->second);
}

Reference PictureSet::add_to(Objects& file, std::size_t index) const {
    const PreparedPicture& picture = pictures_[index];
    Bytes entries = picture.entries;
    if (!picture.quarter.empty()) {
        const Reference quarter = file.add_stream(entries + "/Resources<<>>", {picture.quarter, true});
        entries += "/Resources<</XObject<<";
        append_entry(entries, "Quarter", quarter);
        entries += ">>>>";
    } else if (picture.is_form) {
        entries += "/Resources<<>>";
    }
    if (!picture.mask.empty()) {
        append_entry(entries, "SMask", file.add_stream(picture.mask_entries, {picture.mask, true}));
    }
    return file.add_stream(entries, {picture.data, true});
}

}  // namespace sigillum::pdf
