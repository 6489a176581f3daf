// One file of a print job: which certificates it holds, its cover sheet, and where every page stands.
#pragma once

#include <span>
#include <vector>

#include "base/growing_file.h"
#include "issue/print_check.h"
#include "issue/sheet_plan.h"
#include "pdf/print_writer.h"

namespace sigillum::issue {

// What the files of a job have in common; everything must outlive the parts.
struct PrintJob {
    const Workshop& workshop;
    const PrintRequest& request;
    const PrintList& list;
    const PrintCheck& check;
    std::string digest;
    compose::JobCounts counts;
    int parts = 1;
    bool specimen = false;
};

// Certificates of the job's list, from `begin` to before `end`.
struct PartRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// The files of a job: as many certificates in each as the sheets per file hold, one at least.
std::vector<PartRange> part_ranges(const PrintCheck& check, std::size_t sheets_per_file);

compose::JobCounts counts_of(std::span<const CheckedEntry> entries);

class PrintPart {
  public:
    // Sets the cover sheet and its lists, and lays out the file. `number` is that of the part, from 1.
    static Result<PrintPart> plan(const PrintJob& job, PartRange range, int number, CopyPress& press);

    // Writes the file, which is whole then but does not have its name yet. `printed` is called after each
    // certificate.
    Result<GrowingFile> write(const std::filesystem::path& target, pdf::PrintWriter& writer, CopyPress& press,
                              const std::function<void()>& printed) const;

    const compose::JobCounts& counts() const { return counts_; }
    std::size_t pages() const { return plan_.pages; }
    std::size_t filler_sheets() const { return plan_.fillers.size() / 2; }
    // Of the certificate at that place of the job's list, from 1.
    std::size_t first_page_of(std::size_t entry) const { return places_of(entry).front() + 1; }

  private:
    PrintPart(const PrintJob& job, PartRange range, int number) : job_(job), range_(range), number_(number) {}

    Done set_front(CopyPress& press);
    compose::JobFacts facts() const;
    void lay_out();
    const std::vector<std::size_t>& places_of(std::size_t entry) const {
        return plan_.places[entry - range_.begin + (front_.empty() ? 0 : 1)];
    }
    Done write_front(pdf::PrintWriter& writer) const;
    Done write_certificate(std::size_t entry, pdf::PrintWriter& writer, CopyPress& press) const;
    pdf::PrintFileFacts file_facts() const;

    const PrintJob& job_;
    PartRange range_;
    int number_ = 1;
    compose::JobCounts counts_;
    std::vector<page::Page> front_;  // the cover sheet's pages
    document::Metadata metadata_;
    SheetPlan plan_;
};

// The page that the edition's certificates begin with.
Size first_page_size(const Workshop& workshop);

}  // namespace sigillum::issue
