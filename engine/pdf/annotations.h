// What can be clicked: links and the signature field (ISO 32000-1, 12.5 and 12.7.4.5).
#pragma once

#include <cstddef>

#include "base/bytes.h"
#include "base/length.h"
#include "base/result.h"
#include "page/page.h"
#include "pdf/object_file.h"
#include "pdf/writer.h"

namespace sigillum::pdf {

// The page an annotation lies on and its key in the parent tree.
struct AnnotationPlace {
    Reference page;
    Length page_height;
    int struct_parent = 0;
};

// Errors: missing_alternate_text when the link has no description.
Result<Reference> add_link(ObjectFile& file, const page::LinkArea& link, const AnnotationPlace& place);

// The signature dictionary with its gap and the placeholder of its byte range.
struct SignatureValue {
    Reference object;
    std::size_t contents_at = 0;  // of '<' in the object's entries
    std::size_t contents_length = 0;
    std::size_t byte_range_at = 0;  // of '[' in the object's entries
    std::size_t byte_range_length = 0;
};

// Errors: pdf_not_written when more bytes are reserved than PDF/A-3, 6.1.13 allows a string.
Result<SignatureValue> add_signature_value(ObjectFile& file, const SignatureDictionary& signature);

struct SignatureField {
    Reference object;  // reserved for the field
    const page::SignatureArea* area = nullptr;
    AnnotationPlace place;
    Reference appearance;
};

// Defines the field and its widget in one. Errors: missing_alternate_text when the area has no description.
Done define_signature_field(ObjectFile& file, const SignatureField& field, Reference value);

}  // namespace sigillum::pdf
