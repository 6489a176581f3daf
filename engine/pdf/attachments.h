// Files inside the file (ISO 32000-1, 7.11.4; PDF/A-3, 6.8).
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "pdf/deflate.h"
#include "pdf/example_deflate.h"
#include "pdf/object_file.h"
#include "pdf/writer.h"

namespace sigillum::pdf {

// How attachments are compressed: by an example of their likeness where there is one.
struct AttachmentDeflate {
    Deflate general{1};  // each learner's own: what costs least
    std::map<std::string, ExampleDeflate, std::less<>> by_likeness;

    Bytes compress(const Attachment& attachment);
};

// How attachments are compressed, and where the compressed bytes stay.
struct AttachmentRoom {
    AttachmentDeflate& deflate;
    std::deque<Bytes>& streams;  // must outlive the file
};

// Adds the attachments' objects and appends what the catalog says of them: /AF, and the name tree of embedded
// files.
void add_attachments(ObjectFile& file, const std::vector<Attachment>& attachments, AttachmentRoom room,
                     Bytes& catalog);

// Refuses what PDF/A-3, 6.8 does not allow: an empty or repeated name, a type that is no media type, an
// unknown relationship (pdf_not_written).
Done check_attachments(const std::vector<Attachment>& attachments);

}  // namespace sigillum::pdf
