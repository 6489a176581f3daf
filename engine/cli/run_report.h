// What a run of `issue` did, told on the terminal, to a program, and in a file beside the documents.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "cli/options.h"
#include "issue/issue_edition.h"
#include "issue/workshop.h"

namespace sigillum::cli {

// How many documents were made, sealed, written and recorded between the first word of progress and the last,
// and the processor time that took: reading, checking and the rehearsal are not in it.
class Making {
  public:
    // So many are done by now.
    void note(int done);
    // Nothing when there was one batch only.
    std::optional<double> per_processor_second() const;

  private:
    int first_ = 0;
    int last_ = 0;
    double processor_at_first_ = 0;
    double processor_at_last_ = 0;
};

// How long a run took.
struct Pace {
    double wall_seconds = 0;
    double processor_seconds = 0;
    Making making{};
};

struct RunReport {
    const issue::Workshop& workshop;
    const issue::IssueReport& report;
    const IssueOptions& options;
    const issue::Shard& shard;
    Instant now;            // signing time of the run
    std::string sealed_by;  // subject of the certificate
    Pace pace;
};

void print_report(const RunReport& run);
void print_json(const RunReport& run);

// Writes report.txt into the folder of the documents ("report-2-of-8.txt" for a part): who issued when and
// with which seal, what was made and how it was checked, and every warning and error. An earlier run's is
// replaced.
Done write_report(const RunReport& run);

}  // namespace sigillum::cli
