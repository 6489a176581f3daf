#include "document/document.h"

#include <atomic>

namespace sigillum::document {
namespace {

void number_from(Node& node, NodeId& next) {
    node.id = next++;
    for (Node& child : node.children) number_from(child, next);
}

}  // namespace

Origin Origin::unique() {
    static std::atomic<std::uint64_t> last{0};
    Origin origin;
    origin.value_ = ++last;
    return origin;
}

int number_nodes(Document& document) {
    NodeId next = 0;
    number_from(document.root, next);
    return next;
}

}  // namespace sigillum::document
