#include "font/loaded_face.h"

#include <fmt/format.h>
#include <hb-ot.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <array>

#include "font/library.h"

namespace sigillum::font {
namespace {

// Big-endian fields of an OpenType table.
class Table {
  public:
    Table(hb_face_t* face, const char* tag)
        : blob_(hb_face_reference_table(face, hb_tag_from_string(tag, 4))) {
        unsigned length = 0;
        const char* data = hb_blob_get_data(blob_.get(), &length);
        bytes_ = {data, length};
    }
    std::uint16_t u16(std::size_t at) const {
        if (at + 2 > bytes_.size()) return 0;
        return static_cast<std::uint16_t>((static_cast<std::uint8_t>(bytes_[at]) << 8) |
                                          static_cast<std::uint8_t>(bytes_[at + 1]));
    }
    std::int16_t s16(std::size_t at) const { return static_cast<std::int16_t>(u16(at)); }
    bool empty() const { return bytes_.empty(); }

  private:
    HarfBuzz<hb_blob_t> blob_;
    std::string_view bytes_;
};

std::string name_entry(hb_face_t* face, hb_ot_name_id_t id) {
    std::array<char, 128> text{};
    unsigned length = text.size();
    hb_ot_name_get_utf8(face, id, HB_LANGUAGE_INVALID, &length, text.data());
    return {text.data(), length};
}

// Measures from head, hhea, OS/2 and post (OpenType 1.9).
FaceMeasures measures_of(hb_face_t* face) {
    const Table head(face, "head");
    const Table hhea(face, "hhea");
    const Table os2(face, "OS/2");
    const Table post(face, "post");
    FaceMeasures measures;
    measures.units_per_em = static_cast<int>(hb_face_get_upem(face));
    measures.ascent = hhea.s16(4);
    measures.descent = hhea.s16(6);
    measures.x_height = os2.u16(0) >= 2 ? os2.s16(86) : 0;
    measures.cap_height = os2.u16(0) >= 2 ? os2.s16(88) : 0;
    measures.italic_angle = post.s16(4) + post.u16(6) / 65536.0;
    for (std::size_t i = 0; i < 4; ++i) measures.bounds[i] = head.s16(36 + 2 * i);
    return measures;
}

}  // namespace

bool LoadedFace::covers(char32_t character) const {
    if (hb_set_has(characters.get(), character)) return true;
    if (u_hasBinaryProperty(static_cast<UChar32>(character), UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return true;
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
    icu::UnicodeString parts;
    if (U_FAILURE(status) || !nfd->getDecomposition(static_cast<UChar32>(character), parts)) return false;
    for (int i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
        if (!hb_set_has(characters.get(), static_cast<hb_codepoint_t>(parts.char32At(i)))) return false;
    }
    return true;
}

Result<LoadedFace> load_face(const std::filesystem::path& file, unsigned index) {
    const HarfBuzz<hb_blob_t> blob(hb_blob_create_from_file_or_fail(file.c_str()));
    if (!blob) return fail(cannot_load_font, {.file = file.string()}, "cannot be read", "a font file");
    LoadedFace loaded;
    loaded.face.reset(hb_face_create(blob.get(), index));
    if (hb_face_get_glyph_count(loaded.face.get()) == 0) {
        return fail(cannot_load_font, {.file = file.string()}, "is not a font that can be read",
                    "an OpenType font");
    }
    // OS/2 fsType: bit 1 alone forbids embedding, bit 8 subsetting, bit 9 outlines.
    const std::uint16_t permissions = Table(loaded.face.get(), "OS/2").u16(8);
    if ((permissions & 0x000FU) == 0x0002U || (permissions & 0x0300U) != 0) {
        return fail(cannot_load_font, {.file = file.string()},
                    fmt::format("forbids embedding (fsType {:#06x})", permissions),
                    "a font that may be embedded");
    }
    hb_face_make_immutable(loaded.face.get());
    loaded.font.reset(hb_font_create(loaded.face.get()));
    hb_font_make_immutable(loaded.font.get());
    loaded.characters.reset(hb_set_create());
    hb_face_collect_unicodes(loaded.face.get(), loaded.characters.get());
    loaded.postscript_name = name_entry(loaded.face.get(), HB_OT_NAME_ID_POSTSCRIPT_NAME);
    loaded.measures = measures_of(loaded.face.get());
    return loaded;
}

}  // namespace sigillum::font
