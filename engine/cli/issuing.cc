#include "cli/issuing.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "base/file.h"
#include "cli/opened_registry.h"
#include "cli/progress.h"
#include "cli/stop_request.h"
#include "cli/surroundings.h"
#include "qr/joined_key_sets.h"
#include "seal/http_time_stamper.h"
#include "web/published_keys.h"

namespace sigillum::cli {
namespace {

constexpr ErrorKind trust_without_certificate{"trust-without-certificate"};

Result<std::unique_ptr<seal::TimeStamper>> time_stamper(const IssueOptions& options) {
    if (options.time_stamper.empty()) return std::unique_ptr<seal::TimeStamper>();
    seal::HttpTimeStampSettings settings{.address = options.time_stamper, .trust = {}};
    if (!options.time_stamp_trust.empty()) {
        auto anchors = read_file(options.time_stamp_trust, 1U << 20U);
        if (!anchors) return fail(anchors.error());
        if (anchors->find("-----BEGIN CERTIFICATE-----") == Bytes::npos) {
            return fail(trust_without_certificate, {.file = options.time_stamp_trust.string()},
                        "no certificate in the file", "certificates in PEM");
        }
        settings.trust.anchors_pem = std::move(*anchors);
    }
    return seal::http_time_stamper(std::move(settings));
}

}  // namespace

Result<Issuing> set_up_issuing(const IssueOptions& options, const Instant& now) {
    const auto shard = options.shard.empty() ? issue::Shard() : issue::shard_from(options.shard);
    if (!shard) return fail(shard.error());
    auto loaded = load_keys(options.keys);
    if (!loaded) return fail(loaded.error());
    auto stamper = time_stamper(options);
    if (!stamper) return fail(stamper.error());
    const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    Issuing issuing{.loaded = std::move(*loaded),
                    .time_stamper = std::move(*stamper),
                    .request = {.out = options.out,
                                .now = now,
                                .threads = options.jobs > 0 ? options.jobs : cores,
                                .shard = *shard,
                                .random = fill_random,
                                .act = act_of(options.act),
                                .progress = [shown = Progress()](
                                                int done, int total) mutable { shown.show(done, total); },
                                .stop = heed_stop_requests()},
                    .registry = options.registry.empty() ? options.out / registry_file : options.registry};
    if (options.time.empty()) issuing.request.clock = [now] { return moment({}).value_or(now); };
    if (options.check_all) issuing.request.sampling.every = 1;
    if (options.check_every > 0) issuing.request.sampling.every = options.check_every;
    issuing.keys = issuing.loaded.issuing();
    issuing.keys.time_stamper = issuing.time_stamper.get();
    return issuing;
}

Done publish_keys(const IssueOptions& options, const Issuing& issuing) {
    const auto store = open_registry_to_read(issuing.registry);
    if (!store) return fail(store.error());
    const auto known = web::published_keys(**store);
    if (!known) return fail(known.error());
    // Keys of the given set stay, also those this registry never met; names are the registry's.
    qr::PublicKeySet given = issuing.loaded.key_set;
    given.awarding_bodies.clear();
    given.alliances.clear();
    const auto all = qr::joined(std::move(given), *known);
    if (!all) return fail(all.error());
    return write_file(options.out / key_file::key_set, qr::write_key_set(*all));
}

}  // namespace sigillum::cli
