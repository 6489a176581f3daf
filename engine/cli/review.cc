#include "issue/review.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <thread>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/locale_option.h"
#include "cli/opened_edition.h"
#include "cli/report.h"
#include "cli/reviewed.h"
#include "cli/surroundings.h"
#include "issue/review_page.h"
#include "issue/review_report.h"
#include "locale/catalogue_folder.h"
#include "locale/catalogues.h"
#include "verify/certificate.h"

namespace sigillum::cli {
namespace {

namespace fs = std::filesystem;

constexpr ErrorKind bad_review_name{"bad-review-name"};
constexpr std::size_t largest_certificate = 1U << 20U;

// The first certificate of the file: the signer's own.
Result<std::optional<seal::Certificate>> seal_from(const fs::path& file) {
    if (file.empty()) return std::optional<seal::Certificate>();
    const auto bytes = read_file(file, largest_certificate);
    if (!bytes) return fail(bytes.error());
    const auto certificates = verify::certificates_from_file(*bytes);
    if (!certificates || certificates->empty())
        return fail(verify::bad_certificate, {.file = file.string()}, "no certificate in the file",
                    "the certificate of the seal, PEM or DER");
    auto seal = seal::certificate_from_der(certificates->front(), file.string());
    if (!seal) return fail(seal.error());
    return std::optional(std::move(*seal));
}

// review.html -> review.json
Result<fs::path> list_beside(const fs::path& page) {
    fs::path list = page;
    list.replace_extension(".json");
    if (list != page) return list;
    return fail(bad_review_name, {.field = "--out"},
                fmt::format("the page cannot be “{}”: the list of the batch is written under that name",
                            page.string()),
                "a name that ends in .html");
}

// The catalogue in which the signer reads the page: that of the edition's main language unless another was
// asked for, which is then read into `more`.
Result<const locale::Catalogue*> catalogue_for(const std::string& tag, const issue::Workshop& workshop,
                                               const fs::path& locales,
                                               std::optional<locale::Catalogues>& more) {
    if (tag.empty()) return workshop.catalogues.find(workshop.edition().languages.front());
    const auto folder = locale::CatalogueFolder::open(locales);
    if (!folder) return fail(folder.error());
    const auto language = language_with_catalogue(*folder, tag);
    if (!language) return fail(language.error());
    auto loaded = locale::Catalogues::load(*folder, {*language});
    if (!loaded) return fail(loaded.error());
    more = std::move(*loaded);
    return more->find(*language);
}

Done write_review(const fs::path& out, const issue::Review& review, const issue::Workshop& workshop) {
    const auto list = list_beside(out);
    if (!list) return fail(list.error());
    std::error_code ignored;
    if (out.has_parent_path()) fs::create_directories(out.parent_path(), ignored);
    if (Done written = write_file(*list, review.statement.canonical); !written) return written;
    return write_file(out, issue::review_page(review, workshop));
}

int report(const ReviewOptions& options, const issue::Review& review) {
    if (options.json) {
        nlohmann::ordered_json all = issue::review_report(review);
        all["check"] = nlohmann::ordered_json::parse(findings_as_json(review.findings));
        fmt::print("{}\n", all.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    } else {
        print_findings(review.findings, false);
    }
    if (review.findings.has_errors()) return found_errors;
    if (options.json) return success;
    fmt::print("{}: {} documents to review in {}\n",
               review.statement.json["edition"]["edition"].get<std::string>(), review.learners.size(),
               options.out.string());
    fmt::print("  digest of the batch  {}\n", to_hex(review.statement.digest));
    return success;
}

}  // namespace

int run_review(const ReviewOptions& options, const issue::AssetFolders& assets) {
    const auto now = moment({});
    auto seal = seal_from(options.certificate);
    if (!now || !seal) return refused(now ? seal.error() : now.error());
    OpenedEdition opened = open_edition(options.edition, assets, *now);
    if (!opened.workshop) return refused(opened.findings, options.json);
    std::optional<locale::Catalogues> more;
    const auto catalogue = catalogue_for(options.locale, *opened.workshop, assets.locales, more);
    if (!catalogue) return refused(catalogue.error());
    const auto review = issue::review(
        *opened.workshop, {.assets = assets,
                           .program = program_name(),
                           .voice = issue::ReviewVoice(**catalogue),
                           .findings = std::move(opened.findings),
                           .seal = std::move(*seal),
                           .now = *now,
                           .threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()))});
    Done done;
    if (review && !review->findings.has_errors() && !options.out.empty())
        done = write_review(options.out, *review, *opened.workshop);
    if (!review || !done) {
        print_error(review ? done.error() : review.error());
        return found_errors;
    }
    return report(options, *review);
}

}  // namespace sigillum::cli
