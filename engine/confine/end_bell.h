// Ends the processes that are watched with it, from another thread.
#pragma once

#include "confine/descriptor.h"

namespace sigillum::confine {

class EndBell {
  public:
    EndBell();

    // From any thread: every process that is watched with it is killed, and none is started any more.
    void ring() const;
    bool has_rung() const;
    // Becomes readable when it rings, and stays so. -1 where the system gave none; then it does nothing.
    int number() const { return bell_.number(); }

  private:
    Descriptor bell_;
};

}  // namespace sigillum::confine
