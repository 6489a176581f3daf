// A JSON object whose last member is a long list, written entry by entry.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "base/bytes.h"
#include "base/growing_file.h"
#include "base/result.h"

namespace sigillum::issue {

// Gives the file what `dump(2)` of the whole object would give, and a line feed; no more than one entry is in
// memory.
class JsonListing {
  public:
    // The object without the list, with one member or more; the name of the list; where all goes. The file
    // must outlive the listing.
    JsonListing(nlohmann::ordered_json head, std::string_view list, GrowingFile& file);

    // Both fail with cannot_write_file.
    Done append(const nlohmann::ordered_json& entry);
    // The end of the object; nothing may be appended after it.
    Done close();

  private:
    GrowingFile& file_;
    Bytes before_;  // stands before the next entry
    bool empty_ = true;
};

}  // namespace sigillum::issue
