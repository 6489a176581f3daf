// Small PDF files written by hand for the tests: honest ones, and every lie a test needs.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <string>

#include "base/bytes.h"
#include "tests/verify/small_authority.h"

namespace sigillum::verify::testing {

// Object number to body ("<< … >>", or a whole stream).
using PdfObjects = std::map<int, std::string>;

// A file of these objects; the catalog is object 1.
Bytes write_pdf(const PdfObjects& objects);

struct UpdateChoices {
    std::string trailer_entries;  // further entries of the trailer
    std::string unnamed;          // bytes among the objects that the cross-reference table does not name
    std::string behind;           // bytes behind the update's end
};
// The file with an incremental update behind it.
Bytes with_update(const Bytes& pdf, const PdfObjects& objects, const UpdateChoices& choices = {});

std::string stream_of(const std::string& dictionary_entries, const std::string& data);

// Where the signature of a file will stand.
struct Gap {
    std::size_t contents = 0;      // of "<"
    std::size_t contents_end = 0;  // behind ">"
    std::size_t byte_range = 0;    // of "["
};

// The objects of a one-page document that says `text`: 1 catalog, 2 pages, 3 page, 4 content, 5 font, 6 form,
// 7 signature field, 8 signature (still empty).
PdfObjects one_page(const std::string& text);
// The same with a signature that certifies it (certification_entries), not yet made.
PdfObjects certified_page(const std::string& text);

// "/ByteRange […] /Contents <…>" with places to be filled.
std::string empty_signature(const std::string& sub_filter = "ETSI.CAdES.detached");
// The entries that make a signature a certification with DocMDP P=1.
std::string certification_entries();

struct SignChoices {
    CmsChoices cms;
    // Changes the four numbers before they are written and signed.
    std::function<void(std::array<std::size_t, 4>&)> lie;
    // Makes the CMS of the covered bytes; the ordinary one when empty.
    std::function<Bytes(ByteView covered)> make;
};
// Fills the last empty signature of the file.
Bytes sign_pdf(Bytes pdf, const Identity& signer, const SignChoices& choices = {});

}  // namespace sigillum::verify::testing
