#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string_view>
#include <thread>

#include "cli/commands.h"
#include "cli/opened_edition.h"
#include "cli/opened_registry.h"
#include "cli/report.h"
#include "cli/surroundings.h"
#include "issue/print_edition.h"

namespace sigillum::cli {
namespace {

using compose::JobOrder;

constexpr ErrorKind unknown_sheet{"unknown-sheet"};
constexpr ErrorKind contradictory_options{"contradictory-options"};

struct NamedSheet {
    std::string_view name;
    Size size;
};
// ISO 216 and 217.
constexpr std::array<NamedSheet, 4> named_sheets{{{"A3", {Length::mm(297), Length::mm(420)}},
                                                  {"SRA4", {Length::mm(225), Length::mm(320)}},
                                                  {"SRA3", {Length::mm(320), Length::mm(450)}},
                                                  {"RA4", {Length::mm(215), Length::mm(305)}}}};

// Millimetres up to the given end; nothing for what is no number from 50 to 2000.
std::optional<Length> millimetres(std::string_view text) {
    double value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size() || !(value >= 50 && value <= 2000))
        return {};
    return Length::mm(value);
}

Result<Size> sheet_of(const std::string& text) {
    for (const NamedSheet& named : named_sheets) {
        if (named.name == text) return named.size;
    }
    const std::size_t by = text.find('x');
    const auto width = millimetres(std::string_view(text).substr(0, by));
    const auto height =
        by == std::string::npos ? std::nullopt : millimetres(std::string_view(text).substr(by + 1));
    if (width && height) return Size{*width, *height};
    return fail(unknown_sheet, {.field = "--sheet"}, fmt::format("“{}”", text),
                "A3, RA4, SRA4, SRA3, or width and height in mm, such as 225x320");
}

JobOrder order_of(const std::string& word) {
    if (word == "name") return JobOrder::name;
    if (word == "number") return JobOrder::number;
    return word == "stack" ? JobOrder::stack : JobOrder::list;
}

// Words of progress on a terminal, over each other; in a log a line for every tenth.
class Progress {
  public:
    void say(const char* stage, std::size_t done, std::size_t total) {
        const bool terminal = isatty(fileno(stderr)) != 0;
        if (terminal) {
            fmt::print(stderr, "\r{} {} of {}{}", stage, done, total, done == total ? "\n" : "");
            return;
        }
        const std::size_t tenth = done * 10 / std::max<std::size_t>(total, 1);
        if (total < least_for_log || (tenth == last_tenth_ && done != total)) return;
        last_tenth_ = done == total ? 0 : tenth;
        fmt::print(stderr, "{} {} of {}\n", stage, done, total);
    }

