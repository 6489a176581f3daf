#include "web/service.h"

#include <exception>
#include <string>

#include "web/file_answer.h"
#include "web/request_path.h"
#include "web/status_answer.h"

namespace sigillum::web {
namespace {

constexpr std::string_view verify_path = "/api/verify";
constexpr std::size_t waiting_for_each_verification = 4;

Answer refused(Route route, int status, std::string_view words) {
    return short_answer(route, status, "error", words);
}

Answer later(Route route, int status, std::string_view words, std::chrono::seconds wait) {
    return short_answer(route, status, "error", words, {"Retry-After", std::to_string(wait.count())});
}

Answer only(Route route, std::string methods) {
    return short_answer(route, 405, "error", "only " + methods, {"Allow", methods});
}

Answer busy(Route route) {
    return later(route, 503, "too much to do at this moment", std::chrono::seconds{5});
}

// A file that asks too much is the client's matter (RFC 9110, 15.5.21), a fault that it meets is ours.
Answer not_judged(const Error& error) {
    if (error.kind == check_not_started) return busy(Route::verify);
    if (error.kind == check_beyond_limits)
        return error_answer(Route::verify, 422, "the file asks too much to be checked", error);
    return error_answer(Route::verify, 500, "the check of the file failed", error);
}

// "application/pdf", also with parameters behind it.
bool is_pdf(std::string_view media_type) {
    return media_type == "application/pdf" || media_type.starts_with("application/pdf;") ||
           media_type.starts_with("application/pdf ");
}

}  // namespace

Service::Service(ServiceParts parts, Journal& journal)
    : parts_(std::move(parts)),
      journal_(journal),
      folder_(parts_.site),
      stores_(parts_.registry),
      status_limit_(parts_.status_rate),
      verify_limit_(parts_.verify_rate),
      bench_(parts_.verifications, parts_.verifications * waiting_for_each_verification) {}

std::chrono::milliseconds Service::steady() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(parts_.clocks.steady());
}

std::variant<Answer, Service::BodyWanted> Service::begin(const RequestHead& head, const ClientAddress& peer) {
    const auto path = decoded_path(head.target);
    if (!path) return refused(Route::unknown, 400, "no path of this site");
    const ClientAddress client = client_behind(peer, head.field("x-forwarded-for"), parts_.trusted_proxies);
    if (*path == verify_path) return begin_verify(head, client);
    if (head.body_bytes > 0) return refused(Route::unknown, 413, "nothing is taken here");
    if (path->starts_with(status_prefix)) return status(head, path->substr(status_prefix.size()), client);
    return file_answer(head, *path, folder_);
}

Answer Service::status(const RequestHead& head, std::string_view typed, const ClientAddress& client) {
    if (head.method != "GET" && head.method != "HEAD") return only(Route::status, "GET, HEAD");
    const auto wait = status_limit_.take(client, steady());
    if (wait.count() > 0) return later(Route::status, 429, "too many questions", wait);
    const auto lease = stores_.take(steady());
    auto answer = lease ? status_answer(typed, lease->store()) : fail(lease.error());
    if (answer) return *std::move(answer);
    journal_.failed(answer.error());
    return later(Route::status, 503, "the registry cannot be read now", std::chrono::seconds{30});
}

std::variant<Answer, Service::BodyWanted> Service::begin_verify(const RequestHead& head,
                                                                const ClientAddress& client) {
    if (head.method != "POST") return only(Route::verify, "POST");
    if (!is_pdf(head.field("content-type")))
        return refused(Route::verify, 415, "a PDF is wanted, as application/pdf");
    if (head.body_bytes == 0) return refused(Route::verify, 400, "the PDF is missing");
    if (head.body_bytes > parts_.largest_pdf)
        return refused(Route::verify, 413, "the file is too large to be checked");
    const auto wait = verify_limit_.take(client, steady());
    if (wait.count() > 0) return later(Route::verify, 429, "too many files", wait);
    return BodyWanted{client};
}

Answer Service::verdict(ByteView pdf) {
    const auto lease = stores_.take(steady());
    if (!lease) journal_.failed(lease.error());  // the verdict says that the status is not known
    const Instant now{parts_.clocks.wall().count() / 1000};
    auto json = parts_.judge(pdf, now);
    if (!json) {
        journal_.failed(json.error());
        return not_judged(json.error());
    }
    Answer answer{.route = Route::verify};
    answer.fields = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
    answer.body = std::move(*json);
    return answer;
}

std::optional<Answer> Service::judge(Bytes body, std::function<void(Answer)> reply) {
    const auto pdf = std::make_shared<const Bytes>(std::move(body));
    const bool taken = bench_.take([this, pdf, reply = std::move(reply)] {
        try {
            reply(verdict(*pdf));
        } catch (const std::exception& problem) {  // no memory
            journal_.failed({verify_failed, {}, problem.what(), {}});
            reply(busy(Route::verify));
        }
    });
    if (taken) return std::nullopt;
    return busy(Route::verify);
}

}  // namespace sigillum::web
