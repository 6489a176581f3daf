#include "pdf/passage_cache.h"

#include <algorithm>
#include <string_view>
#include <variant>

namespace sigillum::pdf {
namespace {

// With some 24 bytes a glyph these bound the cache to about 5 MB; an edition's shared pages have some 10,000
// glyphs.
constexpr std::size_t most_kept_items = 200'000;
constexpr std::size_t most_seen = 20'000;

// Mixes values into a key that finds candidates; equality is decided by comparing.
class Mixer {
  public:
    void add(std::uint64_t value) { key_ = (key_ ^ value) * 0x9E3779B97F4A7C15U + (key_ >> 29U); }
    void add(Length length) { add(static_cast<std::uint64_t>(length.emu())); }
    void add(std::string_view text) { add(std::hash<std::string_view>{}(text)); }
    void add(const Rect& area) {
        add(area.at.x);
        add(area.at.y);
        add(area.size.width);
    }
    std::uint64_t key() const { return key_; }

  private:
    std::uint64_t key_ = 0;
};

// Runs are told by what they are, not by what they say: those that documents share come from one memory.
struct MixContent {
    Mixer& mixer;
    void operator()(const page::GlyphItem& glyphs) const {
        mixer.add(glyphs.run.identity());
        mixer.add(glyphs.baseline.x);
        mixer.add(glyphs.baseline.y);
        mixer.add(glyphs.size);
    }
    void operator()(const page::RuleItem& rule) const { mixer.add(rule.area); }
    void operator()(const page::ShapeItem& shape) const {
        mixer.add(shape.shape->path.segments.size());
        mixer.add(shape.origin.x);
        mixer.add(shape.origin.y);
    }
    void operator()(const page::PictureItem& picture) const {
        mixer.add(std::string_view(picture.name));
        mixer.add(picture.area);
    }
    void operator()(const page::CodeItem& code) const {
        mixer.add(code.area);
        mixer.add(std::string_view(reinterpret_cast<const char*>(code.modules.dark.data()),
                                   code.modules.dark.size()));
    }
};

std::uint64_t key_of(const Passage& passage) {
    Mixer mixer;
    mixer.add(passage.page.height);
    if (!passage.groups.empty()) {
        mixer.add(static_cast<std::uint64_t>(passage.groups.front().mcid));
        mixer.add(passage.groups.size());
    }
    for (const page::Item& item : passage.painted()) std::visit(MixContent{mixer}, item.content);
    return mixer.key();
}

// Which characters a glyph belongs to is no part of its look. Differences are gathered rather than looked for
// one by one, since nearly always there are none.
bool look_alike(const std::vector<font::Glyph>& a, const std::vector<font::Glyph>& b) {
    if (a.size() != b.size()) return false;
    std::uint32_t difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        difference |= static_cast<std::uint32_t>(a[i].id ^ b[i].id) |
                      static_cast<std::uint32_t>(a[i].advance ^ b[i].advance) |
                      static_cast<std::uint32_t>(a[i].dx ^ b[i].dx) |
                      static_cast<std::uint32_t>(a[i].dy ^ b[i].dy);
    }
    return difference == 0;
}

bool look_alike(const font::ShapedRun& a, const font::ShapedRun& b) {
    return a.face == b.face && a.text == b.text && a.right_to_left == b.right_to_left &&
           look_alike(a.glyphs, b.glyphs);
}

// Whether two items look the same, whoever owns them.
struct LooksLike {
    const page::Item& other;

    bool operator()(const page::GlyphItem& a) const {
        const auto* const b = std::get_if<page::GlyphItem>(&other.content);
        return b != nullptr && a.baseline == b->baseline && a.size == b->size && a.tracking == b->tracking &&
               a.color == b->color && (a.run.is(b->run) || look_alike(*a.run, *b->run));
    }
    bool operator()(const page::RuleItem& a) const {
        const auto* const b = std::get_if<page::RuleItem>(&other.content);
        return b != nullptr && a.area == b->area && a.color == b->color;
    }
    bool operator()(const page::ShapeItem& a) const {
        const auto* const b = std::get_if<page::ShapeItem>(&other.content);
        return b != nullptr && a.origin == b->origin && (a.shape == b->shape || *a.shape == *b->shape);
    }
    bool operator()(const page::PictureItem& a) const {
        const auto* const b = std::get_if<page::PictureItem>(&other.content);
        return b != nullptr && a.name == b->name && a.area == b->area;
    }
    bool operator()(const page::CodeItem& a) const {
        const auto* const b = std::get_if<page::CodeItem>(&other.content);
        return b != nullptr && a.modules == b->modules && a.area == b->area &&
               a.quiet_modules == b->quiet_modules;
    }
};

bool look_alike(const page::Item& a, const page::Item& b) { return std::visit(LooksLike{b}, a.content); }

std::size_t weight_of(const page::Item& item) {
    if (const auto* const glyphs = std::get_if<page::GlyphItem>(&item.content))
        return 8 + glyphs->run->glyphs.size();
    if (const auto* const shape = std::get_if<page::ShapeItem>(&item.content)) {
        return 8 + 3 * shape->shape->path.segments.size();
    }
    return 8;
}

}  // namespace

void PassageCache::begin_document() {
    of_document_.clear();
    if (seen_.size() > most_seen) seen_.clear();
    if (kept_items_ > most_kept_items) {
        kept_.clear();
        kept_items_ = 0;
    }
}

Result<const PassageStream*> PassageCache::stream_of(const Passage& passage) {
    const std::uint64_t key = key_of(passage);
    const auto [begin, end] = kept_.equal_range(key);
    const auto found =
        std::find_if(begin, end, [&](const auto& entry) { return is_equal(entry.second, passage); });
    if (found != end) return &found->second.stream;
    Result<PassageStream> stream = writer_.write(passage);
    if (!stream) return fail(std::move(stream.error()));
    if (!seen_.insert(key).second) keep(key, passage, *stream);
    return &of_document_.emplace_back(std::move(*stream));
}

std::vector<PassageCache::Mark> PassageCache::marks_of(const Passage& passage) {
    std::vector<Mark> marks;
    marks.reserve(passage.groups.size());
    for (const MarkedGroup& group : passage.groups) {
        Mark& mark = marks.emplace_back();
        mark.items = group.end - group.begin;
        mark.artifact = group.owner.artifact;
        mark.mcid = group.mcid;
        if (!group.is_artifact()) mark.content_type = passage.content_type(group);
        if (group.language != nullptr) mark.language = group.language->tag;
    }
    return marks;
}

bool PassageCache::is_equal(const Kept& kept, const Passage& passage) {
    const std::span<const page::Item> items = passage.painted();
    if (kept.page != passage.page || kept.items.size() != items.size() ||
        kept.marks.size() != passage.groups.size()) {
        return false;
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!look_alike(kept.items[i], items[i]) || kept.space_after[i] != passage.space_after_item(items[i]))
            return false;
    }
    return kept.marks == marks_of(passage);
}

void PassageCache::keep(std::uint64_t key, const Passage& passage, const PassageStream& stream) {
    Kept kept{
        .page = passage.page, .marks = marks_of(passage), .items = {}, .space_after = {}, .stream = stream};
    for (const page::Item& item : passage.painted()) {
        kept.items.push_back(item);
        kept.space_after.push_back(passage.space_after_item(item));
        kept_items_ += weight_of(item);
    }
    kept_.emplace(key, std::move(kept));
}

}  // namespace sigillum::pdf
