#include "cli/locale_option.h"

#include <fmt/format.h>

namespace sigillum::cli {
namespace {

tl::unexpected<Error> refuse(const std::string& tag) {
    return fail(no_catalogue, {.field = "--locale"}, fmt::format("there is no catalogue of “{}”", tag),
                "a language that `sigillum locales` lists");
}

}  // namespace

Result<Language> language_with_own_catalogue(const locale::CatalogueFolder& folder, const std::string& tag) {
    const auto language = language_from_tag(tag);
    if (language && folder.nearest(*language) == *language) return *language;
    return refuse(tag);
}

Result<Language> language_with_catalogue(const locale::CatalogueFolder& folder, const std::string& tag) {
    const auto language = language_from_tag(tag);
    if (language && folder.nearest(*language)) return *language;
    return refuse(tag);
}

}  // namespace sigillum::cli
