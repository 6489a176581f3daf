#include "pdf/marked_groups.h"

#include <string_view>

#include "pdf/actual_text.h"
#include "pdf/text_joint.h"

namespace sigillum::pdf {
namespace {

// Of running heads, which name the learner.
constexpr document::NodeId passage_of_heads = -2;
// Of what all learners share, the root's.
constexpr document::NodeId common_passage = 0;

// Gathers the groups of one page.
class Gatherer {
  public:
    Gatherer(const page::Page& page, const NodeIndex& nodes, const FontSet& fonts, ReadBackMemory& memory)
        : page_(page), nodes_(nodes), fonts_(fonts), memory_(memory) {}

    MarkedPage gather() && {
        marked_.groups.reserve(page_.items.size());
        for (std::size_t i = 0; i < page_.items.size(); ++i) add(i);
        marked_.space_after.resize(page_.items.size());
        return std::move(marked_);
    }

  private:
    void add(std::size_t index) {
        const page::Item& item = page_.items[index];
        const auto* const glyphs = std::get_if<page::GlyphItem>(&item.content);
        const page::Owner owner = effective_owner(item.owner);
        const Language* const language = foreign_language(owner, glyphs);
        const bool spelled_out =
            owner.node >= 0 && glyphs != nullptr && needs_actual_text(*glyphs, fonts_, &memory_);
        if (spelled_out || !continues(owner, language, glyphs != nullptr))
            begin_group(index, owner, language);
        MarkedGroup& group = marked_.groups.back();
        if (glyphs != nullptr) {
            group.language = language;
            has_text_ = true;
        }
        group.actual_text = spelled_out;
        group.end = index + 1;
    }

    page::Owner effective_owner(page::Owner owner) const {
        if (!nodes_.contains(owner.node)) return page::Owner::none(owner.artifact);
        owner.artifact = page::Artifact::layout;
        if (nodes_[owner.node].node->kind != document::Kind::list_item) owner.label = false;
        return owner;
    }

    const Language* foreign_language(const page::Owner& owner, const page::GlyphItem* glyphs) const {
        if (glyphs == nullptr || owner.node < 0 || glyphs->run->language.tag.empty()) return nullptr;
        return glyphs->run->language == *nodes_[owner.node].language ? nullptr : &glyphs->run->language;
    }

    bool continues(const page::Owner& owner, const Language* language, bool is_text) const {
        if (marked_.groups.empty() || marked_.groups.back().owner != owner ||
            marked_.groups.back().actual_text)
            return false;
        if (!is_text || !has_text_) return true;
        const Language* const current = marked_.groups.back().language;
        return current == nullptr || language == nullptr ? current == language : *current == *language;
    }

    // What belongs to the layout goes with what it stands beside, the learner's own or not.
    void assign_passage(MarkedGroup& artifact) const {
        const page::Artifact kind = artifact.owner.artifact;
        if (kind == page::Artifact::header) {
            artifact.passage = passage_of_heads;
            artifact.of_one_learner = true;
        } else if (kind == page::Artifact::layout && !marked_.groups.empty()) {
            artifact.passage = marked_.groups.back().passage;
            artifact.of_one_learner = marked_.groups.back().of_one_learner;
        } else {
            artifact.passage = common_passage;
        }
    }

    void begin_group(std::size_t index, const page::Owner& owner, const Language* language) {
        MarkedGroup group{.begin = index, .end = index, .owner = owner, .language = language};
        if (group.is_artifact()) {
            assign_passage(group);
        } else {
            group.mcid = marked_.mcids++;
            group.passage = nodes_[owner.node].passage;
            group.of_one_learner = nodes_[owner.node].of_one_learner;
        }
        has_text_ = false;
        marked_.groups.push_back(group);
    }

    const page::Page& page_;
    const NodeIndex& nodes_;
    const FontSet& fonts_;
    ReadBackMemory& memory_;
    MarkedPage marked_;
    bool has_text_ = false;  // whether the last group has text yet
};

// Finds, over all pages, the texts of a node that need a space behind them.
class SpaceFinder {
  public:
    SpaceFinder(std::vector<MarkedPage>& marked, const NodeIndex& nodes, const FontSet& fonts)
        : marked_(marked), fonts_(fonts), last_(static_cast<std::size_t>(nodes.size())) {}

    void visit(const page::Page& page, std::size_t page_index) {
        for (const MarkedGroup& group : marked_[page_index].groups) {
            if (group.is_artifact()) continue;
            for (std::size_t i = group.begin; i < group.end; ++i) {
                const auto* const glyphs = std::get_if<page::GlyphItem>(&page.items[i].content);
                if (glyphs == nullptr || glyphs->run->glyphs.empty()) continue;
                visit(*glyphs, {page_index, i, group.owner});
            }
        }
    }

  private:
    struct Where {
        std::size_t page = 0;
        std::size_t item = 0;
        page::Owner owner;
    };
    struct Last {
        const page::GlyphItem* glyphs = nullptr;
        Where where;
    };

    void visit(const page::GlyphItem& glyphs, const Where& where) {
        Last& last = last_[static_cast<std::size_t>(where.owner.node)];
        // The label and the body of a list item are elements of their own.
        if (last.glyphs != nullptr && last.where.owner.label == where.owner.label) {
            const TextJoint joint{*last.glyphs, glyphs, last.where.page == where.page,
                                  units_per_em(*last.glyphs)};
            if (needs_space(joint)) marked_[last.where.page].space_after[last.where.item] = true;
        }
        last = {&glyphs, where};
    }

    int units_per_em(const page::GlyphItem& glyphs) const {
        const auto index = fonts_.index_of(glyphs.run->face);
        return index ? fonts_.at(*index).face.measures.units_per_em : 1000;
    }

    std::vector<MarkedPage>& marked_;
    const FontSet& fonts_;
    std::vector<Last> last_;
};

}  // namespace

std::vector<MarkedPage> mark(const page::Pages& pages, const NodeIndex& nodes, const FontSet& fonts,
                             ReadBackMemory& memory) {
    std::vector<MarkedPage> marked;
    marked.reserve(pages.pages.size());
    for (const page::Page& page : pages.pages)
        marked.push_back(Gatherer(page, nodes, fonts, memory).gather());
    SpaceFinder finder(marked, nodes, fonts);
    for (std::size_t i = 0; i < pages.pages.size(); ++i) finder.visit(pages.pages[i], i);
    return marked;
}

}  // namespace sigillum::pdf
