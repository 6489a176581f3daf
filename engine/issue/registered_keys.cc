#include "issue/registered_keys.h"

namespace sigillum::issue {
namespace {

registry::KeyEntry code_entry(const IssuingKeys& keys, std::int64_t first_use) {
    return {.id = qr::to_hex(keys.code_signer->key_id()),
            .purpose = registry::KeyPurpose::code,
            .public_part = Bytes(keys.code_point.begin(), keys.code_point.end()),
            .demo = keys.code_key_is_demo,
            .valid_from = first_use};
}

registry::KeyEntry seal_entry(const seal::Certificate& certificate) {
    return {.id = to_hex(sha256(certificate.der)),
            .purpose = registry::KeyPurpose::seal,
            .public_part = certificate.der,
            .demo = certificate.kind == seal::CertificateKind::demonstration,
            .valid_from = certificate.not_before.seconds};
}

// The printable names of the awarding body and the alliance, which codes carry as short identifiers only.
registry::Names names_of(const credential::Edition& edition) {
    registry::Names names;
    const credential::Directory& directory = edition.directory;
    names.alliances[directory.alliance.id] = directory.alliance.name;
    if (const auto issuer = directory.universities.find(edition.issuer);
        issuer != directory.universities.end()) {
        names.awarding_bodies[edition.issuer] = issuer->second.name.in(edition.languages.front());
    }
    return names;
}

Done register_key(const registry::KeyEntry& key, registry::Store& store, const registry::Act& act) {
    const auto known = store.find_key(key.id);
    if (!known) return fail(known.error());
    if (*known) {
        if (Done usable = registry::check_usable(**known); !usable) return usable;
    }
    return store.add_key(key, act);
}

}  // namespace

Done register_keys(const IssuingKeys& keys, const credential::Edition& edition, registry::Store& store,
                   const registry::Act& act) {
    for (const registry::KeyEntry& key :
         {code_entry(keys, act.at), seal_entry(keys.signer->identity().certificate())}) {
        if (Done registered = register_key(key, store, act); !registered) return registered;
    }
    return store.add_names(names_of(edition), act);
}

}  // namespace sigillum::issue
