// What content streams refer to by name: the fonts and pictures of the edition.
#pragma once

#include "pdf/font_set.h"
#include "pdf/picture_set.h"

namespace sigillum::pdf {

// Font n of the set is called /Fn in content, picture n /Pn.
struct Resources {
    FontSet fonts;
    PictureSet pictures;
};

}  // namespace sigillum::pdf
