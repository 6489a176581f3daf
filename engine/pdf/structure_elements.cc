#include "pdf/structure_elements.h"

namespace sigillum::pdf {
namespace {

using document::Kind;
using document::NodeId;

// Marked content of one node, as a list through all pages.
struct Mark {
    std::size_t page = 0;
    int mcid = 0;
    bool label = false;
    int next = -1;
};

struct NodeState {
    bool shown = false;
    int first_mark = -1;
    int last_mark = -1;
    int annotation = -1;  // place in the input
    int container = -1;   // the element that takes the elements of its children
};

bool is_cell(Kind kind) { return kind == Kind::header_cell || kind == Kind::data_cell; }
bool is_grouping(Kind kind) {
    return kind == Kind::document || kind == Kind::section || kind == Kind::division;
}

class Builder {
  public:
    explicit Builder(const StructureInput& input)
        : input_(input), states_(static_cast<std::size_t>(input.nodes.size())) {}

    StructureElements build() && {
        result_.elements.reserve(states_.size() + states_.size() / 2);
        result_.kids.reserve(2 * states_.size());
        result_.outer_of.assign(states_.size(), -1);
        result_.owner_of_annotation.assign(input_.annotations.size(), -1);
        collect_marks();
        collect_annotations();
        decide_what_is_shown();
        for (NodeId id = 0; id < input_.nodes.size(); ++id) {
            if (state(id).shown) add_node(id);
        }
        return std::move(result_);
    }

  private:
    NodeState& state(NodeId id) { return states_[static_cast<std::size_t>(id)]; }

    void collect_marks() {
        for (std::size_t page = 0; page < input_.marked.size(); ++page) {
            result_.owner_of.emplace_back(static_cast<std::size_t>(input_.marked[page].mcids), -1);
            for (const MarkedGroup& group : input_.marked[page].groups) {
                if (group.is_artifact()) continue;
                NodeState& owner = state(group.owner.node);
                const int place = static_cast<int>(marks_.size());
                marks_.push_back({page, group.mcid, group.owner.label});
                (owner.last_mark < 0 ? owner.first_mark
                                     : marks_[static_cast<std::size_t>(owner.last_mark)].next) = place;
                owner.last_mark = place;
                owner.shown = true;
            }
        }
    }

    void collect_annotations() {
        for (std::size_t i = 0; i < input_.annotations.size(); ++i) {
            NodeState& owner = state(input_.annotations[i].node);
            owner.annotation = static_cast<int>(i);
            owner.shown = true;
        }
    }

    void decide_what_is_shown() {
        for (NodeId id = input_.nodes.size(); --id > 0;) {
            if (state(id).shown) state(input_.nodes[id].parent).shown = true;
        }
        for (NodeId id = 1; id < input_.nodes.size(); ++id) {
            if (is_cell(input_.nodes[id].node->kind) && state(input_.nodes[id].parent).shown)
                state(id).shown = true;
        }
    }

    void add_node(NodeId id) {
        const document::Node& node = *input_.nodes[id].node;
        const int parent = id == 0 ? -1 : state(input_.nodes[id].parent).container;
        NodeState& own = state(id);
        if (node.kind == Kind::code) {
            own.container = add_code(node, own, parent);
        } else if (node.kind == Kind::form) {
            own.container = add_form(node, own, parent);
        } else {
            own.container = add_element(structure_type(node), node, parent, true);
            add_contents(node, own);
        }
        result_.outer_of[static_cast<std::size_t>(id)] = own.container;
        if (node.kind == Kind::list_item) own.container = add_list_item_parts(node, own);
    }

    // Items of a grouping node stand in a paragraph: grouping elements hold elements only (14.8.4.2).
    void add_contents(const document::Node& node, const NodeState& own) {
        if (own.first_mark < 0 || node.kind == Kind::list_item) return;
        const int holder = is_grouping(node.kind)
                               ? add_element(content_type(node, false), node, own.container, false)
                               : own.container;
        add_marks(own, holder, false);
    }

