#include "verify/page_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace sigillum::verify {

namespace {

constexpr std::size_t least_part = 1;  // bytes of a text before and behind a page break

bool is_ignored(UChar32 c) { return u_isUWhiteSpace(c) || u_charType(c) == U_FORMAT_CHAR || u_charType(c) == U_CONTROL_CHAR; }

bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

}  // namespace

std::string comparable(const std::string& utf8) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    const icu::UnicodeString typed = icu::UnicodeString::fromUTF8(utf8);
    icu::UnicodeString kept;
    for (int32_t i = 0; i < typed.length(); i = typed.moveIndex32(i, 1)) {
        const UChar32 c = typed.char32At(i);
        if (!is_ignored(c)) kept.append(c);
    }
    if (U_SUCCESS(status)) kept = nfc->normalize(kept, status);
    std::string result;
    kept.toUTF8String(result);
    return result;
}

PageText::PageText(const std::vector<std::string>& pages) {
    for (const std::string& page : pages) pages_.push_back(comparable(page));
}

const credential::PrintedText* PageText::first_missing(const std::vector<credential::PrintedText>& printed) const {
    Position position;
    for (const credential::PrintedText& text : printed) {
        const auto next = behind(comparable(text.text), position);
        if (!next) return &text;
        position = *next;
    }
    return nullptr;
}

std::optional<PageText::Position> PageText::behind(const std::string& text, Position from) const {
    for (std::size_t page = from.page; page < pages_.size(); ++page) {
        const std::size_t found = pages_[page].find(text, page == from.page ? from.at : 0);
        if (found != std::string::npos) return Position{page, found + text.size()};
    }
    return behind_across_pages(text, from);
}

std::optional<PageText::Position> PageText::behind_across_pages(const std::string& text, Position from) const {
    for (std::size_t page = from.page; page + 1 < pages_.size(); ++page) {
        const std::size_t start = page == from.page ? from.at : 0;
        for (std::size_t cut = text.size(); cut-- > least_part;) {
            if (!starts_character(text[cut])) continue;
            if (pages_[page].find(text.substr(0, cut), start) == std::string::npos) continue;
            const std::size_t found = pages_[page + 1].find(text.substr(cut));
            if (found != std::string::npos) return Position{page + 1, found + text.size() - cut};
        }
    }
    return std::nullopt;
}

}  // namespace sigillum::verify
