// What the engine brings along: layouts, themes, catalogues, the list of fonts and the colour profile.
#pragma once

#include <filesystem>

namespace sigillum::issue {

// Where the engine's own data lie. All folders are read only.
struct AssetFolders {
    std::filesystem::path layouts;      // layouts/
    std::filesystem::path locales;      // locales/
    std::filesystem::path fonts;        // fonts/fonts.json
    std::filesystem::path icc_profile;  // an RGB display profile for the output intent
    std::filesystem::path page;         // the verification page: the folder with its index.html
    std::filesystem::path decoder;      // its decoder of codes in pictures; may be missing
};

}  // namespace sigillum::issue
