// Codes with an accident.
#pragma once

#include <string>
#include <vector>

#include "tests/fuzz/dice.h"

namespace sigillum::fuzz {

// One of the links after one to three accidents: to the text, to the bytes of the token behind its base 32,
// to a single number or length in them, by joining the halves of two tokens, by the other value of s, or to
// scheme and host, which say nothing. Never one of the links themselves.
std::string spoilt_link(const std::vector<std::string>& links, Dice& dice);

}  // namespace sigillum::fuzz
