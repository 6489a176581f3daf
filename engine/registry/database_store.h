// A registry whose rows stand in the tables of a database.
#pragma once

#include <memory>

#include "base/result.h"
#include "registry/database.h"
#include "registry/store.h"

namespace sigillum::registry {

// A store on an open database whose tables are there and of the present version.
Result<std::unique_ptr<Store>> store_in(std::unique_ptr<Database> database);

}  // namespace sigillum::registry
