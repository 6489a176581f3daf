// An edition folder read, merged and held to the rules.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "base/date.h"
#include "base/findings.h"
#include "base/language.h"
#include "credential/edition.h"
#include "credential/table.h"

namespace sigillum::credential {

// What the check knows of the world.
struct CheckContext {
    Date today;  // birth dates and dates of issuing may not lie in the future
    // In which documents can be made; texts in others are not asked for. Empty: any language.
    std::vector<Language> languages = {};
    bool keep_list = false;  // ReadEdition::list is filled
};

// A learners' list as its file holds it.
struct ReadList {
    std::string file;            // as findings name it
    std::filesystem::path path;  // where it lies
    Table table;
    int header_row = 0;  // with the names of the columns; 0 when there is none
};

struct ReadEdition {
    std::optional<EditionWithLearners> edition;  // absent when it could not be read at all
    Findings findings;                           // everything that is wrong or doubtful, sorted
    std::optional<ReadList> list;                // the rows of the learners' list, when they were asked for
};

// `path`: a folder with edition.toml (or edition.json) and learners.csv, or a path to either. Reads both,
// resolves the directory file, and applies the rules of the certificate type, the standards asked for, and
// the learners' list. Never stops at the first finding.
ReadEdition read_edition(const std::filesystem::path& path, const CheckContext& context);

}  // namespace sigillum::credential
