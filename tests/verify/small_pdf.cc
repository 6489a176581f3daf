#include "tests/verify/small_pdf.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/digest.h"

namespace sigillum::verify::testing {

namespace {

constexpr const char* placeholder = "/ByteRange [0 0000000000 0000000000 0000000000]";
constexpr std::size_t reserved = 12'000;  // hexadecimal digits

std::string object_bytes(int number, const std::string& body) {
    return fmt::format("{} 0 obj\n{}\nendobj\n", number, body);
}

// Objects, a cross-reference table of one subsection each, and the end.
void append_section(Bytes& pdf, const PdfObjects& objects, const std::string& unnamed,
                    const std::string& trailer) {
    std::map<int, std::size_t> offsets;
    for (const auto& [number, body] : objects) {
        offsets[number] = pdf.size();
        pdf += object_bytes(number, body);
    }
    pdf += unnamed;
    const std::size_t table = pdf.size();
    pdf += "xref\n";
    if (trailer.find("/Prev") == std::string::npos) pdf += "0 1\n0000000000 65535 f \n";
    for (const auto& [number, offset] : offsets)
        pdf += fmt::format("{} 1\n{:010} 00000 n \n", number, offset);
    pdf += fmt::format("trailer\n<< /Root 1 0 R {} >>\nstartxref\n{}\n%%EOF\n", trailer, table);
}

std::size_t last_startxref(const Bytes& pdf) {
    const std::size_t at = pdf.rfind("startxref\n");
    return std::stoul(pdf.substr(at + 10));
}

}  // namespace

Bytes write_pdf(const PdfObjects& objects) {
    Bytes pdf = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    append_section(pdf, objects, "", fmt::format("/Size {} /ID [<01> <01>]", objects.rbegin()->first + 1));
    return pdf;
}

Bytes with_update(const Bytes& pdf, const PdfObjects& objects, const UpdateChoices& choices) {
    const std::size_t size_at = pdf.rfind("/Size ");
    const int size = std::max(std::stoi(pdf.substr(size_at + 6)), objects.rbegin()->first + 1);
    Bytes updated = pdf;
    append_section(updated, objects, choices.unnamed,
                   fmt::format("/Size {} /Prev {} /ID [<01> <02>] {}", size, last_startxref(pdf),
                               choices.trailer_entries));
    return updated + choices.behind;
}

std::string stream_of(const std::string& dictionary_entries, const std::string& data) {
    return fmt::format("<< {} /Length {} >>\nstream\n{}\nendstream", dictionary_entries, data.size(), data);
}

PdfObjects one_page(const std::string& text) {
    return {
        {1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R >>"},
        {2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"},
        {3,
         "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [7 0 R] "
         "/Resources << /Font << /F1 5 0 R >> >> >>"},
        {4, stream_of("", "BT /F1 12 Tf 72 770 Td (" + text + ") Tj ET")},
        {5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"},
        {6, "<< /Fields [7 0 R] /SigFlags 3 >>"},
        {7,
         "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /V 8 0 R /P 3 0 R /F 132 /Rect [72 72 272 132] "
         ">>"},
        {8, "<< /Type /Sig /Filter /Adobe.PPKLite " + empty_signature() + " >>"},
    };
}

std::string empty_signature(const std::string& sub_filter) {
    return "/SubFilter /" + sub_filter + " /M (D:20260703120000Z) " + placeholder + " /Contents <" +
           std::string(reserved, '0') + ">";
}

std::string certification_entries() {
    return "/Reference [<< /Type /SigRef /TransformMethod /DocMDP "
           "/TransformParams << /Type /TransformParams /V /1.2 /P 1 >> >>]";
}

PdfObjects certified_page(const std::string& text) {
    PdfObjects objects = one_page(text);
    objects[1] = "<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R /Perms << /DocMDP 8 0 R >> >>";
    objects[8] =
        "<< /Type /Sig /Filter /Adobe.PPKLite " + certification_entries() + empty_signature() + " >>";
    return objects;
}

Bytes sign_pdf(Bytes pdf, const Identity& signer, const SignChoices& choices) {
    const std::size_t range_at = pdf.rfind(placeholder);
    const std::size_t open = pdf.find("/Contents <", range_at) + 10;
    const std::size_t close = pdf.find('>', open) + 1;
    std::array<std::size_t, 4> range{0, open, close, pdf.size() - close};
    if (choices.lie) choices.lie(range);
    std::string written = fmt::format("/ByteRange [{} {} {} {}", range[0], range[1], range[2], range[3]);
    written.resize(std::string(placeholder).size() - 1, ' ');
    pdf.replace(range_at, written.size() + 1, written + "]");
    const Bytes covered =
        pdf.substr(range[0], range[1]) + pdf.substr(std::min(range[2], pdf.size()), range[3]);
    const Bytes cms = choices.make ? choices.make(covered) : make_cms(signer, covered, choices.cms);
    const std::string digits = to_hex(ByteView(cms));
    return pdf.replace(open + 1, digits.size(), digits);
}

}  // namespace sigillum::verify::testing
