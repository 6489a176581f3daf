// A credential put into words: layout and catalogues turn facts into a document and into the printed half of
// its record.
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

inline constexpr ErrorKind missing_translation{
    "missing-translation"};  // a text is not given in a language of the document
inline constexpr ErrorKind missing_catalogue{
    "missing-catalogue"};  // there are no messages in a language of the document
inline constexpr ErrorKind unknown_field{"unknown-field"};  // a layout names a field that does not exist
inline constexpr ErrorKind bad_text_override{
    "bad-text-override"};  // an edition's text for a key that is none, or that ICU refuses

struct Composed {
    document::Document document;  // numbered
    Bytes record;                 // canonical credential record (what is attached)
};

// Composes the documents of one edition as docs/document-tree.md says; what learners share is put into words
// once. One composer serves one thread. Edition, layout and catalogues must outlive it.
class Composer {
  public:
    Composer(const credential::Edition& edition, const layout::Layout& layout,
             const locale::Catalogues& catalogues);
    Composer(Composer&&) noexcept;
    Composer& operator=(Composer&&) noexcept;
    ~Composer();

    // Errors: a message that lacks a language, a text not given in a language the document needs (field
    // named).
    Result<Composed> compose(const credential::Credential& credential);
    // The print copy of an issued document: the record is the issued one, the document differs from it in the
    // panel.
    Result<Composed> print_copy(const credential::Credential& credential);
    // The document alone, for who only tries whether it can be set.
    Result<document::Document> document(const credential::Credential& credential);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace sigillum::compose