  private:
    static constexpr std::size_t least_for_log = 500;
    std::size_t last_tenth_ = 0;
};

Result<issue::PrintRequest> request_of(const PrintOptions& options) {
    const auto now = moment(options.time);
    if (!now) return fail(now.error());
    const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    issue::PrintRequest request{
        .issued = options.issued,
        .out = options.out,
        .order = order_of(options.order),
        .piles = options.piles,
        .sheets = {.crop_marks = options.crop_marks, .bleed = Length::mm(options.bleed)},
        .black_and_white = options.black_and_white,
        .learners = options.learners,
        .leave_out = options.leave_out,
        .from = options.from,
        .to = options.to,
        .sheets_per_file = options.sheets_per_file,
        .cover = !options.no_cover,
        .contents = options.contents,
        .now = *now,
        .threads = options.jobs > 0 ? options.jobs : cores,
        .progress = {}};
    if (!options.sheet.empty()) {
        const auto sheet = sheet_of(options.sheet);
        if (!sheet) return fail(sheet.error());
        request.sheets.sheet = *sheet;
    }
    if (options.contents && options.no_cover) {
        return fail(contradictory_options, {.field = "--contents, --no-cover"},
                    "a list of contents without the cover sheet it follows", "one of the two");
    }
    return request;
}

nlohmann::ordered_json json_of(const compose::JobCounts& counts) {
    return {{"certificates", counts.certificates},
            {"pages", counts.pages},
            {"sheets", counts.sheets},
            {"blank_backs", counts.blank_backs}};
}

std::string_view word_of(compose::LeftOutBecause because) {
    switch (because) {
        case compose::LeftOutBecause::asked:
            return "asked";
        case compose::LeftOutBecause::revoked:
            return "revoked";
        case compose::LeftOutBecause::suspended:
            return "suspended";
        case compose::LeftOutBecause::replaced:
            return "replaced";
        case compose::LeftOutBecause::not_in_list:
            break;
    }
    return "not-in-list";
}

void print_json(const issue::PrintReport& report, double seconds) {
    nlohmann::ordered_json files = nlohmann::ordered_json::array();
    for (const issue::PrintedFile& file : report.files) {
        nlohmann::ordered_json entry = {{"file", file.file.string()}};
        entry.update(json_of(file.counts));
        entry.update(
            {{"file_pages", file.pages}, {"filler_sheets", file.filler_sheets}, {"bytes", file.bytes}});
        files.push_back(std::move(entry));
    }
    nlohmann::ordered_json certificates = nlohmann::ordered_json::array();
    for (const issue::PrintedCertificate& one : report.certificates) {
        certificates.push_back({{"learner", one.key},
                                {"number", one.number},
                                {"file", report.files[one.file].file.string()},
                                {"first_page", one.first_page},
                                {"pages", one.pages}});
    }
    nlohmann::ordered_json left_out = nlohmann::ordered_json::array();
    for (const auto& one : report.left_out)
        left_out.push_back({{"learner", one.key}, {"number", one.number}, {"because", word_of(one.because)}});
    const nlohmann::ordered_json all = {
        {"specimen", report.specimen},
        {"digest", report.digest},
        {"wall_seconds", seconds},
        {"files", std::move(files)},
        {"certificates", std::move(certificates)},
        {"left_out", std::move(left_out)},
        {"check", nlohmann::ordered_json::parse(findings_as_json(report.findings))}};
    fmt::print("{}\n", all.dump(2));
}

void print_words(const issue::PrintReport& report, double seconds) {
    for (const issue::PrintedFile& file : report.files) {
        fmt::print("{}: {} certificates, {} pages on {} sheets, {} blank backs ({:.1f} MB)\n",
                   file.file.string(), file.counts.certificates, file.counts.pages, file.counts.sheets,
                   file.counts.blank_backs, static_cast<double>(file.bytes) / 1e6);
    }
    if (!report.left_out.empty())
        fmt::print("  {} left out, each named on the cover sheet\n", report.left_out.size());
    fmt::print("  digest of the job {} ({:.2f} s)\n", report.digest, seconds);
    if (report.specimen) fmt::print("  SPECIMEN: signed with a demonstration key, not real certificates\n");
}

Result<issue::PrintReport> print_all(const PrintOptions& options, const issue::Workshop& workshop,
                                     issue::PrintRequest request) {
    const auto store =
        open_registry_to_read(options.registry.empty() ? options.issued / registry_file : options.registry);
    if (!store) return fail(store.error());
    Progress progress;
    request.progress = [&progress](const char* stage, std::size_t done, std::size_t total) {
        progress.say(stage, done, total);
    };
    return issue::print_edition(workshop, **store, request);
}

}  // namespace

int run_print(const PrintOptions& options, const issue::AssetFolders& assets) {
    const auto started = std::chrono::steady_clock::now();
    auto request = request_of(options);
    if (!request) {
        print_error(request.error());
        return wrong_usage;
    }
    OpenedEdition opened = open_edition(options.edition, assets, request->now);
    if (!opened.workshop) return refused(opened.findings, options.json);
    auto report = print_all(options, *opened.workshop, *std::move(request));
    if (!report) {
        print_error(report.error());
        return found_errors;
    }
    Findings findings = std::move(opened.findings);
    findings.append(std::move(report->findings));
    report->findings = std::move(findings);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    if (options.json)
        print_json(*report, seconds);
    else
        print_findings(report->findings, false);
    if (report->findings.has_errors()) return found_errors;
    if (!options.json) print_words(*report, seconds);
    return success;
}

}  // namespace sigillum::cli
