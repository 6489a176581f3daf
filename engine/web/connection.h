// One connection of a client, between one request and the next.
#pragma once

#include <chrono>
#include <cstdint>

#include "web/client_address.h"
#include "web/journal.h"
#include "web/request_head.h"

namespace sigillum::web {

// What a connection is waiting for.
enum class Phase {
    head,       // a request's head, or its first byte
    body,       // the rest of a request's body
    working,    // a verdict
    writing,    // the client, to take its answer
    lingering,  // the client, to end what it was sending, so that it sees why it was refused
    ended,
};

struct Connection {
    std::uint64_t id = 0;
    int socket = -1;  // owned by the loop
    ClientAddress peer;
    bool counted = false;  // among the connections of its client
    Phase phase = Phase::head;
    std::uint32_t interest = 0;            // the events that are waited for
    std::chrono::microseconds deadline{};  // then it ends, by the steady clock

    Bytes input;   // received and not yet read
    Bytes output;  // of which `sent` bytes are on their way
    std::size_t sent = 0;

    RequestHead head;  // of the present request
    ClientAddress client;
    std::size_t upload_bytes = 0;  // its share of the room for uploads
    std::size_t requests = 0;
    bool closes = false;  // after the present answer
    bool lingers = false;
    std::chrono::microseconds started{};
    AccessEntry entry;
};

}  // namespace sigillum::web
