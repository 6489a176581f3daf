// fonts/fonts.json: the list of faces and the order in which families are tried.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "font/face.h"
#include "font/library.h"

namespace sigillum::font {

struct ListedFace {
    std::filesystem::path file;  // found below one of the folders, or as it would be in the first
    std::string family;
    FaceRequest serves;
    std::string package;  // that brings the file
    bool required = false;
    unsigned index = 0;  // of the face in a collection of fonts
    // ISO 15924 codes of the scripts the family is there for, told when it is not installed.
    std::vector<std::string> scripts;
    // Families with languages (BCP 47) are alternatives for the same characters.
    std::vector<std::string> languages;
};

struct FontList {
    std::vector<ListedFace> faces;
    std::array<std::vector<std::string>, 2> chains;  // by Family
};

// Error bad_font_list names the file and the entry.
Result<FontList> read_font_list(const std::filesystem::path& path, const FamilyPair& pair);

}  // namespace sigillum::font
