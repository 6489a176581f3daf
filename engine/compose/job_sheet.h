// The cover sheet of a print job put into words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/geometry.h"
#include "base/result.h"
#include "credential/edition.h"
#include "document/job_sheet.h"
#include "locale/catalogues.h"

namespace sigillum::compose {

// The order of a job's certificates.
enum class JobOrder { list, name, number, stack };

// Why a learner's certificate is not in the job.
enum class LeftOutBecause { asked, revoked, suspended, replaced, not_in_list };

// What a job, or one file of it, comes to.
struct JobCounts {
    std::size_t certificates = 0;
    std::size_t pages = 0;        // that show something
    std::size_t sheets = 0;       // of certificates: two pages each
    std::size_t blank_backs = 0;  // behind certificates with an odd number of pages
};

// Everything the sheet tells, as data.
struct JobFacts {
    struct LeftOut {
        std::string key;     // of the learner; empty when not in the list
        std::string name;    // likewise
        std::string number;  // empty when none is known
        LeftOutBecause because = LeftOutBecause::asked;
    };
    struct Entry {
        std::size_t position = 0;  // in the whole job, from 1
        std::string name;
        std::string number;
        std::size_t pile = 0;   // from 1; 0 where there is one only
        std::size_t sheet = 0;  // where it begins, cover sheet not counted, from 1
    };

    int part = 1;
    int parts = 1;
    JobCounts counts;  // of this part
    JobCounts all;     // of the whole job
    JobOrder order = JobOrder::list;
    int piles = 1;
    Size page;                   // of the first page
    std::optional<Size> sheet;   // with marks for the knife
    Length bleed;
    bool black_and_white = false;
    bool specimen = false;
    bool selected = false;  // not all that could have been printed was asked for
    Instant made;
    std::string digest;  // of the batch, hexadecimal
    std::vector<LeftOut> left_out;
    std::vector<Entry> contents;
};

// In the first language of the edition, with its own texts for nothing. Errors: missing_catalogue, those of
// messages.
Result<document::JobSheet> job_sheet(const credential::Edition& edition, const locale::Catalogues& catalogues,
                                     const JobFacts& facts);

}  // namespace sigillum::compose
