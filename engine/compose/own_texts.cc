#include "compose/own_texts.h"

#include <fmt/format.h>

#include <optional>
#include <utility>
#include <vector>

#include "base/nearest.h"
#include "compose/composer.h"
#include "locale/added_arguments.h"

namespace sigillum::compose {
namespace {

std::string suggestion(const std::string& key, const locale::Catalogue& catalogue) {
    const std::vector<std::string> keys = catalogue.keys();
    const std::vector<std::string_view> views(keys.begin(), keys.end());
    const std::optional<std::string> close = nearest(key, views);
    return close ? fmt::format("“{}”", *close) : "the key of a text of the form";
}

}  // namespace

OwnTexts::OwnTexts(const credential::Edition& edition, const locale::Catalogues& catalogues) {
    for (const auto& [key, texts] : edition.text_overrides) {
        for (const auto& [language, pattern] : texts.texts) {
            const locale::Catalogue* catalogue = catalogues.find(language);
            if (catalogue != nullptr) take(key, language, pattern, *catalogue);
        }
    }
}

void OwnTexts::take(const std::string& key, const Language& language, std::string_view pattern,
                    const locale::Catalogue& catalogue) {
    const Place place{.field = "texts." + key};
    const auto* known = catalogue.arguments(key);
    if (known == nullptr) {
        trouble_.report({bad_text_override, place, fmt::format("“{}”", key), suggestion(key, catalogue)});
        return;
    }
    Result<locale::Message> message = catalogue.compiled(pattern);
    if (!message) {
        trouble_.report({bad_text_override, place, message.error().found, message.error().expected});
        return;
    }
    for (const std::string& argument : message->arguments()) {
        if (known->count(argument) != 0 || locale::may_be_added(key, argument)) continue;
        trouble_.report({bad_text_override, place, fmt::format("“{{{}}}”", argument),
                         "only the places that the form's own text has"});
        return;
    }
    overrides_[key].emplace(language, std::move(*message));
}

}  // namespace sigillum::compose
