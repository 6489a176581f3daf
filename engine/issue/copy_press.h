// Print copies: an issued document made again for paper, with its own code and a panel that says what it is.
#pragma once

#include "base/result.h"
#include "compose/composer.h"
#include "credential/learner.h"
#include "document/document.h"
#include "font/subset.h"
#include "issue/workshop.h"
#include "page/page.h"
#include "typeset/typesetter.h"

namespace sigillum::issue {

inline constexpr ErrorKind changed_since_issue{"changed-since-issued"};

// The look of a job, where it is not the edition's.
struct PrintLook {
    layout::Theme theme;
    page::Pictures pictures;
};
// The edition's look, or all of it without colour: text and line work black as in a mono theme, marks in the
// grays of their luminance.
PrintLook print_look(const Workshop& workshop, bool black_and_white);

struct PrintCopy {
    document::Document document;
    page::Pages pages;
};

// What a copy is made of.
struct CopyOrder {
    std::size_t learner = 0;        // place in the list
    credential::Issuance issuance;  // of the original
    std::string link;               // of the original's code
};

// Not safe for several threads at once; workshop and look must outlive it.
class CopyPress {
  public:
    CopyPress(const Workshop& workshop, const PrintLook& look);

    // Fails with changed_since_issue where the data or the words of the edition now give another record than
    // `record_digest`, or another token than the link's; else as composing and typesetting do.
    Result<PrintCopy> copy(const CopyOrder& order, const Sha256& record_digest);

    // The job's cover sheet and its lists.
    Result<std::vector<page::Page>> job_sheet(const document::JobSheet& sheet) {
        return typesetter_.set_job_sheet(sheet);
    }
    const font::GlyphUse& glyph_use() const { return typesetter_.glyph_use(); }

  private:
    const Workshop& workshop_;
    compose::Composer composer_;
    typeset::Typesetter typesetter_;
};

}  // namespace sigillum::issue
