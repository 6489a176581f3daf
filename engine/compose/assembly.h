// One learner's document tree, put together from shared and own words.
#pragma once

#include "compose/shared_words.h"

namespace sigillum::compose {

// Section `certificate`: page 1.
document::Node certificate_page(const SharedWords& words, const Telling& telling);

// Section `supplement`, learning units included.
document::Node supplement(SharedWords& words, const Telling& telling);

}  // namespace sigillum::compose
