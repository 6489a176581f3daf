// Which page of a print file stands where: pure counting, before anything is made.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace sigillum::issue {

// Where the pages of a file stand. A sheet is two pages, front and back; every document begins on a front.
struct SheetPlan {
    std::vector<std::vector<std::size_t>>
        places;                         // by document: of each page, and of a blank back at the end
    std::vector<std::size_t> fillers;   // blank pages that make all piles equally high
    std::vector<std::size_t> pile_of;   // by document, from 0
    std::vector<std::size_t> sheet_of;  // by document: its first sheet in its pile, from 0
    std::size_t pages = 0;              // of the file
};

// Documents with these numbers of pages, all at least 1. With one pile they follow each other. With several,
// a print room lays sheet 1 of each pile side by side on one large sheet, then sheet 2, and so on, and cuts:
// pile 1 on top of pile 2 and so on is the order given. No document is parted between piles; piles are as
// even as that allows, and the lower ones are filled up with blank sheets.
SheetPlan sheet_plan(std::span<const int> pages, std::size_t piles);

// Sheets of a document.
inline std::size_t sheets_of(int pages) { return static_cast<std::size_t>(pages + 1) / 2; }

}  // namespace sigillum::issue
