// The marks of a catalogue's texts while they change, written back as short lists.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "locale/catalogue_file.h"
#include "locale/catalogue_text.h"

namespace sigillum::locale {

class MarkedTexts {
  public:
    explicit MarkedTexts(const CatalogueFile& file);

    void set(const std::string& key, ReviewStatus mark);
    // Puts the lists into the catalogue: of official texts key by key, of the others by whole groups
    // (“row.*”) where a group allows it. When nothing is left unreviewed, the catalogue as a whole becomes
    // reviewed.
    void write(CatalogueText& text) const;

  private:
    bool any(ReviewStatus mark) const;
    // The texts of a mark as a list names them; official texts have a list of their own if `official_apart`.
    std::vector<std::string> entries(ReviewStatus mark, bool official_apart) const;

    ReviewStatus usual_;
    std::map<std::string, ReviewStatus> marks_;
    std::vector<std::string> official_;  // as the file lists them
};

}  // namespace sigillum::locale
