// The files of a published site before they lie in a folder.
#pragma once

#include <map>
#include <string>

#include "base/bytes.h"

namespace sigillum::web {

// Path in V/ to content. Paths use "/" and stay inside.
using SiteFiles = std::map<std::string, Bytes>;

}  // namespace sigillum::web
