// What a document must have before it is written.
#pragma once

#include "base/result.h"
#include "page/page.h"
#include "pdf/node_index.h"
#include "pdf/writer.h"

namespace sigillum::pdf {

// Pages, an identifier, a title, one link a code, one field for the signature, sound attachments. Fails with
// pdf_not_written.
Done check_request(const WriteRequest& request, const page::Pages& pages, const NodeIndex& nodes);

}  // namespace sigillum::pdf
