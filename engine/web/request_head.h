// The head of an HTTP request: request line and fields, read strictly.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace sigillum::web {

struct HeadLimits {
    std::size_t bytes = 16'384;  // request line and fields together
    std::size_t fields = 64;     // number of fields
    std::size_t target = 2'048;  // characters of path and query
};

struct RequestHead {
    std::string method;  // "GET"; any token
    std::string target;  // path and query as they were sent; begins with "/"
    std::vector<std::pair<std::string, std::string>>
        fields;                    // names in small letters, values without margins
    std::size_t bytes = 0;         // what of the input is the head
    std::uint64_t body_bytes = 0;  // Content-Length
    bool keeps_alive = true;       // the client would send more requests
    bool awaits_continue = false;  // sends its body only when told to

    // The field's value; values of a repeated one joined with commas, nothing for one that is missing.
    std::string field(std::string_view name) const;
};

struct IncompleteHead {};

// The status that answers a head which is not to be read on: 400 against the grammar, 411 a body of unknown
// length, 414 and 431 too long, 417, 505 another version.
struct RefusedHead {
    int status = 400;
};

// Reads the head at the beginning of what was received (RFC 9112). Stricter than the standard allows where
// others have been led to disagree on where a message ends: lone line feeds, folded lines, spaces before the
// colon, control characters, two lengths or a Transfer-Encoding are refused.
std::variant<IncompleteHead, RequestHead, RefusedHead> read_head(std::string_view received,
                                                                 const HeadLimits& limits = {});

}  // namespace sigillum::web
