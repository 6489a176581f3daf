#include "pdf/annotations.h"

#include <fmt/format.h>

#include "pdf/syntax.h"

namespace sigillum::pdf {
namespace {

// Both digits of an octet are written, and a PDF/A string holds at most 32,767 bytes; half of that, so that
// the hexadecimal text itself stays under the limit for readers that count it so.
constexpr std::size_t most_reserved_bytes = 16'383;

// Room for four numbers of up to ten digits.
constexpr ByteView byte_range_placeholder = "[0 0000000000 0000000000 0000000000]";

void append_place(Bytes& to, const Rect& area, const AnnotationPlace& place) {
    to += "/Rect";
    append_rectangle(to, area, place.page_height);
    append_entry(to, "P", place.page);
    to += "/StructParent ";
    append_integer(to, place.struct_parent);
}

// A URI is 7-bit ASCII (12.6.4.7): everything else is percent-encoded.
void append_uri(Bytes& to, std::string_view address) {
    Bytes encoded;
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte < 0x7F) {
            encoded += c;
        } else {
            encoded += fmt::format("%{:02X}", byte);
        }
    }
    append_literal(to, encoded);
}

}  // namespace

Result<Reference> add_link(ObjectFile& file, const page::LinkArea& link, const AnnotationPlace& place) {
    if (link.description.empty()) {
        return fail(missing_alternate_text, {.field = "link to " + link.address}, "no description",
                    "a short text for readers who cannot see where it is");
    }
    Bytes entries = "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]";
    append_place(entries, link.area, place);
    append_text_entry(entries, "Contents", link.description);
    entries += "/A<</S/URI/URI";
    append_uri(entries, link.address);
    entries += ">>";
    return file.add(entries);
}

// Certification: no change but later proofs (DSS, document time stamps) is permitted, P 1 (12.8.2.2; ETSI EN
// 319 142-1).
Result<SignatureValue> add_signature_value(ObjectFile& file, const SignatureDictionary& signature) {
    if (signature.reserved_bytes == 0 || signature.reserved_bytes > most_reserved_bytes) {
        return fail(pdf_not_written, {.field = "signature"},
                    fmt::format("{} bytes reserved for the signature", signature.reserved_bytes),
                    fmt::format("1 to {} bytes", most_reserved_bytes));
    }
    SignatureValue value;
    Bytes entries =
        "/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached"
        "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P "
        "1/V/1.2>>>>]/M";
    append_date(entries, signature.signing_time);
    append_text_entry(entries, "Name", signature.signer);
    append_text_entry(entries, "Location", signature.location);
    entries += "/ByteRange";
    value.byte_range_at = entries.size();
    value.byte_range_length = byte_range_placeholder.size();
    entries += byte_range_placeholder;
    entries += "/Contents";
    value.contents_at = entries.size();
    value.contents_length = 2 * signature.reserved_bytes + 2;
    entries += '<';
    entries.append(2 * signature.reserved_bytes, '0');
    entries += '>';
    value.object = file.add(entries);
    return value;
}

Done define_signature_field(ObjectFile& file, const SignatureField& field, Reference value) {
    if (field.area->description.empty()) {
        return fail(missing_alternate_text, {.field = "signature field"}, "no description",
                    "a short text for readers who cannot see it");
    }
    // Print and Locked: the flags PDF/A wants and a certified document needs.
    Bytes entries = "/Type/Annot/Subtype/Widget/FT/Sig/T(Signature)/F 132";
    append_place(entries, field.area->area, field.place);
    append_text_entry(entries, "TU", field.area->description);
    append_entry(entries, "V", value);
    entries += "/AP<<";
    append_entry(entries, "N", field.appearance);
    entries += ">>";
    file.define(field.object, entries);
    return {};
}

}  // namespace sigillum::pdf
