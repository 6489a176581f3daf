#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/base64.h"
#include "base/date.h"
#include "base/digest.h"
#include "qr/es256.h"
#include "qr/key_set_members.h"
#include "qr/public_key_set.h"

namespace sigillum::qr {
namespace {

using nlohmann::json;
namespace member = key_set_member;

std::string text_of(const json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool read_coordinate(const std::string& text, std::uint8_t* coordinate) {
    const auto bytes = from_base64url(text);
    if (!bytes || bytes->size() != 32) return false;
    std::copy(bytes->begin(), bytes->end(), coordinate);
    return true;
}

class SetReader {
  public:
    explicit SetReader(const std::string& shown) : shown_(shown) {}

    Result<PublicKeySet> read(ByteView text) const {
        const json set = json::parse(text, nullptr, false);
        if (!set.is_object() || !set.contains("keys") || !set["keys"].is_array()) {
            return bad("keys", "no JWK set", "a JSON object with an array “keys”");
        }
        PublicKeySet read;
        for (const json& entry : set["keys"]) {
            if (!entry.is_object() || text_of(entry, "kty") != "EC" || text_of(entry, "crv") != "P-256")
                continue;
            const Result<PublicKey> key = read_key(entry);
            if (!key) return fail(key.error());
            if (std::any_of(read.keys.begin(), read.keys.end(),
                            [&](const PublicKey& other) { return other.id == key->id; }))
                return bad("keys", "a key that stands twice", "each key once");
            read.keys.push_back(*key);
        }
        if (const Done done = read_names(set, member::awarding_bodies, read.awarding_bodies); !done)
            return fail(done.error());
        if (const Done done = read_names(set, member::alliances, read.alliances); !done)
            return fail(done.error());
        if (const Done done = read_seals(set, read.seals); !done) return fail(done.error());
        return read;
    }

  private:
    tl::unexpected<Error> bad(const std::string& field, std::string found, std::string expected) const {
        return fail(bad_key_set, {.file = shown_, .field = field}, std::move(found), std::move(expected));
    }

    Result<PublicKey> read_key(const json& entry) const {
        PublicKey key;
        key.point[0] = 0x04;
        if (!read_coordinate(text_of(entry, "x"), key.point.data() + 1) ||
            !read_coordinate(text_of(entry, "y"), key.point.data() + 33) || !is_on_p256(key.point)) {
            return bad("keys", "a key whose x and y are no point on P-256",
                       "both in base64url, 43 characters each");
        }
        key.id = key_id_of(key.point);
        if (text_of(entry, "kid") != to_hex(key.id)) {
            return bad("keys", fmt::format("a key with the id “{}”", text_of(entry, "kid")),
                       fmt::format("“{}”, which belongs to its point", to_hex(key.id)));
        }
        if (entry.contains("d"))
            return bad("keys", "a private key", "public keys only: a private key must not be published");
        if (const Done done = read_flag(entry, member::demo, key.demo); !done) return fail(done.error());
        if (entry.contains(member::purpose)) {
            const std::string purpose = text_of(entry, member::purpose);
            if (purpose != "code" && purpose != "status")
                return bad(member::purpose, fmt::format("“{}”", purpose), "“code” or “status”");
            if (purpose == "status") key.purpose = KeyPurpose::status;
        }
        if (const Done done = read_life(entry, key.life); !done) return fail(done.error());
        return key;
    }

    Done read_flag(const json& entry, const char* name, bool& flag) const {
        const auto found = entry.find(name);
        if (found == entry.end()) return {};
        if (!found->is_boolean()) return bad(name, "another value", "true or false");
        flag = found->get<bool>();
        return {};
    }

    Done read_time(const json& entry, const char* name, std::optional<std::int64_t>& time) const {
        if (!entry.contains(name)) return {};
        const auto instant = instant_from_iso(text_of(entry, name));
        if (!instant) return bad(name, "no time", "a time like “2026-05-20T10:00:00Z”");
        time = instant->seconds;
        return {};
    }

    Done read_life(const json& entry, KeyLife& life) const {
        for (const auto& [name, time] : {std::pair{member::valid_from, &life.valid_from},
                                         {member::retired, &life.retired},
                                         {member::revoked_since, &life.revoked_since}}) {
            if (const Done done = read_time(entry, name, *time); !done) return done;
        }
        return {};
    }

    Done read_names(const json& set, const char* name, std::map<std::string, std::string>& names) const {
        const auto found = set.find(name);
        if (found == set.end()) return {};
        if (!found->is_object()) return bad(name, "another value", "an object from identifier to name");
        for (const auto& [identifier, printable] : found->items()) {
            if (!printable.is_string())
                return bad(fmt::format("{}.{}", name, identifier), "no text", "a name");
            names[identifier] = printable.get<std::string>();
        }
        return {};
    }

    Done read_seals(const json& set, std::vector<PublishedSeal>& seals) const {
        const auto found = set.find(member::seals);
        if (found == set.end()) return {};
        if (!found->is_array()) return bad(member::seals, "another value", "an array of certificates");
        for (const json& entry : *found) {
            PublishedSeal& seal = seals.emplace_back();
            auto certificate =
                entry.is_object() ? from_base64(text_of(entry, member::certificate)) : std::nullopt;
            if (!certificate || certificate->empty())
                return bad(member::seals, "an entry without a certificate",
                           "the certificate's DER in base 64");
            seal.certificate = std::move(*certificate);
            if (text_of(entry, member::certificate_digest) != to_hex(sha256(seal.certificate)))
                return bad(member::seals, "a certificate with another digest",
                           to_hex(sha256(seal.certificate)));
            if (const Done done = read_flag(entry, member::demo, seal.demo); !done) return done;
            if (const Done done = read_life(entry, seal.life); !done) return done;
        }
        return {};
    }

    const std::string& shown_;
};

}  // namespace

Result<PublicKeySet> read_key_set(ByteView json_text, const std::string& shown) {
    return SetReader(shown).read(json_text);
}

}  // namespace sigillum::qr
