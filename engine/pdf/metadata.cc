#include "pdf/metadata.h"

#include <string_view>

#include "pdf/syntax.h"

namespace sigillum::pdf {
namespace {

constexpr std::string_view producer = "sigillum";

constexpr std::string_view opening =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    R"(<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:certificate="urn:sigillum:certificate:1#">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
)";

constexpr std::string_view schemas = R"(</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>
<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>
<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>Certificate</pdfaSchema:schema>
<pdfaSchema:namespaceURI>urn:sigillum:certificate:1#</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>certificate</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>
<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>number</pdfaProperty:name>
<pdfaProperty:valueType>Text</pdfaProperty:valueType>
<pdfaProperty:category>external</pdfaProperty:category>
<pdfaProperty:description>Number of the certificate as printed on it</pdfaProperty:description>
</rdf:li>
<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>verification</pdfaProperty:name>
<pdfaProperty:valueType>URI</pdfaProperty:valueType>
<pdfaProperty:category>external</pdfaProperty:category>
<pdfaProperty:description>Address at which the certificate can be verified</pdfaProperty:description>
</rdf:li>
</rdf:Seq></pdfaSchema:property>
</rdf:li>
</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
)";

// Escaped for element content and attributes; characters that XML 1.0 does not allow are left out.
void append_escaped(Bytes& to, std::string_view text) {
    for (const char c : text) {
        switch (c) {
            case '&':
                to += "&amp;";
                break;
            case '<':
                to += "&lt;";
                break;
            case '>':
                to += "&gt;";
                break;
            case '"':
                to += "&quot;";
                break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') to += c;
        }
    }
}

void append_simple(Bytes& to, std::string_view element, std::string_view value) {
    if (value.empty()) return;
    ((to += '<') += element) += '>';
    append_escaped(to, value);
    ((to += "</") += element) += ">\n";
}

void append_item(Bytes& to, std::string_view language, std::string_view value) {
    to += "<rdf:li";
    if (!language.empty()) ((to += " xml:lang=\"") += language) += '"';
    to += '>';
    append_escaped(to, value);
    to += "</rdf:li>";
}

// A text in the document's main language, which is its default too.
void append_alternatives(Bytes& to, std::string_view element, std::string_view language,
                         std::string_view value) {
    if (value.empty()) return;
    ((to += '<') += element) += "><rdf:Alt>";
    append_item(to, "x-default", value);
    append_item(to, language, value);
    ((to += "</rdf:Alt></") += element) += ">\n";
}

void append_dublin_core(Bytes& to, const document::Document& document) {
    const document::Metadata& metadata = document.metadata;
    append_alternatives(to, "dc:title", document.main.tag, metadata.title);
    append_alternatives(to, "dc:description", document.main.tag, metadata.subject);
    if (!metadata.author.empty()) {
        to += "<dc:creator><rdf:Seq>";
        append_item(to, {}, metadata.author);
        to += "</rdf:Seq></dc:creator>\n";
    }
    to += "<dc:language><rdf:Bag>";
    append_item(to, {}, document.main.tag);
    if (document.second) append_item(to, {}, document.second->tag);
    to += "</rdf:Bag></dc:language>\n<dc:format>application/pdf</dc:format>\n";
}

}  // namespace

Bytes xmp_packet(const document::Document& document) {
    const document::Metadata& metadata = document.metadata;
    Bytes packet;
    packet.reserve(opening.size() + schemas.size() + 2048);
    packet += opening;
    append_dublin_core(packet, document);
    const std::string created = to_iso(metadata.created);
    append_simple(packet, "xmp:CreateDate", created);
    append_simple(packet, "xmp:ModifyDate", created);
    append_simple(packet, "xmp:MetadataDate", created);
    append_simple(packet, "xmp:CreatorTool", producer);
    append_simple(packet, "pdf:Producer", producer);
    append_simple(packet, "certificate:number", metadata.number);
    append_simple(packet, "certificate:verification", metadata.verification_address);
    packet += schemas;
    return packet;
}

Bytes information_entries(const document::Document& document) {
    const document::Metadata& metadata = document.metadata;
    Bytes entries;
    append_text_entry(entries, "Title", metadata.title);
    append_text_entry(entries, "Author", metadata.author);
    append_text_entry(entries, "Subject", metadata.subject);
    append_text_entry(entries, "Creator", producer);
    append_text_entry(entries, "Producer", producer);
    entries += "/CreationDate";
    append_date(entries, metadata.created);
    entries += "/ModDate";
    append_date(entries, metadata.created);
    return entries;
}

}  // namespace sigillum::pdf
