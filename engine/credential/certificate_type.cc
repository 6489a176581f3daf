#include "credential/certificate_type.h"

#include "credential/words.h"

namespace sigillum::credential {

std::string_view name_of(CertificateType type) { return word_of(type); }

std::string_view name_of(Character character) { return word_of(character); }

}  // namespace sigillum::credential
