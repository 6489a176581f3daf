#include "credential/encoding.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "credential/code_points.h"

namespace sigillum::credential {
namespace {

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Bytes utf8_of(const UChar* begin, const UChar* end) {
    Bytes text;
    icu::UnicodeString(/*isTerminated=*/false, begin, static_cast<std::int32_t>(end - begin))
        .toUTF8String(text);
    return text;
}

}  // namespace

std::optional<std::size_t> first_not_utf8(ByteView bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t begin = at;
        if (!next_code_point(bytes, at)) return begin;
    }
    return std::nullopt;
}

bool is_utf8(std::string_view encoding) {
    return ucnv_compareNames(std::string(encoding).c_str(), "UTF-8") == 0;
}

Result<Bytes> utf8_from(ByteView bytes, const std::string& encoding, const std::string& file) {
    UErrorCode status = U_ZERO_ERROR;
    const Converter converter(ucnv_open(encoding.c_str(), &status));
    if (U_FAILURE(status)) {
        return fail(unknown_encoding, {.file = file}, fmt::format("encoding “{}”", encoding),
                    "an encoding such as UTF-8, windows-1250, ISO-8859-2 or UTF-16");
    }
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    std::vector<UChar> units(bytes.size() * 2 + 1);
    const char* source = bytes.data();
    UChar* target = units.data();
    ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source,
                   bytes.data() + bytes.size(), nullptr,
                   /*flush=*/1, &status);
    const UChar* begin = units.data();
    if (U_FAILURE(status)) {
        const auto row = std::count(begin, static_cast<const UChar*>(target), u'\n') + 1;
        return fail(wrong_encoding, {.file = file, .row = static_cast<int>(row)},
                    fmt::format("byte {} is not defined in {}", source - bytes.data(), encoding),
                    "the encoding the list was saved in");
    }
    if (begin != target && *begin == 0xFEFF) ++begin;
    return utf8_of(begin, target);
}

std::optional<std::string> other_encoding_by_mark(ByteView bytes) {
    if (bytes.starts_with(ByteView("\xFF\xFE\0\0", 4)) || bytes.starts_with(ByteView("\0\0\xFE\xFF", 4)))
        return "UTF-32";
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return "UTF-16";
    return std::nullopt;
}

}  // namespace sigillum::credential
