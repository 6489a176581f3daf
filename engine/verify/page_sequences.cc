#include "verify/page_sequences.h"

#include <fmt/format.h>

#include <utility>

namespace sigillum::verify {
namespace {

constexpr std::size_t most_kept = std::size_t{4} << 20;       // bytes of content
constexpr std::size_t largest_stream = std::size_t{4} << 20;  // expanded

tl::unexpected<Error> refuse(std::string found) { return fail(not_plain, {}, std::move(found)); }

}  // namespace

void SequenceReader::begin_document() {
    of_document_.clear();
    if (kept_bytes_ <= most_kept) return;
    font_sets_.clear();
    font_texts_.clear();
    kept_bytes_ = 0;
}

Result<PageSequences> SequenceReader::page(const PlainObjects& objects, const RawDictionary& page) {
    const auto resources = page.value("Resources");
    const auto contents = page.value("Contents");
    const auto numbers = contents ? references_in(contents->of(objects.file())) : std::nullopt;
    if (!resources || !numbers) return refuse("a page has no resources or no content");
    auto set = font_set(objects, *resources);
    if (!set) return fail(set.error());
    PageSequences sequences;
    for (const int number : *numbers) {
        const auto content = objects.object(number);
        if (!content) return fail(content.error());
        const auto read = texts(*content, **set);
        if (!read) return fail(read.error());
        for (const std::string& text : **read) sequences.push_back(&text);
    }
    return sequences;
}

Result<SequenceReader::FontSet*> SequenceReader::font_set(const PlainObjects& objects, ByteSpan resources) {
    const auto number = reference_in(resources.of(objects.file()));
    if (number) {
        const auto known = of_document_.find(*number);
        if (known != of_document_.end()) return known->second;
    }
    const auto dictionary = dictionary_of(objects, resources);
    if (!dictionary) return fail(dictionary.error());
    PageFonts fonts;
    if (const auto listed = dictionary->value("Font")) {
        const auto by_name = dictionary_of(objects, *listed);
        if (!by_name) return fail(by_name.error());
        for (const RawEntry& entry : by_name->entries) {
            const auto font = reference_in(entry.value.of(objects.file()));
            if (!font) return refuse("a font of a page cannot be found");
            const auto found = font_texts(objects, *font);
            if (!found) return fail(found.error());
            fonts.emplace(entry.key, *found);
        }
    }
    auto& set = font_sets_[fonts];
    if (!set) set = std::make_unique<FontSet>(FontSet{std::move(fonts), {}});
    if (number) of_document_.emplace(*number, set.get());
    return set.get();
}

Result<const FontTexts*> SequenceReader::font_texts(const PlainObjects& objects, int font) {
    const auto object = objects.object(font);
    if (!object) return fail(object.error());
    const auto map = object->dictionary.value("ToUnicode");
    const auto number = map ? reference_in(map->of(objects.file())) : std::nullopt;
    if (!number) return refuse(fmt::format("the font in object {} does not say what its glyphs mean", font));
    const auto stream = objects.object(*number);
    if (!stream) return fail(stream.error());
    const auto known = font_texts_.find(stream->stream);
    if (known != font_texts_.end()) return known->second.get();
    const auto bytes = stream->deflated ? inflate_.expanded(stream->stream, largest_stream) : stream->stream;
    if (!bytes) return refuse("the map of a font's characters cannot be expanded");
    kept_bytes_ += stream->stream.size();
    return font_texts_.emplace(Bytes(stream->stream), std::make_unique<FontTexts>(FontTexts::read(*bytes)))
        .first->second.get();
}

Result<const std::vector<std::string>*> SequenceReader::texts(const PlainObject& content, FontSet& set) {
    static const std::vector<std::string> none;
    // Without the operator that begins text there is none, and no need to follow the drawing.
    if (!content.deflated && content.stream.find("BT") == ByteView::npos) return &none;
    const auto known = set.contents.find(content.stream);
    if (known != set.contents.end()) return &known->second;
    const auto bytes = content.deflated ? inflate_.expanded(content.stream, largest_stream) : content.stream;
    if (!bytes) return refuse("a page's content cannot be expanded");
    if (bytes->find("BT") == ByteView::npos) return &none;  // the code, which no other document has
    auto read = texts_of_content(*bytes, set.fonts);
    if (!read) return refuse("a page's content cannot be followed");
    kept_bytes_ += content.stream.size();
    return &set.contents.emplace(Bytes(content.stream), std::move(*read)).first->second;
}

}  // namespace sigillum::verify
