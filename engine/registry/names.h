// The printable names of those who award, met at issuing.
#pragma once

#include <map>
#include <string>

namespace sigillum::registry {

// Short identifier to printable name.
struct Names {
    std::map<std::string, std::string> awarding_bodies;
    std::map<std::string, std::string> alliances;
    bool operator==(const Names&) const = default;
};

}  // namespace sigillum::registry
