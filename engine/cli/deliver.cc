#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/opened_edition.h"
#include "cli/opened_registry.h"
#include "cli/report.h"
#include "cli/surroundings.h"
#include "issue/delivery.h"

namespace sigillum::cli {
namespace {

Result<issue::DeliveryReport> deliver_all(const DeliverOptions& options,
                                          const credential::EditionWithLearners& content) {
    const auto store =
        open_registry_to_read(options.registry.empty() ? options.from / registry_file : options.registry);
    if (!store) return fail(store.error());
    issue::DeliveryRequest request{
        .from = options.from, .out = options.out, .addresses = issue::addresses_of(content)};
    if (!options.addresses.empty()) {
        auto addresses = issue::addresses_from(options.addresses);
        if (!addresses) return fail(addresses.error());
        request.addresses = std::move(*addresses);
    }
    return issue::deliver(content, **store, request);
}

void print_json(const issue::DeliveryReport& report, const Findings& findings) {
    using Json = nlohmann::ordered_json;
    Json packages = Json::array();
    for (const issue::DeliveredPackage& package : report.packages)
        packages.push_back({{"university", package.university},
                            {"file", package.file},
                            {"sha256", package.sha256},
                            {"documents", package.documents}});
    const Json all = {{"packages", std::move(packages)},
                      {"mail_merge", report.mail_merge},
                      {"check", Json::parse(findings_as_json(findings))}};
    fmt::print("{}\n", all.dump(2));
}

}  // namespace

int run_deliver(const DeliverOptions& options, const issue::AssetFolders& assets) {
    const auto now = moment({});
    if (!now) return refused(now.error());
    OpenedEdition opened = open_edition(options.edition, assets, *now);
    issue::DeliveryReport report;
    if (opened.workshop) {
        auto delivered = deliver_all(options, opened.workshop->content);
        if (!delivered) {
            print_error(delivered.error());
            return found_errors;
        }
        report = std::move(*delivered);
    }
    opened.findings.append(report.findings);
    if (options.json)
        print_json(report, opened.findings);
    else
        print_findings(opened.findings, false);
    if (opened.findings.has_errors()) return found_errors;
    if (options.json) return success;
    for (const issue::DeliveredPackage& package : report.packages)
        fmt::print("{}  {} document{}\n", (options.out / package.file).string(), package.documents,
                   package.documents == 1 ? "" : "s");
    fmt::print("{}  for mail merge\n", (options.out / report.mail_merge).string());
    return success;
}

}  // namespace sigillum::cli
