#include "document/document.h"

namespace sigillum::document {
namespace {

void number_from(Node& node, NodeId& next) {
    node.id = next++;
    for (Node& child : node.children) number_from(child, next);
}

}  // namespace

int number_nodes(Document& document) {
    NodeId next = 0;
    number_from(document.root, next);
    return next;
}

}  // namespace sigillum::document
