// How a registry is opened, and what can stand in the way whatever keeps it.
#pragma once

#include "base/error.h"

namespace sigillum::registry {

inline constexpr ErrorKind registry_missing{"registry-missing"};
inline constexpr ErrorKind registry_unavailable{"registry-unavailable"};  // cannot be opened, read or written
inline constexpr ErrorKind registry_locked{"registry-locked"};      // another program holds it for too long
inline constexpr ErrorKind registry_conflict{"registry-conflict"};  // undone in favour of another program
inline constexpr ErrorKind registry_disk_full{"registry-disk-full"};
inline constexpr ErrorKind registry_corrupt{"registry-corrupt"};
inline constexpr ErrorKind not_a_registry{"not-a-registry"};
inline constexpr ErrorKind registry_newer{"registry-newer"};  // made by a later version of the program
inline constexpr ErrorKind registry_older{"registry-older"};  // made by an earlier version of the program

enum class Access {
    read_only,          // nothing can be changed through the store
    read_write,         // the registry must be there
    create_if_missing,  // a missing one is made
};

}  // namespace sigillum::registry
