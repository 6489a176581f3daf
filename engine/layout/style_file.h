// Styles as layout files hold them.
#pragma once

#include <map>
#include <string>

#include "layout/json_object.h"
#include "layout/style.h"

namespace sigillum::layout {

// Lays the styles under `key` over those of `into`; a style given again is changed only in the keys it names.
// Mistakes are noted in `parent`.
void read_styles(JsonObject& parent, const std::string& key, std::map<StyleName, Style>& into);

}  // namespace sigillum::layout
