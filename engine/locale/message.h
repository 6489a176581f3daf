// One message of a catalogue: a pattern of ICU MessageFormat, compiled once.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sigillum::locale {

inline constexpr ErrorKind bad_message{"bad-message"};
inline constexpr ErrorKind missing_argument{"missing-argument"};

// Arguments of a message by name; values are text already in the message's language. Arguments of a plural are whole or decimal
// numbers written with a point.
using Arguments = std::map<std::string, std::string, std::less<>>;

// Immutable: usable from several threads at once.
class Message {
  public:
    // `icu_locale` decides the plural rules. Error bad_message says what ICU dislikes about the pattern.
    static Result<Message> compile(std::string_view pattern, const std::string& icu_locale);
    Message(Message&&) noexcept;
    Message& operator=(Message&&) noexcept;
    ~Message();

    // The pattern filled in. Error missing_argument names an argument that the pattern has and the caller has not.
    Result<std::string> text(const Arguments& arguments) const;
    const std::set<std::string, std::less<>>& arguments() const { return arguments_; }

  private:
    struct Pattern;
    Message();
    // The pattern filled in by ICU, which makes its choices.
    Result<std::string> chosen(const std::vector<const std::string*>& given) const;

    std::string plain_;                 // the whole text of a message without arguments
    std::unique_ptr<Pattern> pattern_;  // null for such a message
    std::set<std::string, std::less<>> arguments_;
};

}  // namespace sigillum::locale
