// The pictures of an edition as XObjects (ISO 32000-1, 8.8), prepared once.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "page/pictures.h"
#include "pdf/objects.h"

namespace sigillum::pdf {

struct PreparedPicture {
    double width = 1;  // of the XObject in its own space: 1 x 1 for a bitmap, the drawing's size else
    double height = 1;
    bool is_form = false;  // a drawing, which brings its resources along
    Bytes entries;
    Bytes data;     // compressed
    Bytes quarter;  // compressed content that `data` paints four times as /Quarter; empty in most pictures
    Bytes mask_entries;
    Bytes mask;  // compressed; empty when the picture is opaque

    bool operator==(const PreparedPicture&) const = default;
};

class PictureSet {
  public:
    explicit PictureSet(const page::Pictures& pictures);

    std::optional<std::size_t> index_of(std::string_view name) const;
    const PreparedPicture& at(std::size_t index) const { return pictures_[index]; }

    // Adds the picture's objects to a file. This set must outlive the file.
    Reference add_to(Objects& file, std::size_t index) const;

  private:
    std::vector<PreparedPicture> pictures_;  // each once, whatever its names
    std::map<std::string, std::size_t, std::less<>> index_of_name_;
};

}  // namespace sigillum::pdf
