// Which of the edition's fonts and pictures a stretch of content shows.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace sigillum::pdf {

// Places in the FontSet and PictureSet of the writer, each once, in the order they were first shown.
struct Usage {
    std::vector<std::size_t> fonts;
    std::vector<std::size_t> pictures;

    void add_font(std::size_t index) { add(fonts, index); }
    void add_picture(std::size_t index) { add(pictures, index); }
    void merge(const Usage& other) {
        for (const std::size_t index : other.fonts) add(fonts, index);
        for (const std::size_t index : other.pictures) add(pictures, index);
    }

    bool operator==(const Usage&) const = default;

    // In one order, whichever was shown first.
    void sort() {
        std::sort(fonts.begin(), fonts.end());
        std::sort(pictures.begin(), pictures.end());
    }

  private:
    static void add(std::vector<std::size_t>& list, std::size_t index) {
        if (std::find(list.begin(), list.end(), index) == list.end()) list.push_back(index);
    }
};

}  // namespace sigillum::pdf
