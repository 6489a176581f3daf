// Catalogues on their way to translators and back, as files.
#pragma once

#include "cli/options.h"
#include "locale/catalogue_folder.h"

namespace sigillum::cli {

// Each prints what it did or what was wrong, and gives the exit code.
int export_texts(const LocalesOptions& options, const locale::CatalogueFolder& folder);
int import_texts(const LocalesOptions& options, const locale::CatalogueFolder& folder);

}  // namespace sigillum::cli
