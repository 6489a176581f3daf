#include "pdf/request_check.h"

#include <algorithm>
#include <string>
#include <vector>

#include "pdf/attachments.h"

namespace sigillum::pdf {
namespace {

// Each code has one link at most, and a signed document one signature field: elements refer to one annotation
// each.
Done check_areas(const WriteRequest& request, const page::Pages& pages, const NodeIndex& nodes) {
    std::vector<document::NodeId> owners;
    const auto belongs = [&](document::NodeId node, document::Kind kind) {
        const bool taken = std::find(owners.begin(), owners.end(), node) != owners.end();
        owners.push_back(node);
        return !taken && nodes.contains(node) && nodes[node].node->kind == kind;
    };
    std::size_t fields = 0;
    for (const page::Page& page : pages.pages) {
        fields += page.signatures.size();
        for (const page::LinkArea& link : page.links) {
            if (belongs(link.node, document::Kind::code)) continue;
            return fail(pdf_not_written, {.field = "link to " + link.address},
                        "a link that belongs to no code, or a second one",
                        "a node of kind code for each link");
        }
        for (const page::SignatureArea& area : page.signatures) {
            if (belongs(area.node, document::Kind::form)) continue;
            return fail(pdf_not_written, {.field = "signature field"}, "a field that belongs to no form",
                        "a node of kind form for the field");
        }
    }
    if (!request.signature || fields == 1) return {};
    return fail(pdf_not_written, {.field = "signature field"},
                std::to_string(fields) + " places for the signature", "one");
}

}  // namespace

Done check_request(const WriteRequest& request, const page::Pages& pages, const NodeIndex& nodes) {
    if (pages.pages.empty()) return fail(pdf_not_written, {.field = "document"}, "no page", "at least one");
    if (request.file_id.size() != 16) {
        return fail(pdf_not_written, {.field = "file identifier"},
                    std::to_string(request.file_id.size()) + " bytes", "16 bytes");
    }
    if (request.document.metadata.title.empty()) {
        return fail(pdf_not_written, {.field = "title"}, "no document title", "a title (PDF/UA-1, 7.1)");
    }
    if (Done done = check_areas(request, pages, nodes); !done) return done;
    return check_attachments(request.attachments);
}

}  // namespace sigillum::pdf
