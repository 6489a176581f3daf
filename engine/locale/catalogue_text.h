// The text of a catalogue's file, changed as a person would change it by hand.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace sigillum::locale {

// Changes single values of two-level JSON and leaves every other byte as it is: order, indentation, members
// that nobody here knows. Edits are collected and applied together.
class CatalogueText {
  public:
    // `json` is well formed (read_catalogue_file has accepted it).
    explicit CatalogueText(Bytes json);

    // Puts a text in place of `object.key`, or adds it in the order of the keys where there is none.
    void set(std::string_view object, std::string_view key, std::string_view text);
    // The same with a list of texts, one a line; added at the end where there is none; an empty list leaves
    // nothing of the member.
    void set_list(std::string_view object, std::string_view key, const std::vector<std::string>& texts);
    // The file with all that was set.
    Bytes edited() const;

  private:
    struct Member {
        std::string object, key;
        std::size_t key_begin = 0, begin = 0, end = 0;  // of the key's quotation mark and of the value
    };
    struct Edit {
        std::size_t begin = 0, end = 0;
        std::string text;
    };
    const Member* find(std::string_view object, std::string_view key) const;
    void add(std::string_view object, std::string_view key, const std::string& value, bool sorted);
    void remove(const Member& member);
    std::size_t skip_space(std::size_t at) const;
    std::size_t end_of_string(std::size_t at) const;
    std::size_t read_value(std::size_t at, const std::string& object, int depth);
    std::size_t read_object(std::size_t at, const std::string& object, int depth);

    Bytes json_;
    std::vector<Member> members_;
    std::vector<Edit> edits_;
};

}  // namespace sigillum::locale
