#include "registry/database.h"

#include "registry/access.h"

namespace sigillum::registry {

Done Statement::run() {
    const Result<bool> stepped = step();
    if (!stepped) return fail(stepped.error());
    reset();
    return {};
}

tl::unexpected<Error> Database::corrupt() const {
    return fail(registry_corrupt, {.file = name()}, "the registry is damaged",
                "an intact registry, from a backup");
}

Result<Transaction> Transaction::for_changes(const Database& database) {
    if (const Done begun = database.begin_changes(); !begun) return fail(begun.error());
    return Transaction(database);
}

Result<Transaction> Transaction::for_reading(const Database& database) {
    if (const Done begun = database.begin_reading(); !begun) return fail(begun.error());
    return Transaction(database);
}

Done Transaction::commit() {
    Done committed = database_->commit();
    if (committed) database_ = nullptr;
    return committed;
}

Transaction::~Transaction() {
    if (database_ != nullptr) database_->undo();
}

}  // namespace sigillum::registry
