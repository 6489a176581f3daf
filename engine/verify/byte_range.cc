#include "verify/byte_range.h"

#include <array>
#include <optional>

#include "verify/der.h"

namespace sigillum::verify {

namespace {

tl::unexpected<Error> refuse(std::string found) { return fail(bad_byte_range, {}, std::move(found)); }

std::optional<std::array<std::size_t, 4>> four_integers(ByteView file, ByteSpan span) {
    if (span.size() < 2 || file[span.begin] != '[') return std::nullopt;
    SyntaxReader reader(file.substr(0, span.end - 1), span.begin + 1);
    std::array<std::size_t, 4> numbers{};
    for (std::size_t& number : numbers) {
        const auto read = reader.integer();
        if (!read) return std::nullopt;
        number = static_cast<std::size_t>(*read);
    }
    reader.skip_space();
    if (!reader.at_end()) return std::nullopt;
    return numbers;
}

// In capital or in small letters, not in both: a digit whose case was flipped would say the same.
std::optional<Bytes> bytes_of_hex(ByteView digits) {
    const auto value = [](char c) {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        if (c >= 'A' && c <= 'F') return c - 'A' + 10;
        return -1;
    };
    const bool mixed = digits.find_first_of("abcdef") != ByteView::npos &&
                       digits.find_first_of("ABCDEF") != ByteView::npos;
    if (mixed || digits.size() % 2 != 0) return std::nullopt;
    Bytes bytes;
    bytes.reserve(digits.size() / 2);
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        const int high = value(digits[i]);
        const int low = value(digits[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

// "%%EOF" and at most one end of line.
bool ends_a_revision(ByteView covered) {
    if (covered.ends_with('\n')) covered.remove_suffix(1);
    if (covered.ends_with('\r')) covered.remove_suffix(1);
    return covered.ends_with("%%EOF");
}

Result<RawDictionary> raw_signature(const PdfFile& file, QPDFObjGen id) {
    const auto offset = file.offset(id);
    if (!offset) return refuse("the signature is not an object of its own in the file");
    SyntaxReader reader(file.bytes(), *offset);
    const auto header = reader.object_header();
    if (!header || header->number != id.getObj() || header->generation != id.getGen()) {
        return refuse("the signature does not stand where the file says");
    }
    auto dictionary = reader.dictionary();
    if (!dictionary || !reader.keyword("endobj")) return refuse("the signature is not a dictionary");
    if (dictionary->has_repeated_key()) return refuse("the signature has an entry twice");
    return std::move(*dictionary);
}

Result<Bytes> unpadded(ByteView file, ByteSpan contents, const Limits& limits) {
    if (contents.size() < 2 || file[contents.begin] != '<' || file[contents.begin + 1] == '<') {
        return refuse("the signature's /Contents is not a hexadecimal string");
    }
    auto bytes = bytes_of_hex(file.substr(contents.begin + 1, contents.size() - 2));
    if (!bytes) return refuse("the signature's /Contents is not purely hexadecimal");
    const auto value = DerReader(*bytes).next();
    if (!value || value->whole.size() > limits.cms_bytes)
        return refuse("the signature's /Contents is not in DER");
    if (bytes->find_first_not_of('\0', value->whole.size()) != Bytes::npos) {
        return refuse("the signature is padded with something other than zeros");
    }
    bytes->resize(value->whole.size());
    return std::move(*bytes);
}

}  // namespace

Result<SignedBytes> signed_bytes(const PdfFile& file, QPDFObjGen signature, const Limits& limits) {
    const ByteView bytes = file.bytes();
    const auto dictionary = raw_signature(file, signature);
    if (!dictionary) return fail(dictionary.error());
    const auto range_span = dictionary->value("ByteRange");
    const auto range = range_span ? four_integers(bytes, *range_span) : std::nullopt;
    if (!range) return refuse("the signature's /ByteRange is not four whole numbers");
    const auto [start, length, resume, rest] = *range;
    if (start != 0) return refuse("the signature does not cover the file from its first byte");
    if (length > bytes.size() || resume > bytes.size() || rest > bytes.size() - resume || resume < length) {
        return refuse("the signature's /ByteRange does not fit the file");
    }
    const auto contents = dictionary->value("Contents");
    if (!contents || *contents != ByteSpan{length, resume}) {
        return refuse("the gap in the covered bytes is not exactly the signature");
    }
    const ByteView covered = bytes.substr(0, resume + rest);
    if (!bytes.starts_with("%PDF-")) return refuse("the file does not begin like a PDF");
    if (dictionary->span.end > covered.size() || !ends_a_revision(covered)) {
        return refuse("the signature does not cover a whole revision of the file");
    }
    auto cms = unpadded(bytes, *contents, limits);
    if (!cms) return fail(cms.error());
    return SignedBytes{{0, length}, {resume, covered.size()}, std::move(*cms)};
}

}  // namespace sigillum::verify
