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

}  // namespace sigillum::typeset
