#include "issue/print_edition.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "credential/file_name.h"
#include "issue/print_part.h"

namespace sigillum::issue {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t between_words = 64;  // certificates between two words of progress

// One job. Each step notes what stops it in the report's findings and answers whether to go on.
class PrintRun {
  public:
    PrintRun(const Workshop& workshop, registry::Store& store, const PrintRequest& request)
        : workshop_(workshop),
          store_(store),
          request_(request),
          look_(print_look(workshop, request.black_and_white)),
          press_(workshop, look_) {}

    PrintReport go() {
        const bool complete =
            sheets_hold() && choose() && check_all() && lay_out() && set_up() && write_all();
        if (!complete) {
            report_.files.clear();
            report_.certificates.clear();
        }
        return std::move(report_);
    }

  private:
    bool done(const Done& step) {
        if (!step) report_.findings.add(step.error());
        return step.has_value();
    }

    bool sheets_hold() {
        const layout::SupplementGrid& grid = workshop_.layout.supplement;
        for (const Size& size : {first_page_size(workshop_), Size{grid.page_width, grid.page_height}}) {
            const auto on = pdf::on_sheet(request_.sheets, size);
            if (!on) return done(fail(on.error()));
        }
        return true;
    }

    bool choose() {
        list_ = print_list(workshop_, store_, request_);
        report_.left_out = list_.left_out;
        report_.findings.append(std::move(list_.findings));
        return !report_.findings.has_errors();
    }

    bool check_all() {
        check_ = check_print(workshop_, look_, list_.entries, request_);
        report_.findings.append(std::move(check_.findings));
        return !report_.findings.has_errors();
    }

    // What a batch is: numbers and the digests of the signed files, in the order of the job
    // (docs/printing.md).
    std::string digest() const {
        std::string lines;
        for (const PrintEntry& entry : list_.entries) {
            lines += fmt::format("{} {}\n", entry.row.document.number.grouped(),
                                 to_hex(entry.row.document.file_digest));
        }
        return to_hex(sha256(lines));
    }

    bool lay_out() {
        report_.specimen =
            std::any_of(check_.entries.begin(), check_.entries.end(),
                        [](const CheckedEntry& entry) { return entry.order.issuance.specimen; });
        report_.digest = digest();
        const std::vector<PartRange> ranges = part_ranges(check_, request_.sheets_per_file);
        job_.emplace(PrintJob{.workshop = workshop_,
                              .request = request_,
                              .list = list_,
                              .check = check_,
                              .digest = report_.digest,
                              .counts = counts_of(check_.entries),
                              .parts = static_cast<int>(ranges.size()),
                              .specimen = report_.specimen});
        for (const PartRange& range : ranges) {
            auto part = PrintPart::plan(*job_, range, static_cast<int>(parts_.size()) + 1, press_);
            if (!part) return done(fail(part.error()));
            note(range, *part);
            parts_.push_back(std::move(*part));
        }
        return true;
    }

    void note(const PartRange& range, const PrintPart& part) {
        report_.files.push_back({.file = target(parts_.size()),
                                 .counts = part.counts(),
                                 .pages = part.pages(),
                                 .filler_sheets = part.filler_sheets()});
        for (std::size_t i = range.begin; i < range.end; ++i) {
            const CheckedEntry& entry = check_.entries[i];
            report_.certificates.push_back({.key = workshop_.learners()[entry.order.learner].key,
                                            .number = entry.order.issuance.number,
                                            .file = parts_.size(),
                                            .first_page = part.first_page_of(i),
                                            .pages = entry.pages});
        }
    }

    fs::path target(std::size_t part) const {
        const bool file_named = request_.out.extension() == ".pdf";
        const fs::path folder = file_named ? request_.out.parent_path() : request_.out;
        std::string stem = file_named ? request_.out.stem().string()
                                      : credential::safe_in_file_name(workshop_.edition().id) + "-print";
        if (job_->parts > 1) stem += fmt::format("-{}-of-{}", part + 1, job_->parts);
        return folder / (stem + ".pdf");
    }

    bool set_up() {
        for (const PrintedFile& file : report_.files) {
            if (!done(no_original(file.file))) return false;
            std::error_code ignored;
            if (file.file.has_parent_path()) fs::create_directories(file.file.parent_path(), ignored);
        }
        font::GlyphUse glyphs = check_.glyphs;
        glyphs.merge(press_.glyph_use());
        auto faces = font::subset(workshop_.fonts, glyphs);
        if (!faces) return done(fail(faces.error()));
        pdf::PrintForm form{.sheets = request_.sheets, .icc_profile = {}};
        if (!request_.black_and_white) form.icc_profile = workshop_.icc_profile;
        auto writer = pdf::PrintWriter::make(std::move(*faces), look_.pictures, form);
        if (!writer) return done(fail(writer.error()));
        writer_.emplace(std::move(*writer));
        return true;
    }

    // Signed originals are never written over.
    Done no_original(const fs::path& file) const {
        std::error_code ignored;
        const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
        if (!fs::equivalent(folder, request_.issued, ignored)) return {};
        const std::string name = file.filename().string();
        const auto same = [&name](const PrintEntry& entry) { return entry.row.document.file_name == name; };
        if (std::none_of(list_.entries.begin(), list_.entries.end(), same)) return {};
        return fail(would_overwrite_original, {.file = file.string()},
                    "the file to be written is a signed original", "another name for the print job");
    }

    bool write_all() {
        std::size_t printed = 0;
        const auto say = [&] {
            ++printed;
            const std::size_t all = check_.entries.size();
            if (request_.progress && (printed % between_words == 0 || printed == all))
                request_.progress("printed", printed, all);
        };
        std::vector<GrowingFile> files;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            auto file = parts_[i].write(report_.files[i].file, *writer_, press_, say);
            if (!file) return done(fail(file.error()));
            report_.files[i].bytes = file->size();
            files.push_back(std::move(*file));
        }
        for (GrowingFile& file : files) {
            if (!done(file.keep())) return false;
        }
        return true;
    }

    const Workshop& workshop_;
    registry::Store& store_;
    const PrintRequest& request_;
    PrintLook look_;
    CopyPress press_;
    PrintList list_;
    PrintCheck check_;
    std::optional<PrintJob> job_;
    std::vector<PrintPart> parts_;
    std::optional<pdf::PrintWriter> writer_;
    PrintReport report_;
};

}  // namespace

PrintReport print_edition(const Workshop& workshop, registry::Store& store, const PrintRequest& request) {
    return PrintRun(workshop, store, request).go();
}

}  // namespace sigillum::issue
