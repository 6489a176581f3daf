#include "issue/print_part.h"

#include <fmt/format.h>

namespace sigillum::issue {
namespace {

std::string words_of(const document::Text& text) { return document::plain_text(text); }

// A blank back for the last page where the plan has a place for one.
Done add_back(std::size_t pages, const Size& size, const std::vector<std::size_t>& places,
              pdf::PrintWriter& writer) {
    return places.size() > pages ? writer.add_blank(size, places.back()) : Done();
}

}  // namespace

Size first_page_size(const Workshop& workshop) {
    const bool landscape = workshop.theme.orientation == layout::Orientation::landscape;
    const layout::CertificateGrid& grid = landscape ? workshop.layout.landscape : workshop.layout.portrait;
    return {grid.page_width, grid.page_height};
}

std::vector<PartRange> part_ranges(const PrintCheck& check, std::size_t sheets_per_file) {
    std::vector<PartRange> ranges;
    std::size_t sheets = 0;
    for (std::size_t i = 0; i < check.entries.size(); ++i) {
        const std::size_t more = sheets_of(check.entries[i].pages);
        if (ranges.empty() || (sheets_per_file > 0 && sheets + more > sheets_per_file)) {
            ranges.push_back({i, i});
            sheets = 0;
        }
        sheets += more;
        ranges.back().end = i + 1;
    }
    return ranges;
}

compose::JobCounts counts_of(std::span<const CheckedEntry> entries) {
    compose::JobCounts counts{.certificates = entries.size()};
    for (const CheckedEntry& entry : entries) {
        const auto pages = static_cast<std::size_t>(entry.pages);
        counts.pages += pages;
        counts.sheets += sheets_of(entry.pages);
        counts.blank_backs += pages % 2;
    }
    return counts;
}

Result<PrintPart> PrintPart::plan(const PrintJob& job, PartRange range, int number, CopyPress& press) {
    PrintPart part(job, range, number);
    part.counts_ = counts_of(std::span(job.check.entries).subspan(range.begin, range.end - range.begin));
    part.lay_out();
    // The list of contents names sheets, and where they are in a stack depends on how long the list is.
    for (std::size_t pages = 1; pages != 0;) {
        pages = part.front_.size();
        if (Done set = part.set_front(press); !set) return fail(set.error());
        part.lay_out();
        if (part.front_.size() == pages || !job.request.contents) pages = 0;
    }
    return part;
}

// The cover is made in any case: the file's title comes from it.
Done PrintPart::set_front(CopyPress& press) {
    const auto sheet = compose::job_sheet(job_.workshop.edition(), job_.workshop.catalogues, facts());
    if (!sheet) return fail(sheet.error());
    metadata_.title = fmt::format("{} – {}", words_of(sheet->kind), words_of(sheet->title));
    if (!sheet->standing_mark.empty())
        metadata_.title = fmt::format("{}: {}", words_of(sheet->standing_mark), metadata_.title);
    metadata_.subject = words_of(sheet->subtitle);
    metadata_.created = job_.request.now;
    if (!job_.request.cover) return {};
    auto pages = press.job_sheet(*sheet);
    if (!pages) return fail(pages.error());
    front_ = *std::move(pages);
    return {};
}

void PrintPart::lay_out() {
    std::vector<int> pages;
    if (!front_.empty()) pages.push_back(static_cast<int>(front_.size()));
    for (std::size_t i = range_.begin; i < range_.end; ++i) pages.push_back(job_.check.entries[i].pages);
    const bool stacked = job_.request.order == compose::JobOrder::stack;
    plan_ = sheet_plan(pages, stacked ? static_cast<std::size_t>(job_.request.piles) : 1);
}

compose::JobFacts PrintPart::facts() const {
    const PrintRequest& request = job_.request;
    compose::JobFacts facts{.part = number_,
                            .parts = job_.parts,
                            .counts = counts_,
                            .all = job_.counts,
                            .order = request.order,
                            .piles = request.piles,
                            .page = first_page_size(job_.workshop),
                            .sheet = std::nullopt,
                            .bleed = request.sheets.bleed,
                            .black_and_white = request.black_and_white,
                            .specimen = job_.specimen,
                            .selected = job_.list.selected,
                            .made = request.now,
                            .digest = job_.digest,
                            .left_out = job_.list.left_out,
                            .contents = {}};
    if (const auto on = pdf::on_sheet(request.sheets, facts.page); on && request.sheets.crop_marks)
        facts.sheet = on->sheet;
    if (!request.contents) return facts;
    const std::size_t covers = front_.empty() ? 0 : 1;
    const std::size_t cover_sheets = sheets_of(static_cast<int>(front_.size()));
    for (std::size_t i = range_.begin; i < range_.end; ++i) {
        const std::size_t document = i - range_.begin + covers;
        const std::size_t pile = plan_.pile_of[document];
        facts.contents.push_back({.position = i + 1,
                                  .name = job_.workshop.learners()[job_.check.entries[i].order.learner].name,
                                  .number = job_.check.entries[i].order.issuance.number,
                                  .pile = request.order == compose::JobOrder::stack ? pile + 1 : 0,
                                  .sheet = plan_.sheet_of[document] - (pile == 0 ? cover_sheets : 0) + 1});
    }
    return facts;
}

pdf::PrintFileFacts PrintPart::file_facts() const {
    const PrintRequest& request = job_.request;
    const std::string what = fmt::format("{} {} {} {} {} {} {} {}", job_.digest, to_iso(request.now), number_,
                                         job_.parts, static_cast<int>(request.order), request.piles,
                                         request.black_and_white, request.sheets.crop_marks);
    return {metadata_, to_bytes(sha256(what)).substr(0, 16)};
}

Done PrintPart::write_front(pdf::PrintWriter& writer) const {
    if (front_.empty()) return {};
    const std::vector<std::size_t>& places = plan_.places.front();
    if (Done added = writer.add_loose(front_, std::span(places).first(front_.size())); !added) return added;
    return add_back(front_.size(), front_.back().size, places, writer);
}

Done PrintPart::write_certificate(std::size_t entry, pdf::PrintWriter& writer, CopyPress& press) const {
    const auto copy =
        press.copy(job_.check.entries[entry].order, job_.list.entries[entry].row.document.record_digest);
    if (!copy) return fail(copy.error());
    const std::vector<page::Page>& pages = copy->pages.pages;
    const std::vector<std::size_t>& places = places_of(entry);
    const Done added = writer.add(copy->document, copy->pages, std::span(places).first(pages.size()));
    return added ? add_back(pages.size(), pages.back().size, places, writer) : added;
}

Result<GrowingFile> PrintPart::write(const std::filesystem::path& target, pdf::PrintWriter& writer,
                                     CopyPress& press, const std::function<void()>& printed) const {
    auto file = GrowingFile::begin(target);
    if (!file) return file;
    writer.begin([&file](ByteView bytes) { return file->append(bytes); }, plan_.pages);
    if (Done done = write_front(writer); !done) return fail(done.error());
    for (std::size_t i = range_.begin; i < range_.end; ++i) {
        if (Done done = write_certificate(i, writer, press); !done) return fail(done.error());
        if (printed) printed();
    }
    for (const std::size_t place : plan_.fillers) {
        if (Done done = writer.add_blank(first_page_size(job_.workshop), place); !done)
            return fail(done.error());
    }
    if (Done done = writer.end(file_facts()); !done) return fail(done.error());
    if (Done done = file->finish(); !done) return fail(done.error());
    return file;
}

}  // namespace sigillum::issue
