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
    template <class Number>
    requires(std::is_integral_v<Number> || std::is_enum_v<Number>) ContentKey& add(Number number) {
        const auto wide = static_cast<std::int64_t>(number);
        key_.append(reinterpret_cast<const char*>(&wide), sizeof wide);
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
        for (const document::Run& run : text) add(run.emphasis).add(run.language.tag).add(run.text);
        return *this;
    }

    const std::string& text() const { return key_; }
    std::string take() { return std::move(key_); }

  private:
    std::string key_;
};

}  // namespace sigillum::typeset
