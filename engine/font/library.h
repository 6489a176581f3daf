// The fonts of one engine: which files serve which family and script, read once and shared by all threads.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "font/face.h"
#include "font/shaping.h"

namespace sigillum::font {

inline constexpr ErrorKind cannot_load_font{"cannot-load-font"};
inline constexpr ErrorKind missing_glyph{"missing-glyph"};
inline constexpr ErrorKind bad_font_list{"bad-font-list"};

struct LoadedFace;  // loaded_face.h

// What a run of text looks like to the shaper.
struct ShapeRequest {
    std::string_view text;  // UTF-8, one script and one direction
    Language language;
    bool right_to_left = false;
    Features features;
};

// Families that a theme prefers to the usual pair, by their names in fonts.json; empty: the usual one.
struct FamilyPair {
    std::string serif;
    std::string sans;
};

// A set of loaded faces. Immutable once loaded: every member function may be called from several threads.
class Library {
  public:
    // Reads fonts.json (families in order of preference per family, weight, slant and script; candidate
    // folders for the files) and loads every listed face that is installed; a face marked required that
    // cannot be loaded is an error. `pair` puts other families in front of the usual ones.
    static Result<Library> load(const std::filesystem::path& font_list, const FamilyPair& pair = {});

    Library(Library&&) noexcept;
    Library& operator=(Library&&) noexcept;
    ~Library();

    // The first face of the fallback chain that has every character of `text`, so that one run never mixes
    // faces. Error missing_glyph names the first character that no face of the chain has ("U+1E9E LATIN
    // CAPITAL LETTER SHARP S").
    Result<FaceId> face_for(const FaceRequest& request, std::string_view text,
                            const Language& language) const;

    const FaceMeasures& measures(FaceId face) const;
    const std::string& postscript_name(FaceId face) const;

    // Shapes a run with one face. Never fails: text was covered by face_for() before.
    ShapedRun shape(FaceId face, const ShapeRequest& request) const;

    // The loaded face as HarfBuzz holds it, its weight and whether its family is a serif one (for the
    // subsetter).
    const LoadedFace& loaded(FaceId face) const;

  private:
    struct Impl;
    explicit Library(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace sigillum::font
