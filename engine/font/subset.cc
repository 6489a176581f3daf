#include "font/subset.h"

#include <fmt/format.h>
#include <hb-ot.h>
#include <hb-subset.h>

#include "base/digest.h"
#include "font/cff_charset.h"
#include "font/loaded_face.h"

namespace sigillum::font {
namespace {

struct SubsetDeleter {
    void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
    void operator()(hb_subset_plan_t* plan) const { hb_subset_plan_destroy(plan); }
};

// Tables a PDF reader never looks at.
constexpr const char* dropped_tables[] = {"GSUB", "GPOS", "GDEF", "BASE", "MATH", "STAT", "name", "kern",
                                          "DSIG", "meta", "gasp", "Feat", "Glat", "Gloc", "Silf", "Sill"};

Bytes bytes_of(hb_blob_t* blob) {
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob, &length);
    return {data, length};
}

// "ABCDEF+": six letters made of the program's digest (ISO 32000-1, 9.6.4).
std::string subset_tag(ByteView program) {
    const Sha256 digest = sha256(program);
    std::string tag;
    for (std::size_t i = 0; i < 6; ++i) tag += static_cast<char>('A' + digest[i] % 26);
    return tag + "+";
}

std::unique_ptr<hb_subset_plan_t, SubsetDeleter> plan_for(hb_face_t* face, const GlyphUse::Glyphs& glyphs) {
    const std::unique_ptr<hb_subset_input_t, SubsetDeleter> input(hb_subset_input_create_or_fail());
    if (!input) return nullptr;
    hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
    for (std::size_t glyph = 0; glyph < glyphs.used.size(); ++glyph) {
        if (glyphs.used[glyph]) hb_set_add(wanted, static_cast<hb_codepoint_t>(glyph));
    }
    // Subroutines save room in a font file; a deflated program is a tenth smaller without them. Hints,
    // another tenth, are for screens of few dots an inch.
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_DESUBROUTINIZE | HB_SUBSET_FLAGS_NO_HINTING);
    hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const char* tag : dropped_tables) hb_set_add(dropped, hb_tag_from_string(tag, 4));
    return std::unique_ptr<hb_subset_plan_t, SubsetDeleter>(hb_subset_plan_create_or_fail(face, input.get()));
}

// Codes, widths and characters of the glyphs that the plan keeps.
void fill_codes(EmbeddedFace& embedded, const GlyphUse::Glyphs& glyphs, hb_subset_plan_t* plan,
                hb_font_t* font) {
    const hb_map_t* new_glyphs = hb_subset_plan_old_to_new_glyph_mapping(plan);
    embedded.code_of.assign(glyphs.used.size(), 0);
    const auto set = [&embedded](std::size_t code, std::uint16_t width, std::string characters) {
        if (embedded.widths.size() <= code) {
            embedded.widths.resize(code + 1);
            embedded.characters.resize(code + 1);
        }
        embedded.widths[code] = width;
        embedded.characters[code] = std::move(characters);
    };
    const auto width_of_glyph = [&embedded, font](std::size_t glyph) {
        const double units = hb_font_get_glyph_h_advance(font, static_cast<hb_codepoint_t>(glyph));
        return static_cast<std::uint16_t>(units * 1000.0 / embedded.measures.units_per_em + 0.5);
    };
    set(0, width_of_glyph(0), {});
    for (std::size_t glyph = 1; glyph < glyphs.used.size(); ++glyph) {
        if (!glyphs.used[glyph]) continue;
        const hb_codepoint_t code = hb_map_get(new_glyphs, static_cast<hb_codepoint_t>(glyph));
        embedded.code_of[glyph] = static_cast<std::uint16_t>(code);
        set(code, width_of_glyph(glyph), glyphs.characters[glyph]);
    }
}

Result<EmbeddedFace> subset_face(const LoadedFace& loaded, FaceId id, const GlyphUse::Glyphs& glyphs) {
    const auto refused = [&loaded](const char* found) {
        return fail(cannot_subset_font, {.field = loaded.postscript_name}, found,
                    "a font that can be subset");
    };
    const auto plan = plan_for(loaded.face.get(), glyphs);
    if (!plan) return refused("the subset could not be planned");
    const HarfBuzz<hb_face_t> face(hb_subset_plan_execute_or_fail(plan.get()));
    if (!face) return refused("the subset could not be made");

    EmbeddedFace embedded;
    embedded.face = id;
    embedded.measures = loaded.measures;
    embedded.weight = loaded.serves.weight;
    embedded.serif = loaded.serves.family == Family::serif;
    const HarfBuzz<hb_blob_t> cff(hb_face_reference_table(face.get(), HB_TAG('C', 'F', 'F', ' ')));
    if (hb_blob_get_length(cff.get()) > 0) {
        embedded.kind = ProgramKind::cff;
        embedded.program = bytes_of(cff.get());
        if (!number_glyphs_by_place(embedded.program)) return refused("its glyphs cannot be numbered");
    } else {
        const HarfBuzz<hb_blob_t> file(hb_face_reference_blob(face.get()));
        embedded.kind = ProgramKind::truetype;
        embedded.program = bytes_of(file.get());
    }
    embedded.base_name = subset_tag(embedded.program) + loaded.postscript_name;
    fill_codes(embedded, glyphs, plan.get(), loaded.font.get());
    return embedded;
}

}  // namespace

Result<std::vector<EmbeddedFace>> subset(const Library& library, const GlyphUse& use) {
    std::vector<EmbeddedFace> faces;
    for (std::size_t i = 0; i < use.faces().size(); ++i) {
        const GlyphUse::Glyphs& glyphs = use.faces()[i];
        if (glyphs.used.empty()) continue;
        const auto id = static_cast<FaceId>(i);
        auto face = subset_face(library.loaded(id), id, glyphs);
        if (!face) return fail(face.error());
        faces.push_back(std::move(*face));
    }
    return faces;
}

}  // namespace sigillum::font
