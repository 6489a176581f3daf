// Composing in tests: catalogues and layouts as the project ships them.
#pragma once

#include <string>
#include <vector>

#include "compose/composer.h"
#include "sample_editions.h"

namespace sigillum::compose {

const locale::Catalogues& catalogues();
layout::Layout layout_of(const credential::Edition& edition);
Result<Composed> try_compose(const Sample& sample);
// Fails the test when the document cannot be composed.
document::Document composed(const Sample& sample);
Sample in_languages(Sample sample, std::vector<std::string> tags);

}  // namespace sigillum::compose
