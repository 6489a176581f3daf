// What content streams refer to by name: the fonts and pictures of the edition.
#pragma once

#include <string_view>

#include "base/bytes.h"
#include "pdf/font_set.h"
#include "pdf/objects.h"
#include "pdf/picture_set.h"
#include "pdf/usage.h"

namespace sigillum::pdf {

// Font n of the set is called /Fn in content, picture n /Pn.
struct Resources {
    FontSet fonts;
    PictureSet pictures;

    // Adds what is used, in its order; gives the entries of the resource dictionary that names it.
    Bytes add_to(Objects& file, const Usage& used) const;
};

// Says what the colours mean: that they are those of `profile`, a compressed sRGB profile, which must outlive
// the file. `standard` is the intent's subtype: GTS_PDFA1 or GTS_PDFX.
Reference add_output_intent(Objects& file, std::string_view standard, ByteView profile);

}  // namespace sigillum::pdf
