#include "cli/proof_sheet.h"

#include <fmt/format.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/locale_option.h"
#include "cli/report.h"
#include "issue/proof_sheet_page.h"
#include "locale/catalogues.h"
#include "locale/proof_sheet.h"

namespace sigillum::cli {
namespace {

namespace fs = std::filesystem;

Result<locale::ProofSheet> sheet_of(const locale::CatalogueFolder& folder, const Language& language) {
    const Language english{"en"};
    const auto catalogues = locale::Catalogues::load(folder, {english, language});
    if (!catalogues) return fail(catalogues.error());
    const auto english_file = locale::read_catalogue_file(folder.file_of(english));
    if (!english_file) return fail(english_file.error());
    const auto own_file = locale::read_catalogue_file(folder.file_of(language));
    if (!own_file) return fail(own_file.error());
    return locale::proof_sheet({*own_file, *catalogues->find(language)},
                               {*english_file, *catalogues->find(english)});
}

}  // namespace

int write_proof_sheet(const PreviewOptions& options, const issue::AssetFolders& assets) {
    const auto folder = locale::CatalogueFolder::open(assets.locales);
    if (!folder) {
        print_error(folder.error());
        return found_errors;
    }
    // The sheet of a nearest language would be corrected for another one.
    const auto language = language_with_own_catalogue(*folder, options.locale);
    if (!language) return refused(language.error());
    const auto sheet = sheet_of(*folder, *language);
    if (!sheet) {
        print_error(sheet.error());
        return found_errors;
    }
    const fs::path file =
        options.out.empty() ? fs::path(fmt::format("proof-{}.html", language->tag)) : options.out;
    if (const Done written = write_file(file, issue::proof_sheet_page(*sheet)); !written) {
        print_error(written.error());
        return found_errors;
    }
    fmt::print("{}\n", file.string());
    return success;
}

}  // namespace sigillum::cli
