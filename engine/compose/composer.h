// A credential put into words: layout and catalogues turn facts into a document and into the printed half of its record.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "credential/credential.h"
#include "credential/record.h"
#include "document/document.h"
#include "layout/layout.h"
#include "locale/catalogues.h"

namespace sigillum::compose {

struct Composed {
    document::Document document;  // numbered
    Bytes record;                 // canonical credential record (what is attached)
};

// Composes the documents of one edition; what learners share is put into words once. One composer serves one thread.
// Edition, layout and catalogues must outlive it.
class Composer {
  public:
    Composer(const credential::Edition& edition, const layout::Layout& layout, const locale::Catalogues& catalogues);
    Composer(Composer&&) noexcept;
    Composer& operator=(Composer&&) noexcept;
    ~Composer();

    // Errors: a message that lacks a language, a text not given in a language the document needs (field named).
    Result<Composed> compose(const credential::Credential& credential);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace sigillum::compose
