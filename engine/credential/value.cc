#include "credential/value.h"

namespace sigillum::credential {

const Value* Value::find(std::string_view key) const {
    for (const Member& member : members) {
        if (member.key == key) return &member.value;
    }
    return nullptr;
}

std::string_view name_of(ValueKind kind) {
    switch (kind) {
        case ValueKind::text:
            return "a text";
        case ValueKind::number:
            return "a number";
        case ValueKind::boolean:
            return "true or false";
        case ValueKind::date:
            return "a date";
        case ValueKind::array:
            return "a list";
        case ValueKind::table:
            return "a table";
        case ValueKind::nothing:
            return "nothing";
    }
    return {};
}

}  // namespace sigillum::credential
