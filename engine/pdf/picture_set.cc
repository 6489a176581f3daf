#include "pdf/picture_set.h"

#include <algorithm>

#include "pdf/deflate.h"
#include "pdf/painter.h"
#include "pdf/syntax.h"

namespace sigillum::pdf {
namespace {

constexpr int smallest = 12;

// So many that a step is below 1/200,000 of the drawing: 3 for one in millimetres that fills a page.
int decimals_for(double extent) { return extent >= 200 ? 3 : extent >= 20 ? 4 : 5; }

void prepare(PreparedPicture& picture, const picture::Drawing& drawing, Deflate& deflate) {
    picture.width = drawing.width;
    picture.height = drawing.height;
    picture.entries = "/Type/XObject/Subtype/Form/Resources<<>>/BBox[0 0 ";
    append_real(picture.entries, drawing.width, 6);
    picture.entries += ' ';
    append_real(picture.entries, drawing.height, 6);
    picture.entries += ']';
    Bytes content;
    Painter painter(content);
    const PathFrame frame{.top = drawing.height,
                          .decimals = decimals_for(std::max(drawing.width, drawing.height))};
    for (const picture::Shape& shape : drawing.shapes) painter.shape(shape, frame);
    picture.data = deflate.compress(content);
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
    pictures_.reserve(pictures.size());
    for (const auto& [name, content] : pictures) {
        PreparedPicture& prepared = pictures_.emplace_back();
        prepared.name = name;
        std::visit([&](const auto& kind) { prepare(prepared, kind, deflate); }, content);
    }
}

std::optional<std::size_t> PictureSet::index_of(std::string_view name) const {
    const auto found = std::lower_bound(
        pictures_.begin(), pictures_.end(), name,
        [](const PreparedPicture& picture, std::string_view wanted) { return picture.name < wanted; });
    if (found == pictures_.end() || found->name != name) return std::nullopt;
    return static_cast<std::size_t>(found - pictures_.begin());
}

Reference PictureSet::add_to(ObjectFile& file, std::size_t index) const {
    const PreparedPicture& picture = pictures_[index];
    Bytes entries = picture.entries;
    if (!picture.mask.empty()) {
        append_entry(entries, "SMask", file.add_stream(picture.mask_entries, {picture.mask, true}));
    }
    return file.add_stream(entries, {picture.data, true});
}

}  // namespace sigillum::pdf
