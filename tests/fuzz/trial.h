// What becomes of a mutation: whether a verifier who pinned the right keys is deceived by it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "tests/fuzz/dice.h"

namespace sigillum::fuzz {

enum class Fate {
    altered,      // refused: "altered"
    unreadable,   // refused: "unreadable"
    not_trusted,  // nothing was altered, as the verdict says, but signer or key is not a pinned one; shows no
                  // facts, or those of the genuine one
    same_values,  // accepted, and every signed byte and shown fact is that of a genuine one
    deceived,     // accepted with a changed signed byte or a changed fact: must never happen
};
inline constexpr std::size_t fates = 5;
std::string_view name_of(Fate fate);

// Makes mutations of one kind and judges them.
class Trial {
  public:
    virtual ~Trial() = default;
    virtual Bytes mutation(Dice& dice) const = 0;
    virtual Fate fate_of(ByteView mutation) const = 0;
};

// Links of codes; documents. Genuine ones are held to be accepted first; a program in which they are not
// ends.
std::unique_ptr<Trial> token_trial();
std::unique_ptr<Trial> pdf_trial();

}  // namespace sigillum::fuzz
