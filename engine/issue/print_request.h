// What is to be printed and how, and what became of it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/findings.h"
#include "compose/job_sheet.h"
#include "pdf/print_sheet.h"

namespace sigillum::issue {

struct PrintRequest {
    std::filesystem::path issued;  // folder of the signed documents
    std::filesystem::path out;     // a file that ends in .pdf, or a folder
    compose::JobOrder order = compose::JobOrder::list;
    int piles = 1;  // of JobOrder::stack
    pdf::PrintSheets sheets;
    bool black_and_white = false;
    std::vector<std::string> learners;   // keys; empty: all
    std::vector<std::string> leave_out;  // keys
    std::size_t from = 1;                // first and last certificate, counted in the order of the job
    std::size_t to = 0;                  // 0: to the end
    std::size_t sheets_per_file = 0;     // at most that many sheets of certificates in a file; 0: one file
    bool cover = true;
    bool contents = false;
    Instant now;
    int threads = 1;
    // From the calling thread: what is done, and how far; may be empty.
    std::function<void(const char* stage, std::size_t done, std::size_t total)> progress;
};

struct PrintedFile {
    std::filesystem::path file;
    compose::JobCounts counts;
    std::size_t pages = 0;          // of the file, with cover and blank pages
    std::size_t filler_sheets = 0;  // of cut stacks
    std::uint64_t bytes = 0;
};

struct PrintedCertificate {
    std::string key;
    std::string number;
    std::size_t file = 0;        // place among the files
    std::size_t first_page = 0;  // in its file, from 1
    int pages = 0;
};

struct PrintReport {
    std::vector<PrintedFile> files;  // empty when anything stopped the job
    std::vector<PrintedCertificate> certificates;
    std::vector<compose::JobFacts::LeftOut> left_out;
    std::string digest;  // of the batch
    bool specimen = false;
    Findings findings;
};

}  // namespace sigillum::issue
