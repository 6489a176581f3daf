#include "tests/seal/handmade_pdf.h"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace sigillum::seal::test {
namespace {

std::string stream(const std::string& entries, const std::string& content) {
    return fmt::format("<< {} /Length {} >>\nstream\n{}\nendstream", entries, content.size(), content);
}

// PDF/A wants a description of every schema it does not define itself (PDF/A-3, 6.6.2.3).
constexpr char metadata[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
    "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\n"
    "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Handmade</rdf:li></rdf:Alt></dc:title>\n"
    "</rdf:Description>\n"
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description></rdf:RDF></x:xmpmeta>\n"
    "<?xpacket end=\"w\"?>";

std::vector<std::string> objects(std::size_t reserved_bytes) {
    return {
        "<< /Type /Catalog /Pages 2 0 R /Lang (en) /MarkInfo << /Marked true >> /Metadata 4 0 R\n"
        "/ViewerPreferences << /DisplayDocTitle true >> /StructTreeRoot 5 0 R\n"
        "/AcroForm << /Fields [8 0 R] /SigFlags 3 >> /Perms << /DocMDP 10 0 R >> >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources << >> /Annots [8 0 R] /Tabs /S >>",
        stream("/Type /Metadata /Subtype /XML", metadata),
        "<< /Type /StructTreeRoot /K 6 0 R /ParentTree << /Nums [0 7 0 R] >> /ParentTreeNextKey 1 >>",
        "<< /Type /StructElem /S /Document /P 5 0 R /K [7 0 R] >>",
        "<< /Type /StructElem /S /Form /P 6 0 R /Pg 3 0 R /K << /Type /OBJR /Obj 8 0 R >> >>",
        "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /TU (Signature) /V 10 0 R /F 132\n"
        "/P 3 0 R /Rect [20 20 120 60] /StructParent 0 /AP << /N 9 0 R >> >>",
        stream("/Type /XObject /Subtype /Form /BBox [0 0 100 40] /Resources << >>", "q Q"),
        "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (D:20260703120000Z)\n"
        "/Reference [<< /Type /SigRef /TransformMethod /DocMDP\n"
        "/TransformParams << /Type /TransformParams /P 1 /V /1.2 >> >>]\n"
        "/ByteRange [0 1234567890 1234567890 1234567890]\n/Contents <" +
            std::string(2 * reserved_bytes, '0') + "> >>"};
}

}  // namespace

SignableFile handmade_pdf(std::size_t reserved_bytes) {
    SignableFile file;
    Bytes& out = file.bytes;
    out = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    const std::vector<std::string> bodies = objects(reserved_bytes);
    std::string table = "0000000000 65535 f \n";
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        table += fmt::format("{:010} 00000 n \n", out.size());
        out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, bodies[i]);
    }
    const std::size_t start = out.size();
    out += fmt::format(
        "xref\n0 {0}\n{1}trailer\n<< /Size {0} /Root 1 0 R /ID [<{2:032}> <{2:032}>] "
        ">>\nstartxref\n{3}\n%%EOF\n",
        bodies.size() + 1, table, 7, start);
    file.byte_range_offset = out.find('[', out.find("/ByteRange"));
    file.byte_range_length = out.find(']', file.byte_range_offset) + 1 - file.byte_range_offset;
    file.contents_offset = out.find('<', out.find("/Contents"));
    file.contents_length = 2 * reserved_bytes + 2;
    return file;
}

}  // namespace sigillum::seal::test
