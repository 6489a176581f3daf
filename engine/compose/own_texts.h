// An edition's own texts in place of catalogue messages.
#pragma once

#include <string>
#include <string_view>

#include "compose/wording.h"
#include "credential/edition.h"
#include "locale/catalogues.h"

namespace sigillum::compose {

// Compiled once for an edition. A text for a key that no message has, with a place the form's own text does not have, or that ICU
// refuses is trouble of kind bad_text_override; the first is kept.
class OwnTexts {
  public:
    OwnTexts(const credential::Edition& edition, const locale::Catalogues& catalogues);

    const Overrides& overrides() const { return overrides_; }
    const Trouble& trouble() const { return trouble_; }

  private:
    void take(const std::string& key, const Language& language, std::string_view pattern, const locale::Catalogue& catalogue);

    Overrides overrides_;
    Trouble trouble_;
};

}  // namespace sigillum::compose
