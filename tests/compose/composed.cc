#include "composed.h"

#include <gtest/gtest.h>

namespace sigillum::compose {

const locale::Catalogues& catalogues() {
    static const Result<locale::Catalogues> loaded = locale::Catalogues::load(SOURCE_DIR "/locales");
    if (!loaded) ADD_FAILURE() << to_string(loaded.error());
    return *loaded;
}

layout::Layout layout_of(const credential::Edition& edition) {
    const Result<layout::Layout> read =
        layout::read_layout(SOURCE_DIR "/layouts", std::string(credential::name_of(edition.type)));
    if (!read) ADD_FAILURE() << to_string(read.error());
    return *read;
}

Result<Composed> try_compose(const Sample& sample) {
    const layout::Layout layout = layout_of(sample.edition);
    Composer composer(sample.edition, layout, catalogues());
    return composer.compose(sample.credential());
}

document::Document composed(const Sample& sample) {
    Result<Composed> made = try_compose(sample);
    if (made) return std::move(made->document);
    ADD_FAILURE() << to_string(made.error());
    return {};
}

Sample in_languages(Sample sample, std::vector<std::string> tags) {
    sample.edition.languages.clear();
    for (std::string& tag : tags) sample.edition.languages.push_back({std::move(tag)});
    return sample;
}

}  // namespace sigillum::compose
