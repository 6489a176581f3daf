// Everything the documents of one edition share, read and checked before the first of them is made.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/findings.h"
#include "base/result.h"
#include "credential/edition.h"
#include "font/library.h"
#include "issue/assets.h"
#include "layout/layout.h"
#include "layout/theme.h"
#include "locale/catalogues.h"
#include "locale/line_rules.h"
#include "page/pictures.h"

namespace sigillum::issue {

inline constexpr ErrorKind picture_missing{"picture-missing"};

// The file that a picture of the documents was read from.
struct PictureFile {
    std::string name;  // of the picture: "mark:wut", "seal"
    std::string file;  // without folder
    Sha256 content{};  // digest of the file's bytes
};

// The tools laid out for one edition. Immutable once made; shared by all threads.
struct Workshop {
    credential::EditionWithLearners content;
    layout::Layout layout;
    layout::Theme theme;
    locale::Catalogues catalogues;
    font::Library fonts;
    locale::LineRules line_rules;
    page::Pictures pictures;
    Bytes icc_profile;
    std::vector<PictureFile> picture_files = {};  // logos and marks, in the order they were read

    const credential::Edition& edition() const { return content.edition; }
    const credential::Learners& learners() const { return content.learners; }
};

// Reads layout, theme, catalogues, fonts, rules of line breaks with the dictionaries of the languages, logos
// and ornament for the edition. All that is missing or broken is added to `findings`; nullptr when there was
// anything.
std::unique_ptr<Workshop> set_up(credential::EditionWithLearners content, const AssetFolders& assets,
                                 Findings& findings);

}  // namespace sigillum::issue
