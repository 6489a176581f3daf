#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "font/subset.h"

namespace sigillum::font {
namespace {

// The code points of a text, each as UTF-8 of its own.
std::vector<std::string> characters_of(const std::string& text) {
    std::vector<std::string> characters;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) characters.emplace_back();
        if (!characters.empty()) characters.back() += c;
    }
    return characters;
}

std::string decomposed(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status)) return text;
    std::string result;
    nfd->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(result);
    return U_FAILURE(status) ? text : result;
}

// Shares the characters of a cluster among its glyphs, in reading order. Where they do not match one to one
// the first glyph takes them all and the others a zero-width space, since every code of a page needs a
// character (PDF/A-3, 6.2.11.7.2).
std::vector<std::string> shared(const std::string& text, std::size_t glyphs) {
    if (glyphs == 1) return {text};
    for (const std::string& form : {text, decomposed(text)}) {
        std::vector<std::string> characters = characters_of(form);
        if (characters.size() == glyphs) return characters;
    }
    std::vector<std::string> characters(glyphs, "\u200B");
    characters.front() = text;
    return characters;
}

}  // namespace

void GlyphUse::note(FaceId face, std::uint16_t glyph, std::string characters) {
    const auto place = static_cast<std::size_t>(face);
    if (faces_.size() <= place) faces_.resize(place + 1);
    Glyphs& glyphs = faces_[place];
    if (glyphs.used.size() <= glyph) {
        glyphs.used.resize(glyph + 1U);
        glyphs.characters.resize(glyph + 1U);
    }
    std::string& known = glyphs.characters[glyph];
    if (!glyphs.used[glyph] || characters < known) known = std::move(characters);
    glyphs.used[glyph] = true;
}

void GlyphUse::add(const ShapedRun& run) {
    const std::vector<Glyph>& glyphs = run.glyphs;
    for (std::size_t first = 0; first < glyphs.size();) {
        std::size_t next = first;
        while (next < glyphs.size() && glyphs[next].cluster == glyphs[first].cluster) ++next;
        // The cluster's text ends where the next cluster in reading order begins.
        std::size_t end = run.text.size();
        if (run.right_to_left && first > 0) end = glyphs[first - 1].cluster;
        if (!run.right_to_left && next < glyphs.size()) end = glyphs[next].cluster;
        const std::string text = run.text.substr(glyphs[first].cluster, end - glyphs[first].cluster);
        const std::vector<std::string> characters = shared(text, next - first);
        for (std::size_t i = first; i < next; ++i) {
            const std::size_t in_reading_order = run.right_to_left ? next - 1 - i : i - first;
            note(run.face, glyphs[i].id, characters[in_reading_order]);
        }
        first = next;
    }
}

void GlyphUse::merge(const GlyphUse& other) {
    for (std::size_t face = 0; face < other.faces_.size(); ++face) {
        const Glyphs& glyphs = other.faces_[face];
        for (std::size_t glyph = 0; glyph < glyphs.used.size(); ++glyph) {
            if (!glyphs.used[glyph]) continue;
            note(static_cast<FaceId>(face), static_cast<std::uint16_t>(glyph), glyphs.characters[glyph]);
        }
    }
}

}  // namespace sigillum::font
