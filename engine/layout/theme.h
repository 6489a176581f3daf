// A theme: what a university may change about the look without a compiler (layouts/themes/<name>.json).
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "base/color.h"
#include "base/result.h"
#include "layout/style.h"

namespace sigillum::layout {

inline constexpr ErrorKind bad_theme{"bad-theme"};

enum class Orientation { portrait, landscape };

struct Theme {
    std::string name;
    // Colours by role. Running text must reach a contrast of 4.5 on white; a theme that does not is refused.
    std::map<ColorRole, Color> colors;
    std::optional<int> ornament_rank;                 // instead of the layout's; 0 to 3
    Orientation orientation = Orientation::portrait;  // of page 1
    bool seal = true;                                 // only where the layout has one
    bool mono = false;  // black-and-white printers: every colour black, ornament lines at 0.55 of their width
    // Logo files that replace the directory's, by slot ("alliance", "seal", "issuer", "supporter"); relative
    // to the theme.
    std::map<std::string, std::filesystem::path> logos;
    // Families that replace the usual pair, as named in fonts/fonts.json.
    std::optional<std::string> serif, sans;
    double display_scale = 1;  // size of display text, for a pair that runs larger (Gentium Plus: 0.89)

    Color color(ColorRole role) const;
};

// Reads a theme by name from layouts/themes, or from a path to a .json file beside an edition. A theme may
// name colours for each type ("achievement": {...}); `type` picks them, and a programme takes those of
// "achievement" where it has none of its own. A theme "like" another of layouts/themes says only what differs
// from it.
Result<Theme> read_theme(const std::filesystem::path& layouts, const std::string& name_or_path,
                         const std::string& type);

}  // namespace sigillum::layout
