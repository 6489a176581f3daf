#include "typeset/shaper.h"

#include "typeset/content_key.h"

namespace sigillum::typeset {

const font::SharedRun& Shaper::shape(font::FaceId face, const font::ShapeRequest& request) {
    ContentKey key;
    key.add(face).add(request.features.tabular).add(request.features.ligatures).add(request.right_to_left);
    key.add(request.language.tag).add(request.text);
    if (const font::SharedRun* known = runs_.find(key.text())) return *known;
    font::ShapedRun run = fonts_.shape(face, request);
    glyph_use_.add(run);
    return runs_.remember(key.take(), std::move(run));
}

const font::SharedRun* Shaper::hyphen(font::FaceId face, const font::ShapeRequest& like) {
    constexpr std::string_view soft_hyphen = "\xC2\xAD";
    font::ShapeRequest request = like;
    request.text = soft_hyphen;
    ContentKey key;
    key.add(face).add(request.features.tabular).add(request.features.ligatures).add(request.right_to_left);
    key.add(request.language.tag).add(request.text).add("hyphen");
    if (const font::SharedRun* known = runs_.find(key.text()))
        return (*known)->glyphs.empty() ? nullptr : known;
    request.text = "-";
    font::ShapedRun run = fonts_.shape(face, request);
    const bool missing = run.glyphs.size() != 1 || run.glyphs.front().id == 0;
    if (missing) run.glyphs.clear();
    run.text = soft_hyphen;
    if (!missing) glyph_use_.add(run);
    const font::SharedRun& kept = runs_.remember(key.take(), std::move(run));
    return missing ? nullptr : &kept;
}

}  // namespace sigillum::typeset
