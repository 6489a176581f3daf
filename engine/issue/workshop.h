// Everything the documents of one edition share, read and checked before the first of them is made.
#pragma once

#include <memory>
#include <vector>

#include "base/findings.h"
#include "base/result.h"
#include "credential/edition.h"
#include "font/library.h"
#include "issue/assets.h"
#include "layout/layout.h"
#include "layout/theme.h"
#include "locale/catalogues.h"
#include "page/pictures.h"

namespace sigillum::issue {

inline constexpr ErrorKind picture_missing{"picture-missing"};

// The tools laid out for one edition. Immutable once made; shared by all threads.
struct Workshop {
    credential::EditionWithLearners content;
    layout::Layout layout;
    layout::Theme theme;
    locale::Catalogues catalogues;
    font::Library fonts;
    page::Pictures pictures;
    Bytes icc_profile;

    const credential::Edition& edition() const { return content.edition; }
    const std::vector<credential::Learner>& learners() const { return content.learners; }
};

// Reads layout, theme, catalogues, fonts, logos and ornament for the edition. All that is missing or broken
// is added to `findings`; nullptr when there was anything.
std::unique_ptr<Workshop> set_up(credential::EditionWithLearners content, const AssetFolders& assets,
                                 Findings& findings);

}  // namespace sigillum::issue
