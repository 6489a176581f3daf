// Raw bytes: the content of a file, of a stream, of a message.
#pragma once

#include <string>
#include <string_view>

namespace sigillum {

// Bytes without an encoding. A std::string keeps short ones off the heap and meets every library used here
// halfway.
using Bytes = std::string;
using ByteView = std::string_view;

}  // namespace sigillum
