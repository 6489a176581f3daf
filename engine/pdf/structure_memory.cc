#include "pdf/structure_memory.h"

#include <libdeflate.h>

#include <string_view>
#include <utility>

#include "pdf/item_bounds.h"

namespace sigillum::pdf {
namespace {

// Some 20 KB each.
constexpr std::size_t most_known = 200;

std::uint32_t sum_of(ByteView shape) { return libdeflate_crc32(0, shape.data(), shape.size()); }

// Numbers and texts one after the other, so that no two sequences of them look the same.
class ShapeWriter {
  public:
    ShapeWriter() { shape_.reserve(16'384); }

    ShapeWriter& add(std::int64_t number) {
        shape_.append(reinterpret_cast<const char*>(&number), sizeof number);
        return *this;
    }
    ShapeWriter& add(std::size_t number) { return add(static_cast<std::int64_t>(number)); }
    ShapeWriter& add(int number) { return add(std::int64_t{number}); }
    ShapeWriter& add(Length length) { return add(length.emu()); }
    ShapeWriter& add(std::string_view text) {
        add(text.size());
        shape_ += text;
        return *this;
    }
    ShapeWriter& add(const Rect& area) {
        return add(area.at.x).add(area.at.y).add(area.size.width).add(area.size.height);
    }

    Bytes take() { return std::move(shape_); }

  private:
    Bytes shape_;
};

bool becomes_figure(const document::Node& node) {
    return node.kind == document::Kind::figure || node.kind == document::Kind::code;
}

void add_nodes(const NodeIndex& nodes, ShapeWriter& shape) {
    shape.add(nodes.size());
    for (document::NodeId id = 0; id < nodes.size(); ++id) {
        const document::Node& node = *nodes[id].node;
        const bool labelled = !node.children.empty() && !node.children.front().label.empty();
        shape.add(static_cast<int>(node.kind) | static_cast<int>(node.scope) << 8 |
                  (node.level & 0xFF) << 12 | (labelled ? 1 : 0) << 20);
        shape.add(nodes[id].parent).add(node.language.tag);
        if (becomes_figure(node) || node.kind == document::Kind::form) shape.add(node.alternate);
    }
}

void add_marks(const StructureInput& input, ShapeWriter& shape) {
    for (std::size_t page = 0; page < input.marked.size(); ++page) {
        shape.add(input.pages.pages[page].size.height).add(input.page_objects[page].number);
        shape.add(input.marked[page].mcids);
        for (const MarkedGroup& group : input.marked[page].groups) {
            if (group.is_artifact()) continue;
            shape.add(std::int64_t{group.owner.node} << 32 | std::int64_t{group.mcid} << 1 |
                      (group.owner.label ? 1 : 0));
            if (!becomes_figure(*input.nodes[group.owner.node].node)) continue;
            shape.add(group.end - group.begin);
            for (std::size_t i = group.begin; i < group.end; ++i)
                shape.add(bounds_of(input.pages.pages[page].items[i], input.fonts));
        }
    }
}

}  // namespace

Bytes shape_of(const StructureInput& input, const document::Document& document, const FileSoFar& before) {
    ShapeWriter shape;
    shape.add(before.objects).add(before.usage.fonts.size()).add(before.usage.pictures.size());
    for (const std::size_t font : before.usage.fonts) shape.add(font);
    for (const std::size_t picture : before.usage.pictures) shape.add(picture);
    shape.add(document.main.tag);
    add_nodes(input.nodes, shape);
    add_marks(input, shape);
    shape.add(input.annotations.size());
    for (const TaggedAnnotation& annotation : input.annotations) {
        shape.add(annotation.node).add(annotation.page);
        shape.add(annotation.object.number).add(annotation.struct_parent);
    }
    for (const page::Bookmark& bookmark : input.pages.bookmarks) {
        shape.add(bookmark.node).add(bookmark.level).add(bookmark.title);
        shape.add(bookmark.page).add(bookmark.top);
    }
    return shape.take();
}

const StructureMemory::Known* StructureMemory::find(ByteView shape) const {
    const auto found = known_.find(sum_of(shape));
    return found != known_.end() && found->second.shape == shape ? &found->second : nullptr;
}

const StructureMemory::Known& StructureMemory::remember(Known known) {
    if (known_.size() >= most_known) known_.clear();
    const std::uint32_t sum = sum_of(known.shape);
    return known_.insert_or_assign(sum, std::move(known)).first->second;
}

}  // namespace sigillum::pdf
