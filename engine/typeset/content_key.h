// Content written out as the key of a memory: equal content gives equal keys, different content different
// ones.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/length.h"
#include "document/text.h"

namespace sigillum::typeset {

class ContentKey {
  public:
    ContentKey() { key_.reserve(240); }

    template <class Number>
    requires(std::is_integral_v<Number> || std::is_enum_v<Number>) ContentKey& add(Number number) {
        // Seven bits a byte, the last one without the eighth: nearly all numbers are small, and keys are
        // hashed and compared whole.
        auto rest = static_cast<std::uint64_t>(static_cast<std::int64_t>(number));
        for (; rest >= 0x80U; rest >>= 7U) key_ += static_cast<char>(rest | 0x80U);
        key_ += static_cast<char>(rest);
        return *this;
    }
    ContentKey& add(Length length) { return add(length.emu()); }
    ContentKey& add(std::string_view text) {
        add(text.size());
        key_.append(text);
        return *this;
    }
    ContentKey& add(const document::Text& text) {
        add(text.size());
        for (const document::Run& run : text)
            add(run.emphasis).add(run.whole).add(run.language.tag).add(run.text);
        return *this;
    }

    const std::string& text() const { return key_; }
    std::string take() { return std::move(key_); }

  private:
    std::string key_;
};

}  // namespace sigillum::typeset
