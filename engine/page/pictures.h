// The pictures an edition's pages show, by name, prepared once.
#pragma once

#include <map>
#include <string>

#include "picture/picture.h"

namespace sigillum::page {

// Marks, logos and ornament. Names are stable: "mark:enhance", "seal", "frame", "spindle", "strip".
using Pictures = std::map<std::string, picture::Picture, std::less<>>;

}  // namespace sigillum::page
