// Included before everything else where clang compiles what includes qpdf.
//
// qpdf 11.3 holds vectors of a class inside that class. clang in C++20 takes the constexpr members of
// libstdc++'s vector apart too early for that; as ordinary functions it leaves them until they are needed.
#pragma once

#include <string>
#undef _GLIBCXX20_CONSTEXPR
#define _GLIBCXX20_CONSTEXPR
#define __fill_a1 fill_of_bits  // declared constexpr before; see fill_of_bits.cc
#include <vector>
#undef __fill_a1
#undef _GLIBCXX20_CONSTEXPR
#define _GLIBCXX20_CONSTEXPR constexpr
