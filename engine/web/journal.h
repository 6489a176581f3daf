// What the server tells about itself while it runs.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "base/error.h"
#include "web/answer.h"

namespace sigillum::web {

// One request. Nothing in it leads to a person or a certificate: no address, no path, no number, no browser.
struct AccessEntry {
    std::chrono::milliseconds at{};  // since 1970
    std::string method;
    Route route = Route::unknown;
    int status = 0;
    std::size_t bytes = 0;  // of the answer, head and body
    std::chrono::microseconds
        duration{};  // from the last byte of the request's head to the last of the answer
};

// {"time":"2026-11-22T18:00:00.123Z","method":"GET","route":"file","status":200,"bytes":5120,"ms":0.142}
std::string access_line(const AccessEntry& entry);

// Whoever starts the server keeps it. May be called from several threads at once.
class Journal {
  public:
    virtual ~Journal() = default;
    virtual void answered(const AccessEntry& entry) = 0;
    virtual void failed(const Error& error) = 0;
};

}  // namespace sigillum::web
