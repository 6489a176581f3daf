#include "qr/public_key_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "qr/es256.h"

namespace sigillum::qr {
namespace {

using nlohmann::json;

constexpr const char* demo_member = "sigillum_demo";
constexpr const char* awarding_bodies_member = "sigillum_awarding_bodies";
constexpr const char* alliances_member = "sigillum_alliances";
constexpr std::string_view base64url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

// 32 bytes in base64url without padding (RFC 7518, section 6.2.1.2): 43 characters with two spare bits.
std::string coordinate_text(const std::uint8_t* coordinate) {
    std::string text;
    unsigned buffer = 0;
    unsigned bits = 0;
    for (int i = 0; i < 32; ++i) {
        buffer = buffer << 8U | coordinate[i];
        for (bits += 8; bits >= 6; bits -= 6) text += base64url[buffer >> (bits - 6) & 63U];
    }
    text += base64url[buffer << (6 - bits) & 63U];
    return text;
}

bool read_coordinate(std::string_view text, std::uint8_t* coordinate) {
    if (text.size() != 43) return false;
    unsigned buffer = 0;
    unsigned bits = 0;
    for (const char c : text) {
        const std::size_t value = base64url.find(c);
        if (value == std::string_view::npos) return false;
        buffer = buffer << 6U | static_cast<unsigned>(value);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        *coordinate++ = static_cast<std::uint8_t>(buffer >> bits);
    }
    return (buffer & 3U) == 0;
}

std::string text_of(const json& object, const char* member) {
    const auto found = object.find(member);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
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
            if (text_of(entry, "kty") != "EC" || text_of(entry, "crv") != "P-256") continue;
            const Result<PublicKey> key = read_key(entry);
            if (!key) return fail(key.error());
            if (read.find(key->id) != nullptr) return bad("keys", "a key that stands twice", "each key once");
            read.keys.push_back(*key);
        }
        if (const Done done = read_names(set, awarding_bodies_member, read.awarding_bodies); !done) {
            return fail(done.error());
        }
        if (const Done done = read_names(set, alliances_member, read.alliances); !done)
            return fail(done.error());
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
        const auto demo = entry.find(demo_member);
        if (demo != entry.end() && !demo->is_boolean())
            return bad(demo_member, "another value", "true or false");
        key.demo = demo != entry.end() && demo->get<bool>();
        return key;
    }

    Done read_names(const json& set, const char* member, std::map<std::string, std::string>& names) const {
        const auto found = set.find(member);
        if (found == set.end()) return {};
        if (!found->is_object()) return bad(member, "another value", "an object from identifier to name");
        for (const auto& [identifier, name] : found->items()) {
            if (!name.is_string()) return bad(fmt::format("{}.{}", member, identifier), "no text", "a name");
            names[identifier] = name.get<std::string>();
        }
        return {};
    }

    const std::string& shown_;
};

}  // namespace

KeyId key_id_of(const PublicPoint& point) {
    const Sha256 digest = sha256({reinterpret_cast<const char*>(point.data()), point.size()});
    KeyId id{};
    std::copy_n(digest.begin(), id.size(), id.begin());
    return id;
}

const PublicKey* PublicKeySet::find(const KeyId& id) const {
    const auto found =
        std::find_if(keys.begin(), keys.end(), [&](const PublicKey& key) { return key.id == id; });
    return found == keys.end() ? nullptr : &*found;
}

Result<PublicKeySet> read_key_set(ByteView json_text, const std::string& shown) {
    return SetReader(shown).read(json_text);
}

Bytes write_key_set(const PublicKeySet& set) {
    nlohmann::ordered_json written;
    written["keys"] = nlohmann::ordered_json::array();
    for (const PublicKey& key : set.keys) {
        nlohmann::ordered_json entry = {{"kty", "EC"},
                                        {"crv", "P-256"},
                                        {"x", coordinate_text(key.point.data() + 1)},
                                        {"y", coordinate_text(key.point.data() + 33)},
                                        {"use", "sig"},
                                        {"alg", "ES256"},
                                        {"kid", to_hex(key.id)}};
        if (key.demo) entry[demo_member] = true;
        written["keys"].push_back(std::move(entry));
    }
    written[awarding_bodies_member] = set.awarding_bodies;
    written[alliances_member] = set.alliances;
    return written.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace sigillum::qr
