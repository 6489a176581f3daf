// A face read from its file, as HarfBuzz holds it.
#pragma once

#include <hb.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "font/face.h"

namespace sigillum::font {

struct HarfBuzzDeleter {
    void operator()(hb_face_t* face) const { hb_face_destroy(face); }
    void operator()(hb_font_t* font) const { hb_font_destroy(font); }
    void operator()(hb_set_t* set) const { hb_set_destroy(set); }
    void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};
template <class T>
using HarfBuzz = std::unique_ptr<T, HarfBuzzDeleter>;

// Immutable once made; shaping with it is safe from several threads.
struct LoadedFace {
    HarfBuzz<hb_face_t> face;
    HarfBuzz<hb_font_t> font;  // scaled to the face's units per em
    HarfBuzz<hb_set_t> characters;
    std::string postscript_name;
    FaceMeasures measures;
    FaceRequest serves;  // family, weight and slant it is listed for
    std::string family;
    std::vector<std::string> scripts;    // ISO 15924 codes, as fonts.json has them
    std::vector<std::string> languages;  // likewise, BCP 47

    // Whether the face shows the character: directly, by its canonical decomposition, or because it is never
    // shown.
    bool covers(char32_t character) const;
};

// Reads and checks a font file: it must be OpenType and allow embedding (OS/2 fsType). `index` is the place
// of the face in a collection of fonts.
Result<LoadedFace> load_face(const std::filesystem::path& file, unsigned index = 0);

}  // namespace sigillum::font
