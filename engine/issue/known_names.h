// What an edition names of the engine's data: its theme and the languages of its documents.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/findings.h"
#include "credential/edition.h"
#include "issue/assets.h"
#include "locale/catalogue_folder.h"

namespace sigillum::issue {

inline constexpr ErrorKind unknown_theme{"unknown-theme"};
inline constexpr ErrorKind unknown_language{"unknown-language"};
inline constexpr ErrorKind unreviewed_catalogue{"unreviewed-catalogue"};
inline constexpr ErrorKind text_never_printed{"text-never-printed"};

// The theme as layout::read_theme takes it: the name of one in layouts/themes, or the path to a file of the
// edition's own. Error unknown_theme, at its place in the edition file, when there is no such theme.
Result<std::string> theme_of(const credential::Edition& edition, const credential::Sources& sources,
                             const AssetFolders& assets);

// Languages of documents, of the edition or of single learners, that have no catalogue: each an error at its
// place. Texts in a language that no catalogue serves are warned of: no document could print them. (A
// language with a catalogue is never warned of; editions keep translations for another year.)
void check_languages(const credential::EditionWithLearners& content,
                     const locale::CatalogueFolder& catalogues, Findings& findings);

// Where the edition requires reviewed catalogues: an error for each language of documents some of whose texts
// on documents nobody vouches for, with their number.
void check_reviewed(const credential::EditionWithLearners& content, const locale::CatalogueFolder& catalogues,
                    Findings& findings);

// The languages that the documents are written in.
std::set<Language> printed_languages(const credential::EditionWithLearners& content);

// The languages whose catalogues the edition needs: those of its documents, and those of its own texts in
// place of messages, which are held to the messages even where no document prints them.
std::vector<Language> languages_needed(const credential::EditionWithLearners& content);

// All three, for an edition whose other errors keep it from being set up.
void check_known_names(const credential::EditionWithLearners& content, const AssetFolders& assets,
                       Findings& findings);

// The languages for which the engine has a catalogue, by the names of their files.
std::vector<Language> document_languages(const AssetFolders& assets);

}  // namespace sigillum::issue
