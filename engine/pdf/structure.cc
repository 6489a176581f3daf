#include "pdf/structure.h"

#include <optional>

#include "pdf/item_bounds.h"
#include "pdf/structure_elements.h"
#include "pdf/syntax.h"
#include "pdf/writer.h"

namespace sigillum::pdf {
namespace {

using document::Kind;

// Writes the elements once they are all known.
class TreeWriter {
  public:
    TreeWriter(ObjectFile& file, const StructureInput& input)
        : file_(file), input_(input), tree_(structure_elements(input)) {}

    Result<Structure> write() {
        const Reference root = file_.reserve();
        parents_ = file_.reserve();
        objects_.reserve(tree_.elements.size());
        for (std::size_t i = 0; i < tree_.elements.size(); ++i) {
            // The document's own element, like root and parent tree, is plain: time stamps of later revisions
            // add to the three, and simple readers compare them.
            objects_.push_back(file_.reserve(i == 0 ? Stand::plain : Stand::packed));
        }
        for (std::size_t i = 0; i < tree_.elements.size(); ++i) {
            if (Done done = write_element(i, root); !done) return fail(std::move(done.error()));
        }
        write_root(root);
        Structure structure{root, {}};
        structure.element_of.reserve(tree_.outer_of.size());
        for (const int element : tree_.outer_of) {
            structure.element_of.push_back(element < 0 ? Reference{} : object(element));
        }
        return structure;
    }

  private:
    Reference object(int element) const { return objects_[static_cast<std::size_t>(element)]; }

    Done write_element(std::size_t place, Reference root) {
        const StructureElement& element = tree_.elements[place];
        entries_ = "/S/";
        entries_ += element.type;
        append_entry(entries_, "P", element.parent < 0 ? root : object(element.parent));
        const int page = tree_.page_of(element);
        if (page >= 0) append_entry(entries_, "Pg", input_.page_objects[static_cast<std::size_t>(page)]);
        append_kids(element, page);
        if (element.is_outer) append_language(*element.node);
        if (Done done = append_alternate(element); !done) return done;
        append_attributes(element, page);
        file_.define(objects_[place], entries_);
        return {};
    }

    void append_kids(const StructureElement& element, int page) {
        if (element.first_kid < 0) return;
        const bool several = element.first_kid != element.last_kid;
        entries_ += several ? "/K[" : "/K ";
        for (int at = element.first_kid; at >= 0; at = tree_.kids[static_cast<std::size_t>(at)].next) {
            append_kid(tree_.kids[static_cast<std::size_t>(at)], page);
            if (several) entries_ += ' ';
        }
        if (several) entries_ += ']';
    }

    void append_kid(const StructureKid& kid, int page) {
        switch (kid.kind) {
            case StructureKid::Kind::element:
                append_reference(entries_, object(kid.value));
                return;
            case StructureKid::Kind::content:
                if (static_cast<int>(kid.page) == page) {
                    append_integer(entries_, kid.value);
                    return;
                }
                entries_ += "<</Type/MCR/MCID ";
                append_integer(entries_, kid.value);
                break;
            case StructureKid::Kind::annotation:
                entries_ += "<</Type/OBJR";
                append_entry(entries_, "Obj", input_.annotations[static_cast<std::size_t>(kid.value)].object);
                break;
        }
        append_entry(entries_, "Pg", input_.page_objects[kid.page]);
        entries_ += ">>";
    }

    void append_language(const document::Node& node) {
        const NodeIndex::Entry& entry = input_.nodes[node.id];
        if (node.language.tag.empty()) return;
        if (entry.parent >= 0 && *input_.nodes[entry.parent].language == node.language) return;
        append_text_entry(entries_, "Lang", node.language.tag);
    }

    Done append_alternate(const StructureElement& element) {
        if (element.type != "Figure" && element.type != "Form") return {};
        const document::Node& node = *element.node;
        if (node.alternate.empty()) {
            return fail(missing_alternate_text,
                        {.field = node.kind == Kind::figure ? "picture “" + node.picture + "”"
                                  : node.kind == Kind::code ? "verification code"
                                                            : "signature field"},
                        "no text that stands for it", "a short text for readers who cannot see it");
        }
        append_text_entry(entries_, "Alt", node.alternate);
        return {};
    }

    void append_attributes(const StructureElement& element, int page) {
        const document::Node& node = *element.node;
        if (element.type == "TH" && node.scope != document::Scope::none) {
            entries_ += node.scope == document::Scope::row ? "/A<</O/Table/Scope/Row>>"
                                                           : "/A<</O/Table/Scope/Column>>";
        } else if (element.type == "L") {
            const bool numbered = !node.children.empty() && !node.children.front().label.empty();
            entries_ += numbered ? "/A<</O/List/ListNumbering/Decimal>>" : "/A<</O/List/ListNumbering/Disc>>";
        } else if (element.type == "Figure" && page >= 0) {
            const auto index = static_cast<std::size_t>(page);
            entries_ += "/A<</O/Layout/Placement/Block/BBox";
            append_rectangle(entries_, bounds(node.id, index), input_.pages.pages[index].size.height);
            entries_ += ">>";
        }
    }

    Rect bounds(document::NodeId node, std::size_t page) const {
        std::optional<Rect> all;
        for (const MarkedGroup& group : input_.marked[page].groups) {
            if (group.owner.node != node) continue;
            for (std::size_t i = group.begin; i < group.end; ++i) {
                const Rect one = bounds_of(input_.pages.pages[page].items[i], input_.fonts);
                all = all ? around(*all, one) : one;
            }
        }
        return all.value_or(Rect{});
    }

    void write_root(Reference root) {
        entries_ = "/Nums[";
        for (std::size_t page = 0; page < tree_.owner_of.size(); ++page) {
            append_integer(entries_, static_cast<std::int64_t>(page));
            entries_ += '[';
            for (const int element : tree_.owner_of[page]) {
                append_reference(entries_, object(element));
                entries_ += ' ';
            }
            entries_ += ']';
        }
        std::size_t next_key = tree_.owner_of.size();
        for (std::size_t i = 0; i < input_.annotations.size(); ++i) {
            append_integer(entries_, input_.annotations[i].struct_parent);
            entries_ += ' ';
            append_reference(entries_, object(tree_.owner_of_annotation[i]));
            entries_ += ' ';
            next_key = static_cast<std::size_t>(input_.annotations[i].struct_parent) + 1;
        }
        entries_ += ']';
        file_.define(parents_, entries_);
        entries_ = "/Type/StructTreeRoot";
        if (!objects_.empty()) append_entry(entries_, "K", objects_.front());
        append_entry(entries_, "ParentTree", parents_);
        entries_ += "/ParentTreeNextKey ";
        append_integer(entries_, static_cast<std::int64_t>(next_key));
        file_.define(root, entries_);
    }

    ObjectFile& file_;
    const StructureInput& input_;
    StructureElements tree_;
    Reference parents_;
    std::vector<Reference> objects_;  // by place of the element
    Bytes entries_;
};

}  // namespace

Result<Structure> add_structure(ObjectFile& file, const StructureInput& input) {
    return TreeWriter(file, input).write();
}

}  // namespace sigillum::pdf
