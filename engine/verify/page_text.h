// The record's printed texts held against the text on the pages.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "credential/record.h"

namespace sigillum::verify {

// A printed text that the pages do not bear out.
struct Disagreement {
    enum class Kind {
        missing,
        out_of_place,
        not_compared,  // the comparison was given up at this text
    };

    Kind kind = Kind::missing;
    const credential::PrintedText* text = nullptr;
};

// Each printed text must stand on the pages as whole words, once for each time the record lists it, and those
// that stand there as whole words only once must follow each other page by page (two languages side by side
// may reach over one page break). Line breaks, gaps and zero-width characters do not count, and texts are
// compared in NFC (Unicode Standard Annex 15). A text may be parted once: by a page break, or by a few words
// of the other language between a label and its value. Gives the first text that fails; nothing when all
// stand. `pages` are UTF-8, one for each page.
//
// Texts with letters that run from right to left are compared by their characters alone: the pages must have
// as many of each as all these texts together, in whatever order. Poppler gives such text back in the order
// of the page, of ligatures and of letters with marks in yet another one, and no program can tell which.
//
// The work grows with the length of pages and texts together: it is given up where the pages hold more than 2
// MiB, where the texts are so much alike that more than some comparisons for each byte would be needed, and
// where more than thirty marks are heaped on a letter.
std::optional<Disagreement> first_disagreement(const std::vector<std::string>& pages,
                                               const std::vector<credential::PrintedText>& printed);

}  // namespace sigillum::verify
