#include "issue/published_keys.h"

namespace sigillum::issue {

qr::PublicKeySet published_keys(const credential::Edition& edition, const qr::PublicKey& code_key) {
    qr::PublicKeySet set;
    set.keys.push_back(code_key);
    const credential::Directory& directory = edition.directory;
    set.alliances[directory.alliance.id] = directory.alliance.name;
    if (const auto issuer = directory.universities.find(edition.issuer);
        issuer != directory.universities.end()) {
        set.awarding_bodies[edition.issuer] = issuer->second.name.in(edition.languages.front());
    }
    return set;
}

}  // namespace sigillum::issue
