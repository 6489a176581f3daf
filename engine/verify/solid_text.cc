#include "verify/solid_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace sigillum::verify {

namespace {

// Unicode Standard Annex 15, 12.1, calls for no more than thirty; a normaliser takes quadratic time over
// them.
bool heaps_marks(const icu::UnicodeString& text) {
    constexpr int most_marks = 30;
    int marks = 0;
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        marks = u_getCombiningClass(text.char32At(i)) == 0 ? 0 : marks + 1;
        if (marks > most_marks) return true;
    }
    return false;
}

}  // namespace

void SolidText::append(const std::string& utf8) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    icu::UnicodeString normal = icu::UnicodeString::fromUTF8(utf8);
    if (heaps_marks(normal)) sound = false;
    if (!sound) return;
    if (U_SUCCESS(status)) normal = nfc->normalize(normal, status);
    add_gap();
    for (int32_t i = 0; i < normal.length(); i = normal.moveIndex32(i, 1)) {
        const UChar32 c = normal.char32At(i);
        if (u_isUWhiteSpace(c) || u_charType(c) == U_CONTROL_CHAR) {
            add_gap();
        } else if (u_charType(c) != U_FORMAT_CHAR) {
            icu::UnicodeString(c).toUTF8String(text);
        }
    }
    add_gap();
}

}  // namespace sigillum::verify
