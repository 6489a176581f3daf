#include "web/status_answer.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "base/certificate_number.h"
#include "base/date.h"

namespace sigillum::web {
namespace {

constexpr std::size_t longest_number = 40;  // with spaces and hyphens

// The answer is as public as the signed lists are.
std::pair<std::string, std::string> for_every_origin() { return {"Access-Control-Allow-Origin", "*"}; }

}  // namespace

Result<Answer> status_answer(std::string_view typed, registry::Store& store) {
    const auto number = CertificateNumber::parse(typed.substr(0, longest_number));
    if (!number || typed.size() > longest_number)
        return short_answer(Route::status, 400, "status", "not-a-number", for_every_origin());
    const auto issued = store.find(*number);
    if (!issued) return fail(issued.error());
    if (!*issued) return short_answer(Route::status, 404, "status", "not-known", for_every_origin());
    const auto status = store.status(*number);
    if (!status) return fail(status.error());
    if (!*status) return short_answer(Route::status, 404, "status", "not-known", for_every_origin());
    const nlohmann::ordered_json facts = {{"number", number->grouped()},
                                          {"type", (*issued)->document.type},
                                          {"status", name_of((*status)->state)},
                                          {"since", to_iso(date_of(Instant{(*status)->since}))}};
    Answer answer{.route = Route::status};
    answer.fields = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}, for_every_origin()};
    answer.body = facts.dump() + "\n";
    return answer;
}

}  // namespace sigillum::web
