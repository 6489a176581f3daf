// The files that decide how the documents of an edition look, each with the digest of its bytes.
#pragma once

#include <string>
#include <vector>

#include "base/digest.h"
#include "base/result.h"
#include "issue/assets.h"
#include "issue/workshop.h"

namespace sigillum::issue {

struct StatementFile {
    std::string role;  // "layout", "theme", "catalogue", "font-list", "font", "picture mark:wut",
                       // "colour-profile", "line-breaks", "hyphenation"
    std::string file;  // without folder
    Sha256 content{};
};

// Layout, theme with those it is like, the catalogues of the documents' languages, fonts, the rules of line
// breaks with the dictionaries of these languages, pictures, colour profile; sorted by role, then file. Fails
// when a file that was there a moment ago cannot be read.
Result<std::vector<StatementFile>> statement_files(const Workshop& workshop, const AssetFolders& assets);

}  // namespace sigillum::issue
