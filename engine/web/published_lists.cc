#include "web/published_lists.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/base64.h"
#include "base/date.h"
#include "base/digest.h"
#include "web/status_list.h"

namespace sigillum::web {
namespace {

using Json = nlohmann::ordered_json;
using registry::State;

// How long a cache may keep a status list, in milliseconds.
constexpr int time_to_live = 300'000;

constexpr std::size_t recorded_bytes = 16;  // of a digest in a list of what was recorded
constexpr std::size_t number_bytes = 8;     // of a digest in a list of numbers

std::string time_text(std::int64_t seconds) { return to_iso(Instant{seconds, 0}); }

class Lists {
  public:
    Lists(registry::Store& store, const Publication& publication, SiteFiles& files)
        : store_(store),
          publication_(publication),
          files_(files),
          signer_{publication.status_key, publication.address() + "keys.json"} {}

    Done add() {
        now_ = {{"published", time_text(publication_.at)},
                {"lists", Json::object()},
                {"recorded", Json::object()}};
        const auto lists = store_.status_lists();
        if (!lists) return fail(lists.error());
        for (const std::string& list : *lists) {
            if (const Done done = add_status(list); !done) return done;
        }
        const auto keys = store_.keys();
        if (!keys) return fail(keys.error());
        for (const registry::KeyEntry& key : *keys) {
            if (!key.revoked_since || key.purpose == registry::KeyPurpose::status) continue;
            if (const Done done = add_recorded(key); !done) return done;
        }
        if (const Done done = add_numbers(); !done) return done;
        files_["status/now.json"] = now_.dump() + "\n";
        return {};
    }

  private:
    // Puts the list into status/ under a name of its own, which never says anything else: a part of the
    // digest of what it says, and the time. Gives the name.
    Result<std::string> put_list(const std::string& name, std::string_view type, const Json& payload) {
        const std::string content = to_hex(sha256(payload.dump())).substr(0, 8);
        std::string file = fmt::format("{}-{}-{}.jwt", name, content, publication_.at);
        if (const Done done = put("status/" + file, type, payload); !done) return fail(done.error());
        return file;
    }

    Done put(const std::string& path, std::string_view type, const Json& payload) {
        auto text = signed_text(type, payload.dump(), signer_);
        if (!text) return fail(text.error());
        files_[path] = *std::move(text);
        return {};
    }

    Json claims() const {
        return {{"iss", publication_.address()}, {"iat", publication_.at}, {"exp", publication_.until}};
    }

    Done add_status(const std::string& list) {
        const auto changed = store_.not_current(list);
        if (!changed) return fail(changed.error());
        std::vector<std::uint32_t> revoked;
        std::vector<std::uint32_t> suspended;
        Json notes = Json::object();
        for (const registry::ListedStatus& entry : *changed) {
            (entry.status.state == State::suspended ? suspended : revoked).push_back(entry.index);
            Json note = {{"state", registry::name_of(entry.status.state)},
                         {"since", to_iso(date_of(Instant{entry.status.since, 0}))},
                         {"reason", entry.status.reason}};
            if (entry.status.successor) note["successor"] = entry.status.successor->grouped();
            notes[std::to_string(entry.index)] = std::move(note);
        }
        Json& names = now_["lists"][list];
        for (const auto& [purpose, indices] :
             {std::pair{"revocation", &revoked}, {"suspension", &suspended}}) {
            const auto name =
                put_list(fmt::format("{}-{}", list, purpose), "vc+jwt", credential(list, purpose, *indices));
            if (!name) return fail(name.error());
            files_[fmt::format("status/{}/{}.jwt", list, purpose)] = files_["status/" + *name];
            names[purpose] = *name;
        }
        Json payload = claims();
        payload["list"] = list;
        payload["notes"] = std::move(notes);
        const auto name = put_list(list + "-notes", "sigillum-notes+jwt", payload);
        if (!name) return fail(name.error());
        names["notes"] = *name;
        return {};
    }

    // Bitstring Status List v1.0, 2.2, as a credential of the VC data model 2.0.
    Json credential(const std::string& list, const char* purpose,
                    const std::vector<std::uint32_t>& indices) const {
        const std::string id = fmt::format("{}status/{}/{}.jwt", publication_.address(), list, purpose);
        return {{"@context", {"https://www.w3.org/ns/credentials/v2"}},
                {"id", id},
                {"type", {"VerifiableCredential", "BitstringStatusListCredential"}},
                {"issuer", publication_.address()},
                {"validFrom", time_text(publication_.at)},
                {"validUntil", time_text(publication_.until)},
                {"credentialSubject",
                 {{"id", id + "#list"},
                  {"type", "BitstringStatusList"},
                  {"statusPurpose", purpose},
                  {"encodedList", encoded_list(indices, registry::status_list_size)},
                  {"ttl", time_to_live}}}};
    }

    Done add_recorded(const registry::KeyEntry& key) {
        const auto digests = store_.recorded_before(key, *key.revoked_since);
        if (!digests) return fail(digests.error());
        std::vector<Bytes> shortened;
        shortened.reserve(digests->size());
        for (const Sha256& digest : *digests) shortened.push_back(to_bytes(digest).substr(0, recorded_bytes));
        std::sort(shortened.begin(), shortened.end());
        Bytes all;
        for (const Bytes& digest : shortened) all += digest;
        Json payload = claims();
        payload["key"] = key.id;
        payload["since"] = time_text(*key.revoked_since);
        payload["digests"] = to_base64url(all);
        const auto name = put_list("recorded-" + key.id.substr(0, 16), "sigillum-recorded+jwt", payload);
        if (!name) return fail(name.error());
        now_["recorded"][key.id] = *name;
        return {};
    }

    // Every list exists, so that a number which is not known can be told from a list that cannot be had.
    Done add_numbers() {
        std::vector<Json> lists(256, Json::object());
        const Done read = store_.each_issued([&](const registry::IssuedCertificate& certificate) {
            const Sha256 digest = sha256(certificate.document.number.text());
            lists[digest[0]][to_hex(to_bytes(digest).substr(0, number_bytes))] = {
                certificate.document.type, certificate.reservation.status_list,
                certificate.reservation.status_index};
        });
        if (!read) return read;
        for (std::size_t i = 0; i < lists.size(); ++i) {
            const std::string shard = fmt::format("{:02x}", i);
            Json payload = claims();
            payload["shard"] = shard;
            payload["numbers"] = std::move(lists[i]);
            if (const Done done = put("numbers/" + shard + ".jwt", "sigillum-numbers+jwt", payload); !done)
                return done;
        }
        return {};
    }

    registry::Store& store_;
    const Publication& publication_;
    SiteFiles& files_;
    ListSigner signer_;
    Json now_;
};

}  // namespace

Done add_lists(registry::Store& store, const Publication& publication, SiteFiles& files) {
    return Lists(store, publication, files).add();
}

}  // namespace sigillum::web
