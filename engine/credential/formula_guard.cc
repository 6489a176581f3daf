#include "credential/formula_guard.h"

namespace sigillum::credential {
namespace {

// Signs that are wider than the ASCII ones count too: spreadsheets of East Asia take them for the same.
bool begins_formula(std::string_view text) {
    const auto at = text.find_first_not_of('\'');
    if (at == std::string_view::npos) return false;
    const std::string_view rest = text.substr(at);
    for (const std::string_view sign : {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}) {
        if (rest.starts_with(sign)) return true;
    }
    return false;
}

}  // namespace

Bytes with_formula_guard(std::string_view text) {
    Bytes guarded(text);
    if (begins_formula(text)) guarded.insert(guarded.begin(), '\'');
    return guarded;
}

Bytes without_formula_guard(std::string_view text) {
    const bool guarded = text.starts_with('\'') && begins_formula(text);
    return Bytes(guarded ? text.substr(1) : text);
}

}  // namespace sigillum::credential
