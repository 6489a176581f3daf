#include "web/publish.h"

#include <algorithm>

#include "base/digest.h"
#include "qr/public_key_set.h"
#include "web/published_keys.h"
#include "web/published_lists.h"
#include "web/site_folder.h"

namespace sigillum::web {
namespace {

// A name of RFC 1123 and perhaps a port: what may stand in an address between // and /.
Done check_host(const std::string& host) {
    const auto good = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '.' || c == ':';
    };
    if (!host.empty() && std::all_of(host.begin(), host.end(), good)) return {};
    return fail(bad_host, {.field = "--host"}, "“" + host + "” is no host",
                "the host that the codes name, without https:// and path");
}

// The key as the registry has it, added on first use.
Done take_status_key(registry::Store& store, const qr::PublicKey& key, const registry::Act& act) {
    const std::string id = qr::to_hex(key.id);
    const auto known = store.find_key(id);
    if (!known) return fail(known.error());
    if (*known) return check_usable(**known);
    return store.add_key({.id = id,
                          .purpose = registry::KeyPurpose::status,
                          .public_part = {reinterpret_cast<const char*>(key.point.data()), key.point.size()},
                          .demo = key.demo,
                          .valid_from = act.at},
                         act);
}

Result<std::size_t> count_not_current(registry::Store& store) {
    const auto lists = store.status_lists();
    if (!lists) return fail(lists.error());
    std::size_t count = 0;
    for (const std::string& list : *lists) {
        const auto entries = store.not_current(list);
        if (!entries) return fail(entries.error());
        count += entries->size();
    }
    return count;
}

Sha256 digest_of(const SiteFiles& files) {
    Bytes all;
    for (const auto& [path, content] : files) all += path + '\0' + to_bytes(sha256(content));
    return sha256(all);
}

Result<PublishReport> counted(registry::Store& store, const SiteFiles& files) {
    PublishReport report;
    report.files = files.size();
    for (const auto& [path, content] : files) report.bytes += content.size();
    const Done read = store.each_issued([&](const registry::IssuedCertificate&) { ++report.certificates; });
    if (!read) return fail(read.error());
    const auto not_current = count_not_current(store);
    if (!not_current) return fail(not_current.error());
    report.not_current = *not_current;
    return report;
}

}  // namespace

Result<PublishReport> publish(registry::Store& store, const PublishRequest& request,
                              const registry::Act& act) {
    if (const Done host = check_host(request.host); !host) return fail(host.error());
    if (const Done key = take_status_key(store, request.status_public, act); !key) return fail(key.error());
    SiteFiles files;
    if (const Done page = add_page(request.sources, request.host, request.issuer, files); !page)
        return fail(page.error());
    const auto keys = published_keys(store);
    if (!keys) return fail(keys.error());
    files["keys.json"] = qr::write_key_set(*keys);
    const Publication publication{.host = request.host,
                                  .at = request.now,
                                  .until = request.now + request.valid_seconds,
                                  .status_key = request.status_key};
    if (const Done lists = add_lists(store, publication, files); !lists) return fail(lists.error());
    const auto report = counted(store, files);
    if (!report) return report;
    // A reader may have learnt the name of a list just before it was superseded; its cache forgets within a
    // day.
    constexpr std::int64_t a_day = 86'400;
    if (const Done placed =
            put_in_place(request.out, files, request.now - std::max(a_day, request.valid_seconds));
        !placed)
        return fail(placed.error());
    if (const Done noted = store.note_published(request.host, digest_of(files), act); !noted)
        return fail(noted.error());
    return report;
}

}  // namespace sigillum::web
