// The alliance and its universities, kept in one file that every edition shares and names by id.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "credential/local_text.h"

namespace sigillum::credential {

enum class Relation { member, associated_partner };

// A mark with the words that stand beside it, set in type by us.
struct Logo {
    std::filesystem::path file;     // SVG or PNG, absolute
    std::string wordmark;           // "Politechnika"; may be empty
    std::string wordmark_sub;       // second line, small; may be empty
    std::string alternate;          // for those who cannot see it; made from the name when empty
};

struct University {
    std::string id;    // "wut"
    LocalText name;    // "Warsaw University of Technology"
    std::string country;  // ISO 3166-1 alpha-2
    Relation relation = Relation::member;
    LocalText relation_phrase;  // instead of "member of the … Alliance" for associated partners
    Logo logo;
};

struct Supporter {
    std::string id;
    LocalText name;
    Logo logo;
};

struct Alliance {
    std::string id;    // "enhance"
    std::string name;  // "ENHANCE", as data in every language
    Logo logo;
    std::filesystem::path seal;  // the micro-credential mark
    bool seal_contains_logo = false;
    std::string verification_host;  // "verify.enhance.example"
};

// All of one directory file.
struct Directory {
    Alliance alliance;
    std::map<std::string, University, std::less<>> universities;
    std::map<std::string, Supporter, std::less<>> supporters;
};

}  // namespace sigillum::credential
