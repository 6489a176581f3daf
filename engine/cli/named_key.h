// A key of the registry as somebody names it.
#pragma once

#include <string>

#include "base/result.h"
#include "registry/store.h"

namespace sigillum::cli {

inline constexpr ErrorKind key_ambiguous{"key-ambiguous"};

// The key whose id is, or begins with, what was typed: at least four hexadecimal digits, large or small.
// Fails with key_not_known or key_ambiguous.
Result<registry::KeyEntry> key_named(registry::Store& store, const std::string& typed);

// "the code key 20f70a388d425a61", "the sealing certificate 5c1f… of Prof. Agnieszka Demonstracyjna"
std::string words_for(const registry::KeyEntry& key);
// The common name of a sealing certificate; empty for other keys.
std::string subject_of(const registry::KeyEntry& key);

}  // namespace sigillum::cli
