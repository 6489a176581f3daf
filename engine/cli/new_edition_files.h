// The files of a new edition: small, complete, and explained field by field.
#pragma once

#include <string_view>
#include <vector>

namespace sigillum::cli {

struct NewEditionFile {
    std::string_view name;  // relative to the edition's folder
    std::string_view content;
};

std::vector<NewEditionFile> new_edition_files();

}  // namespace sigillum::cli
