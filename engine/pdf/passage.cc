#include "pdf/passage.h"

namespace sigillum::pdf {
namespace {

// Compressed once for many documents.
constexpr int level_for_shared = 9;
// Below this compression saves less than it adds.
constexpr std::size_t worth_compressing = 320;

Done paint(Canvas& canvas, const Passage& passage) {
    if (passage.groups.empty()) {
        for (const page::Item& item : passage.items) {
            if (Done done = canvas.paint(item, false); !done) return done;
        }
    }
    for (const MarkedGroup& group : passage.groups) {
        if (group.is_artifact()) {
            canvas.begin_artifact(group.owner.artifact);
        } else {
            canvas.begin_content(passage.mark_of(group));
        }
        for (std::size_t i = group.begin; i < group.end; ++i) {
            const page::Item& item = passage.items[i];
            if (Done done = canvas.paint(item, passage.space_after_item(item)); !done) return done;
        }
        canvas.end_marked();
    }
    canvas.finish();
    return {};
}

}  // namespace

std::span<const page::Item> Passage::painted() const {
    if (groups.empty()) return items;
    return items.subspan(groups.front().begin, groups.back().end - groups.front().begin);
}

bool Passage::space_after_item(const page::Item& item) const {
    return space_after != nullptr && (*space_after)[static_cast<std::size_t>(&item - items.data())];
}

ContentMark Passage::mark_of(const MarkedGroup& group) const {
    ContentMark mark{content_type(group), group.mcid, group.language, {}};
    if (group.actual_text) {
        const page::Item& item = items[group.begin];
        mark.actual_text = std::get<page::GlyphItem>(item.content).run->text;
        if (space_after_item(item)) mark.actual_text += ' ';
    }
    return mark;
}

ByteView Passage::content_type(const MarkedGroup& group) const {
    return pdf::content_type(*(*nodes)[group.owner.node].node, group.owner.label);
}

std::vector<Passage> passages_of(const page::Page& page, const MarkedPage& marked, const NodeIndex& nodes) {
    std::vector<Passage> passages;
    const std::span<const MarkedGroup> groups = marked.groups;
    for (std::size_t begin = 0; begin < groups.size();) {
        std::size_t end = begin + 1;
        while (end < groups.size() && groups[end].passage == groups[begin].passage) ++end;
        passages.push_back(
            {page.size, page.items, groups.subspan(begin, end - begin), &marked.space_after, &nodes});
        begin = end;
    }
    return passages;
}

PassageWriter::PassageWriter(const Resources& resources)
    : resources_(resources), deflate_(level_for_shared) {}

Result<PassageStream> PassageWriter::write(const Passage& passage) {
    PassageStream stream;
    content_.clear();
    Canvas canvas(content_, passage.page, resources_, stream.usage);
    if (Done done = paint(canvas, passage); !done) return fail(std::move(done.error()));
    if (const Canvas::Records records = canvas.records(); records.begin < records.end) {
        stream.deflated = true;
        stream.bytes = code_deflate_.compress(content_, records.begin, records.end);
        return stream;
    }
    // What else one learner has alone is a few kilobytes, which would be compressed anew for every document.
    const bool of_one_learner = !passage.groups.empty() && passage.groups.front().of_one_learner;
    stream.deflated = !of_one_learner && content_.size() >= worth_compressing;
    stream.bytes = stream.deflated ? deflate_.compress(content_) : content_;
    return stream;
}

}  // namespace sigillum::pdf
