// Where the words of one language may be parted by a hyphen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace sigillum::locale {

inline constexpr ErrorKind bad_hyphenation{"bad-hyphenation"};

// The patterns of a dictionary in the format of libhyphen (README.compound and README.nonstandard of that
// library), matched as that library does, which takes two seconds to read the German one. Of two levels the
// first finds the parts of a compound. A break that would change the spelling ("asz-szony" of "asszony") is
// left out, since text must be found on the page as it was written. Immutable once read.
class Hyphenation {
  public:
    // `bytes`: of a dictionary's file; `shown`: its name in errors. Error bad_hyphenation.
    static Result<Hyphenation> read(ByteView bytes, const std::string& shown);

    Hyphenation(Hyphenation&&) noexcept;
    Hyphenation& operator=(Hyphenation&&) noexcept;
    ~Hyphenation();

    // The bytes of a word before which a new line may begin, ascending. The word consists of letters and
    // comes in any case. As many letters stay before and after as the dictionary asks for, at least two;
    // three stay after where it does not say.
    std::vector<std::size_t> breaks(std::string_view word) const;

  private:
    struct Patterns;
    explicit Hyphenation(std::unique_ptr<const Patterns> patterns);
    std::unique_ptr<const Patterns> patterns_;
};

}  // namespace sigillum::locale
