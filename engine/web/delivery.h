// How a file of the site is handed over: what it is called and how long it may be kept.
#pragma once

#include <string_view>

namespace sigillum::web {

struct Delivery {
    std::string_view media_type;
    std::string_view cache_control;
    bool compressible = false;
    bool for_every_origin = false;  // keys and lists may be read by pages of any other host
};

// For the path of a file, "/V/status/now.json".
Delivery delivery_of(std::string_view path);

}  // namespace sigillum::web