    // Label and body; gives the body, which takes lists within the item too.
    int add_list_item_parts(const document::Node& node, const NodeState& own) {
        if (has_mark(own, true)) add_marks(own, add_element("Lbl", node, own.container, false), true);
        const int body = add_element("LBody", node, own.container, false);
        add_marks(own, body, false);
        return body;
    }

    // A link around the figure; the figure alone when nothing can be clicked.
    int add_code(const document::Node& node, const NodeState& own, int parent) {
        const int link = own.annotation < 0 ? -1 : add_element("Link", node, parent, true);
        int figure = -1;
        if (own.first_mark >= 0) {
            figure = add_element("Figure", node, link < 0 ? parent : link, link < 0);
            add_marks(own, figure, false);
        }
        if (link >= 0) add_annotation(own, link);
        return link >= 0 ? link : figure >= 0 ? figure : parent;
    }

    // A form element has its widget as its only kid (PDF/UA-1, 7.18.4); text on the page itself, as a preview
    // has it in the widget's place, is a paragraph.
    int add_form(const document::Node& node, const NodeState& own, int parent) {
        int last = -1;
        if (own.first_mark >= 0) {
            last = add_element("P", node, parent, own.annotation < 0);
            add_marks(own, last, false);
        }
        if (own.annotation >= 0) {
            last = add_element("Form", node, parent, true);
            add_annotation(own, last);
        }
        return last < 0 ? parent : last;
    }

    int add_element(ByteView type, const document::Node& node, int parent, bool outer) {
        const int place = static_cast<int>(result_.elements.size());
        result_.elements.push_back({type, &node, outer, parent});
        if (parent >= 0) add_kid(parent, {StructureKid::Kind::element, place});
        return place;
    }

    bool has_mark(const NodeState& own, bool label) const {
        for (int at = own.first_mark; at >= 0; at = marks_[static_cast<std::size_t>(at)].next) {
            if (marks_[static_cast<std::size_t>(at)].label == label) return true;
        }
        return false;
    }

    void add_marks(const NodeState& own, int element, bool label) {
        for (int at = own.first_mark; at >= 0; at = marks_[static_cast<std::size_t>(at)].next) {
            const Mark& mark = marks_[static_cast<std::size_t>(at)];
            if (mark.label != label) continue;
            add_kid(element, {StructureKid::Kind::content, mark.mcid, mark.page});
            result_.owner_of[mark.page][static_cast<std::size_t>(mark.mcid)] = element;
        }
    }

    void add_annotation(const NodeState& own, int element) {
        const auto place = static_cast<std::size_t>(own.annotation);
        add_kid(element, {StructureKid::Kind::annotation, own.annotation, input_.annotations[place].page});
        result_.owner_of_annotation[place] = element;
    }

    void add_kid(int element, StructureKid kid) {
        StructureElement& parent = result_.elements[static_cast<std::size_t>(element)];
        const int place = static_cast<int>(result_.kids.size());
        result_.kids.push_back(kid);
        (parent.last_kid < 0 ? parent.first_kid
                             : result_.kids[static_cast<std::size_t>(parent.last_kid)].next) = place;
        parent.last_kid = place;
    }

    const StructureInput& input_;
    std::vector<NodeState> states_;
    std::vector<Mark> marks_;
    StructureElements result_;
};

}  // namespace

int StructureElements::page_of(const StructureElement& element) const {
    for (int at = element.first_kid; at >= 0; at = kids[static_cast<std::size_t>(at)].next) {
        const StructureKid& kid = kids[static_cast<std::size_t>(at)];
        if (kid.kind == StructureKid::Kind::content) return static_cast<int>(kid.page);
    }
    return -1;
}

StructureElements structure_elements(const StructureInput& input) { return Builder(input).build(); }

}  // namespace sigillum::pdf
