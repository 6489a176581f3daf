#include "issue/json_listing.h"

namespace sigillum::issue {
namespace {

constexpr int step = 2;  // of the indentation
constexpr std::string_view before_entry = "\n    ";

}  // namespace

JsonListing::JsonListing(nlohmann::ordered_json head, std::string_view list, GrowingFile& file)
    : file_(file) {
    head[std::string(list)] = nlohmann::ordered_json::array();
    before_ = head.dump(step);
    before_.resize(before_.rfind(']'));
}

Done JsonListing::append(const nlohmann::ordered_json& entry) {
    before_ += before_entry;
    // A line feed within a text is escaped, so that these are the ends of lines.
    for (const char c : entry.dump(step)) {
        if (c == '\n')
            before_ += before_entry;
        else
            before_ += c;
    }
    const Done done = file_.append(before_);
    before_ = ",";
    empty_ = false;
    return done;
}

Done JsonListing::close() { return file_.append(empty_ ? before_ + "]\n}\n" : Bytes("\n  ]\n}\n")); }

}  // namespace sigillum::issue
