#include "font/shaping.h"

#include <hb.h>

#include <array>

#include "font/library.h"
#include "font/loaded_face.h"

namespace sigillum::font {
namespace {

constexpr unsigned whole = static_cast<unsigned>(-1);

constexpr hb_feature_t feature(char a, char b, char c, char d, std::uint32_t value) {
    return {HB_TAG(a, b, c, d), value, 0, whole};
}

// The features of the house style: lining figures, and no contextual alternates where a script can do without
// them.
struct FeatureList {
    std::array<hb_feature_t, 6> items{};
    unsigned count = 0;
    void add(hb_feature_t item) { items[count++] = item; }
};

FeatureList features_for(const Features& features, hb_script_t script) {
    FeatureList list;
    list.add(feature('l', 'n', 'u', 'm', 1));
    // Figures and punctuation alone have no script of their own (HB_SCRIPT_INVALID).
    const bool alphabetic = script == HB_SCRIPT_LATIN || script == HB_SCRIPT_GREEK ||
                            script == HB_SCRIPT_CYRILLIC || script == HB_SCRIPT_COMMON ||
                            script == HB_SCRIPT_INVALID;
    if (alphabetic) list.add(feature('c', 'a', 'l', 't', 0));
    if (features.tabular) {
        list.add(feature('t', 'n', 'u', 'm', 1));
        list.add(feature('z', 'e', 'r', 'o', 1));
    }
    if (!features.ligatures) {
        list.add(feature('l', 'i', 'g', 'a', 0));
        list.add(feature('c', 'l', 'i', 'g', 0));
    }
    return list;
}

}  // namespace

ShapedRun Library::shape(FaceId face, const ShapeRequest& request) const {
    const HarfBuzz<hb_buffer_t> buffer(hb_buffer_create());
    hb_buffer_add_utf8(buffer.get(), request.text.data(), static_cast<int>(request.text.size()), 0,
                       static_cast<int>(request.text.size()));
    hb_buffer_set_direction(buffer.get(), request.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer.get(), hb_language_from_string(request.language.tag.c_str(), -1));
    hb_buffer_guess_segment_properties(buffer.get());
    const FeatureList features = features_for(request.features, hb_buffer_get_script(buffer.get()));
    hb_shape(loaded(face).font.get(), buffer.get(), features.items.data(), features.count);

    ShapedRun run{.face = face,
                  .text = std::string(request.text),
                  .language = request.language,
                  .right_to_left = request.right_to_left,
                  .glyphs = {},
                  .advance = 0};
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), nullptr);
    run.glyphs.reserve(count);
    for (unsigned i = 0; i < count; ++i) {
        run.glyphs.push_back({.id = static_cast<std::uint16_t>(infos[i].codepoint),
                              .advance = positions[i].x_advance,
                              .dx = positions[i].x_offset,
                              .dy = positions[i].y_offset,
                              .cluster = infos[i].cluster});
        run.advance += positions[i].x_advance;
    }
    return run;
}

const ShapedRun& SharedRun::empty() {
    static const ShapedRun run;
    return run;
}

Length width_of(const ShapedRun& run, int units_per_em, Length size) {
    return size * (static_cast<double>(run.advance) / units_per_em);
}

}  // namespace sigillum::font
