// The function that vector_for_clang.h leaves undefined, from libstdc++ itself. Compiled without that header.
#include <vector>

extern void (*const fill_of_bits)(std::_Bit_iterator, std::_Bit_iterator, const bool&);
void (*const fill_of_bits)(std::_Bit_iterator, std::_Bit_iterator, const bool&) = &std::__fill_a1;
