#include "verify/specimen.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <string>

#include "credential/record.h"
#include "qr/code_link.h"
#include "qr/public_key_set.h"
#include "verify/attached_record.h"
#include "verify/certificate.h"
#include "verify/code_link_area.h"
#include "verify/token_against_record.h"

namespace sigillum::verify {

namespace {

// The mark as a signature's /Contents has it: in hexadecimal digits (ISO 32000-1, 7.3.4.3).
const std::string& hexadecimal_mark() {
    static const std::string digits = [] {
        std::string all;
        for (const char c : demonstration_mark) all += fmt::format("{:02X}", static_cast<unsigned char>(c));
        return all;
    }();
    return digits;
}

char upper(char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c; }

bool holds_mark(ByteView pdf) {
    const std::string& mark = hexadecimal_mark();
    const auto same = [](char a, char b) { return upper(a) == b; };
    return pdf.find(demonstration_mark) != ByteView::npos ||
           std::search(pdf.begin(), pdf.end(), mark.begin(), mark.end(), same) != pdf.end();
}

bool is_specimen_link(std::string_view link, const VerifyOptions& options) {
    const auto token = qr::read_link(link);
    if (!token) return false;
    const qr::PublicKey* key = options.code_keys.find(token->key_id);
    return token->facts.specimen || (key != nullptr && key->demo);
}

// The addresses that stand in the bytes as the text strings of link actions: /URI (…).
bool holds_specimen_link(ByteView pdf, const VerifyOptions& options) {
    constexpr std::string_view path = "/V/#";
    constexpr int most_links = 16;
    std::size_t at = 0;
    for (int seen = 0; seen < most_links && (at = pdf.find(path, at)) != ByteView::npos; ++seen) {
        const std::size_t begin = pdf.rfind('(', at);
        const std::size_t end = pdf.find(')', at);
        at += path.size();
        if (begin == ByteView::npos || end == ByteView::npos) continue;
        if (is_specimen_link(pdf.substr(begin + 1, end - begin - 1), options)) return true;
    }
    return false;
}

}  // namespace

bool looks_like_specimen(ByteView pdf, const VerifyOptions& options) {
    return holds_mark(pdf) || holds_specimen_link(pdf, options);
}

bool calls_itself_specimen(PdfFile& file, const VerifyOptions& options) {
    try {
        if (const auto stored = attached_record(file, options.limits); stored && *stored) {
            const auto record = credential::read_record(**stored);
            if (record && says_specimen(record->facts)) return true;
        }
        const auto area = code_link_area(file, options.limits);
        return area && *area && is_specimen_link((*area)->link, options);
    } catch (const std::exception&) {
        return false;  // qpdf's way to say that an object cannot be read
    }
}

}  // namespace sigillum::verify
