// The print job of issued editions, judged by others' programs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/program/shell.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::string word(const fs::path& path) { return quoted(path.string()); }

// Lines without the space around them; empty ones left out.
std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        const std::size_t begin = line.find_first_not_of(" \f\r");
        if (begin != std::string::npos)
            lines.push_back(line.substr(begin, line.find_last_not_of(" \f\r") - begin + 1));
    }
    return lines;
}

std::string text_of_page(const fs::path& file, int page) {
    const std::string number = std::to_string(page);
    return run("pdftotext -layout -f " + number + " -l " + number + " " + word(file) + " -").output;
}

// The text of the code on a page, read from its picture at 300 dots per inch.
std::string code_on_page(const fs::path& file, int page) {
    const std::string number = std::to_string(page);
    return run("pdftoppm -r 300 -gray -f " + number + " -l " + number + " " + word(file) +
               " | zbarimg -q --raw -Sdisable -Sqrcode.enable - 2>/dev/null")
        .output;
}

// The link over the code of a signed document, which holds its token, and a line feed.
std::string link_of(const fs::path& document) {
    const std::string link = run("qpdf --qdf --object-streams=disable " + word(document) +
                                 " - | grep -aom 1 'HTTPS://[^/]*/V/#[A-Z2-7]*'")
                                 .output;
    EXPECT_THAT(link, HasSubstr("/V/#")) << document;
    return link;
}

// A page as red, green and blue samples.
struct Picture {
    int width = 0;
    int height = 0;
    std::string samples;

    bool is_gray() const {
        for (std::size_t i = 0; i + 2 < samples.size(); i += 3) {
            if (samples[i] != samples[i + 1] || samples[i] != samples[i + 2]) return false;
        }
        return true;
    }
    bool is_white() const {
        return std::all_of(samples.begin(), samples.end(), [](char sample) { return sample == '\xFF'; });
    }
    int darkest(int left, int top, int right, int bottom) const {
        int least = 255;
        for (int y = top; y < bottom; ++y) {
            for (int x = left; x < right; ++x)
                least = std::min(least, static_cast<int>(static_cast<unsigned char>(
                                            samples[static_cast<std::size_t>(3 * (y * width + x))])));
        }
        return least;
    }
};

Picture picture_of(const fs::path& file, int page, int dots_per_inch) {
    const std::string number = std::to_string(page);
    const std::string ppm = run("pdftoppm -r " + std::to_string(dots_per_inch) + " -f " + number + " -l " +
                                number + " " + word(file))
                                .output;
    Picture picture;
    int levels = 0;
    std::istringstream head(ppm.substr(0, 40));
    std::string kind;
    head >> kind >> picture.width >> picture.height >> levels;
    const auto size = static_cast<std::size_t>(3 * picture.width * picture.height);
    if (kind == "P6" && ppm.size() > size) picture.samples = ppm.substr(ppm.size() - size);
    return picture;
}

// A page with nothing on it: no text, nothing to see.
bool is_blank(const fs::path& file, int page) {
    const Picture picture = picture_of(file, page, 40);
    return !picture.samples.empty() && picture.is_white() && lines_of(text_of_page(file, page)).empty();
}

int pages_of(const fs::path& file) {
    const Ran ran = run("qpdf --show-npages " + word(file));
    return ran.exit_code == 0 ? std::stoi(ran.output) : -1;
}

void expect_clean(const fs::path& file) {
    const Ran check = run("qpdf --check " + word(file));
    EXPECT_EQ(check.exit_code, 0) << check.output;
    EXPECT_THAT(check.output, Not(HasSubstr("WARNING")));
    const Ran drawn = run("mutool draw -q -r 20 -F png -o /dev/null " + word(file));
    EXPECT_EQ(drawn.exit_code, 0) << drawn.output;
    EXPECT_EQ(std::regex_replace(drawn.output, std::regex("warning: ICC support is not available\n"), ""), "")
        << "mutool warns";
    const Ran poppler = run("pdftotext " + word(file) + " /dev/null");
    EXPECT_EQ(poppler.output, "") << "Poppler warns";
}

// A print job and what the program said of it.
struct Job {
    Ran ran;
    nlohmann::json report;

    fs::path file(std::size_t i = 0) const { return report["files"][i]["file"].get<std::string>(); }
    int page_of(std::size_t i) const { return report["certificates"][i]["first_page"]; }
    int pages_of(std::size_t i) const { return report["certificates"][i]["pages"]; }
    std::string number(std::size_t i) const { return report["certificates"][i]["number"]; }
    std::size_t size() const { return report["certificates"].size(); }
};

Job print_sample(const std::string& edition, const fs::path& out, const std::string& options = "") {
    Job job;
    job.ran = run(word(program()) + " print " + word(fs::path(SOURCE_DIR) / "samples" / edition) +
                  " --issued " + word(issued_folder() / edition) + " --registry " +
                  word(issued_folder().parent_path() / "registry.sqlite") + " --out " + word(out) +
                  " --time 2026-11-22T12:00:00+01:00 --json " + options + " 2>/dev/null");
    job.report = nlohmann::json::parse(job.ran.output, nullptr, false);
    EXPECT_EQ(job.ran.exit_code, 0) << edition << job.ran.output;
    return job;
}

nlohmann::json manifest_of(const fs::path& folder) {
    return nlohmann::json::parse(content(folder / "manifest.json"), nullptr, false);
}

const std::map<std::string, std::string> panel_words = {{"en", "Print copy of the digitally"},
                                                        {"de", "Druckexemplar des digital"},
                                                        {"pl", "Kopia drukowana dokumentu"}};

// Every page of every certificate in order, front pages on fronts, each learner's own code, the panel, and
// everything else as on the signed original.
TEST(Print, HoldsEveryCertificateOfEverySampleAsItWasIssued) {
    const fs::path scratch = empty_folder("print-samples");
    for (const fs::path& folder : issued_editions()) {
        const std::string edition = folder.filename().string();
        SCOPED_TRACE(edition);
        const Job job = print_sample(edition, scratch / (edition + ".pdf"));
        const auto manifest = manifest_of(folder);
        ASSERT_EQ(job.size(), manifest["documents"].size());
        expect_clean(job.file());
        int next = 3;  // behind the cover sheet and its blank back
        EXPECT_TRUE(is_blank(job.file(), 2));
        for (std::size_t i = 0; i < job.size(); ++i) {
            const fs::path original = folder / manifest["documents"][i]["file"].get<std::string>();
            const int first = job.page_of(i);
            EXPECT_EQ(first, next) << "in the order of the list, without a gap";
            EXPECT_EQ(first % 2, 1) << "on a front page";
            ASSERT_EQ(job.pages_of(i), tests::pages_of(original));
            EXPECT_EQ(code_on_page(job.file(), first), link_of(original));
            for (int page = 2; page <= job.pages_of(i); ++page) {
                const int copied = first + page - 1;
                EXPECT_EQ(lines_of(text_of_page(job.file(), copied)), lines_of(text_of_page(original, page)));
            }
            const std::string copy = text_of_page(job.file(), first);
            EXPECT_THAT(copy, HasSubstr(job.number(i)));
            EXPECT_THAT(copy, Not(HasSubstr("PAdES"))) << "the panel of the signed document";
            next = first + job.pages_of(i) + job.pages_of(i) % 2;
            EXPECT_TRUE(job.pages_of(i) % 2 == 0 || is_blank(job.file(), next - 1));
        }
        EXPECT_EQ(tests::pages_of(job.file()), next - 1);
    }
}

TEST(Print, SaysInEveryLanguageOfTheDocumentThatItIsACopyAndOfWhat) {
    const fs::path scratch = empty_folder("print-panel");
    const std::map<std::string, std::vector<std::string>> languages = {
        {"sustainable-innovation", {"en"}},
        {"innovators-of-tomorrow", {"de"}},
        {"internationalisation-at-home", {"pl"}},
        {"sustainable-cities-summer-school", {"en", "de"}},
        {"data-literacy", {"en", "pl"}}};
    for (const auto& [edition, tags] : languages) {
        SCOPED_TRACE(edition);
        const Job job = print_sample(edition, scratch / (edition + ".pdf"), "--to 1");
        const std::string text = run("pdftotext -f 3 -l 3 " + word(job.file()) + " -").output;
        for (const std::string& tag : tags) EXPECT_THAT(text, HasSubstr(panel_words.at(tag)));
        EXPECT_THAT(text, HasSubstr("Prof. Agnieszka Demonstracyjna"));
        EXPECT_THAT(text, ::testing::ContainsRegex("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8} [+-][0-9]{2}:00"));
        EXPECT_THAT(text, HasSubstr("SPECIMEN")) << "a demonstration key signed it";
    }
}

TEST(Print, PutsACoverSheetOnTopThatCounts) {
    const fs::path scratch = empty_folder("print-cover");
    const Job job = print_sample("data-literacy", scratch, "--contents");
    const std::string cover = text_of_page(job.file(), 1);
    const auto& counts = job.report["files"][0];
    EXPECT_EQ(job.file().filename(), "data-literacy-print.pdf");
    int pages = 0;
    int sheets = 0;
    for (std::size_t i = 0; i < job.size(); ++i) {
        pages += job.pages_of(i);
        sheets += (job.pages_of(i) + 1) / 2;
    }
    EXPECT_EQ(counts["pages"], pages);
    EXPECT_EQ(counts["sheets"], sheets);
    EXPECT_EQ(counts["blank_backs"], 2 * sheets - pages);
    EXPECT_THAT(cover, AllOf(HasSubstr("PRINT JOB"), HasSubstr("data-literacy"), HasSubstr("SPECIMEN"),
                             HasSubstr("2026-11-22 12:00:00+01:00")));
    EXPECT_THAT(cover,
                ::testing::ContainsRegex(std::to_string(job.size()) + " +" + std::to_string(pages) + " +" +
                                         std::to_string(sheets) + " +" + std::to_string(2 * sheets - pages)));
    std::string lines;
    const auto manifest = manifest_of(issued_folder() / "data-literacy");
    for (const auto& document : manifest["documents"])
        lines += document["number"].get<std::string>() + " " + document["sha256"].get<std::string>() + "\n";
    const std::string digest = run("printf %s " + tests::quoted(lines) + " | sha256sum").output.substr(0, 64);
    EXPECT_EQ(job.report["digest"], digest) << "as docs/printing.md says";
    EXPECT_THAT(cover, AllOf(HasSubstr(digest.substr(0, 8)), HasSubstr(digest.substr(56, 8))));
    const std::string contents = text_of_page(job.file(), 2);
    for (std::size_t i = 0; i < job.size(); ++i) EXPECT_THAT(contents, HasSubstr(job.number(i)));
    EXPECT_EQ(print_sample("data-literacy", scratch / "no.pdf", "--no-cover").page_of(0), 1);
}

TEST(Print, StoresFontsAndPicturesOnceHoweverManyCertificates) {
    const fs::path scratch = empty_folder("print-once");
    std::vector<std::string> counts;
    for (const char* options : {"--to 1", ""}) {
        const Job job = print_sample("sustainable-cities-summer-school", scratch / "job.pdf", options);
        const Ran plain = run("qpdf --qdf --object-streams=disable " + word(job.file()) + " - | tee " +
                              word(scratch / "plain.pdf") + " | grep -ac '/FontFile'");
        const Ran fonts =
            run("pdffonts " + word(job.file()) + " | tail -n +3 | awk '{print $(NF-1)}' | sort -u | wc -l");
        EXPECT_EQ(plain.output, fonts.output) << "a program each, all embedded";
        EXPECT_EQ(run("pdffonts " + word(job.file()) + " | tail -n +3 | awk '$(NF-4) != \"yes\"'").output,
                  "");
        counts.push_back(plain.output +
                         run("grep -ac '/Subtype /Form' " + word(scratch / "plain.pdf")).output +
                         run("grep -ac '/Subtype /Image' " + word(scratch / "plain.pdf")).output);
    }
    EXPECT_EQ(counts[0], counts[1]) << "fonts, drawings, bitmaps";
}

TEST(Print, HasNoColourInBlackAndWhite) {
    const fs::path scratch = empty_folder("print-gray");
    for (const char* edition : {"sustainable-innovation", "data-literacy", "higher-education-teaching"}) {
        SCOPED_TRACE(edition);
        const Job colour = print_sample(edition, scratch / "colour.pdf", "--to 1");
        EXPECT_FALSE(picture_of(colour.file(), 3, 50).is_gray()) << "or the test would show nothing";
        const Job gray = print_sample(edition, scratch / "gray.pdf", "--to 1 --black-and-white");
        expect_clean(gray.file());
        for (int page = 1; page <= tests::pages_of(gray.file()); ++page)
            EXPECT_TRUE(picture_of(gray.file(), page, 50).is_gray()) << page;
        // No operator that sets red, green and blue, or inks, and no such space (ISO 32000-1, table 74).
        const Ran colours =
            run("qpdf --qdf --object-streams=disable " + word(gray.file()) +
                " - | grep -aE '[0-9] (rg|RG|k|K|sc|SC|scn|SCN)$|DeviceRGB|ICCBased|OutputIntent'");
        EXPECT_EQ(colours.output, "");
        EXPECT_EQ(code_on_page(gray.file(), 3), code_on_page(colour.file(), 3));
    }
}

TEST(Print, PutsPagesOnLargerSheetsWithMarks) {
    const fs::path scratch = empty_folder("print-marks");
    const Job job = print_sample("sustainable-innovation", scratch / "marks.pdf", "--crop-marks --to 2");
    expect_clean(job.file());
    const std::string boxes = run("pdfinfo -box -f 1 -l 4 " + word(job.file())).output;
    for (int page = 1; page <= 4; ++page) {
        const auto box = [&](const std::string& name, const std::string& sides) {
            EXPECT_THAT(boxes, ::testing::ContainsRegex("Page +" + std::to_string(page) + " " + name + ": +" +
                                                        sides));
        };
        box("MediaBox", "0.00 +0.00 +637.(79|80) +907.09");
        box("BleedBox", "12.76 +24.09 +625.04 +882.99");
        box("TrimBox", "21.26 +32.60 +616.5[34] +874.49");
    }
    // At 144 dots per inch a point is two dots: the mark level with the upper edge ends 25 dots from the left
    // side, and nothing is printed between the bleed and the page.
    const Picture page = picture_of(job.file(), 3, 144);
    EXPECT_LT(page.darkest(2, 62, 22, 68), 160) << "a mark at the upper left";
    EXPECT_LT(page.darkest(39, 24, 46, 44), 160) << "and the one above the left edge";
    EXPECT_EQ(page.darkest(28, 0, 36, page.height), 255) << "the bleed is empty at the left";
    // What stands on the page is what stands there without marks, moved.
    const Job plain = print_sample("sustainable-innovation", scratch / "plain.pdf", "--to 2");
    EXPECT_EQ(lines_of(text_of_page(job.file(), 4)), lines_of(text_of_page(plain.file(), 4)));
    EXPECT_EQ(code_on_page(job.file(), 3), code_on_page(plain.file(), 3));
    const Job large = print_sample("higher-education-teaching", scratch / "large.pdf",
                                   "--crop-marks --sheet SRA3 --bleed 5 --to 1");
    EXPECT_THAT(run("pdfinfo -box -f 3 -l 4 " + word(large.file())).output,
                AllOf(::testing::ContainsRegex("Page +3 MediaBox: +0.00 +0.00 +1275.59 +907.09"),
                      ::testing::ContainsRegex("Page +4 MediaBox: +0.00 +0.00 +907.09 +1275.59")))
        << "page 1 lies on its side";
}

TEST(Print, GivesTheSameBytesWithAnyNumberOfThreads) {
    const fs::path scratch = empty_folder("print-same");
    const Job one = print_sample("data-literacy", scratch / "1.pdf", "--jobs 1 --contents");
    const Job three = print_sample("data-literacy", scratch / "3.pdf", "--jobs 3 --contents");
    EXPECT_TRUE(content(one.file()) == content(three.file()));
}

// An edition with twenty issued documents of its own, to be spoilt.
class Shop {
  public:
    explicit Shop(const std::string& name) : folder_(empty_folder(name)) {
        EXPECT_EQ(sigillum("new c").exit_code, 0);
        const std::string list = content(folder_ / "c/learners.csv");
        std::string head = list.substr(0, list.find('\n') + 1);
        const std::string rows = list.substr(head.size());
        const std::string row = rows.substr(0, rows.find('\n') + 1);
        for (int i = 1; i <= 20; ++i) head += "S-" + std::to_string(i) + row.substr(row.find(','));
        std::ofstream(folder_ / "c/learners.csv", std::ios::binary) << head;
        const Ran ran = sigillum("issue c --out out --keys " + word(keys_folder()));
        EXPECT_EQ(ran.exit_code, 0) << ran.output;
        const auto manifest = manifest_of(folder_ / "out");
        for (const auto& document : manifest["documents"]) {
            numbers_.push_back(document["number"]);
            files_.push_back(folder_ / "out" / document["file"].get<std::string>());
        }
    }

    Ran sigillum(const std::string& words, const std::string& before = "") const {
        return run("cd " + word(folder_) + " && " + before + word(program()) + " " + words);
    }
    Ran print(const std::string& options = "") const {
        return sigillum("print c --issued out --out job.pdf " + options);
    }
    Job job(const std::string& options = "") const {
        Job job;
        job.ran = sigillum("print c --issued out --out " + word(folder_ / "job.pdf") + " --json " + options +
                           " 2>/dev/null");
        EXPECT_EQ(job.ran.exit_code, 0) << job.ran.output;
        job.report = nlohmann::json::parse(job.ran.output, nullptr, false);
        return job;
    }
    void correct(int learner) const {
        EXPECT_EQ(run("cd " + word(folder_) + " && sed -i 's/^S-" + std::to_string(learner) +
                      ",/&Corrected /' c/learners.csv")
                      .exit_code,
                  0);
    }
    bool nothing_written() const {
        for (const auto& entry : fs::directory_iterator(folder_)) {
            if (entry.path().filename().string().starts_with("job")) return false;
        }
        return true;
    }
    const std::string& number(std::size_t learner) const { return numbers_[learner - 1]; }
    const fs::path& file(std::size_t learner) const { return files_[learner - 1]; }
    const fs::path& folder() const { return folder_; }

  private:
    fs::path folder_;
    std::vector<std::string> numbers_;
    std::vector<fs::path> files_;
};

// One byte of one original, in the middle of it.
void spoil(const fs::path& file) {
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    stream.seekg(5000);
    const int byte = stream.get();
    stream.seekp(5000);
    stream.put(static_cast<char>(byte ^ 1));
}

TEST(Print, RefusesTheWholeJobForOneThatCannotBePrintedAsIssued) {
    const Shop shop("print-refused");
    shop.correct(2);
    spoil(shop.file(3));
    fs::remove(shop.file(4));
    const Ran refused = shop.print();
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_TRUE(shop.nothing_written());
    EXPECT_THAT(refused.output,
                AllOf(HasSubstr("of “S-2” are not those that were issued as " + shop.number(2)),
                      HasSubstr("`sigillum reissue` makes a corrected document"),
                      HasSubstr(shop.file(3).filename().string()),
                      HasSubstr("this is not the document that was issued as " + shop.number(3)),
                      HasSubstr("the document that was issued as " + shop.number(4) + " is not there"),
                      HasSubstr("S-4")));
    EXPECT_THAT(refused.output, HasSubstr("3 errors"));
    const Job rest = shop.job("--leave-out S-2 S-3 S-4");
    EXPECT_EQ(rest.size(), 17U);
    EXPECT_EQ(rest.report["left_out"].size(), 3U);
    EXPECT_EQ(rest.report["left_out"][0]["because"], "asked");
    EXPECT_THAT(text_of_page(rest.file(), 1), AllOf(HasSubstr("S-3"), HasSubstr(shop.number(3))));
}

TEST(Print, LeavesOutWhatIsNotCurrentAndNamesIt) {
    const Shop shop("print-revoked");
    ASSERT_EQ(shop.sigillum("revoke " + shop.number(1) + " --reason misconduct --out out").exit_code, 0);
    ASSERT_EQ(shop.sigillum("suspend " + shop.number(2) + " --reason under-review --out out").exit_code, 0);
    shop.correct(3);
    ASSERT_EQ(
        shop.sigillum("reissue " + shop.number(3) + " c --out out --keys " + word(keys_folder())).exit_code,
        0);
    const Job job = shop.job();
    EXPECT_EQ(job.size(), 18U);
    std::set<std::string> printed;
    for (std::size_t i = 0; i < job.size(); ++i) printed.insert(job.number(i));
    EXPECT_FALSE(printed.contains(shop.number(1)) || printed.contains(shop.number(2)) ||
                 printed.contains(shop.number(3)));
    EXPECT_THAT(text_of_page(job.file(), job.page_of(0)), HasSubstr("Corrected")) << "the current one";
    const std::string cover = text_of_page(job.file(), 1);
    EXPECT_THAT(cover, AllOf(::testing::ContainsRegex("S-1 .*revoked · " + shop.number(1)),
                             ::testing::ContainsRegex("S-2 .*suspended · " + shop.number(2))));
    EXPECT_THAT(shop.print().output, HasSubstr(shop.number(1) + " of “S-1” is revoked"));
    fs::remove(shop.folder() / "job.pdf");
    const Ran asked = shop.print("--learner S-1");
    EXPECT_EQ(asked.exit_code, 1) << "what was asked for by key cannot be passed over";
    EXPECT_THAT(asked.output, HasSubstr("is revoked"));
    EXPECT_TRUE(shop.nothing_written());
    // A learner who is struck from the list, and one to whom nothing was issued.
    ASSERT_EQ(
        run("cd " + word(shop.folder()) + " && sed -i '/^S-5,/d; s/^S-6,/S-66,/' c/learners.csv").exit_code,
        0);
    const Ran fresh = shop.print();
    EXPECT_EQ(fresh.exit_code, 1);
    EXPECT_THAT(fresh.output,
                AllOf(HasSubstr("nothing was issued to “S-66”"),
                      HasSubstr(shop.number(5) + " was issued in this edition, but its learner is not")));
    EXPECT_THAT(shop.print("--learner S-99").output, HasSubstr("“S-99” is no key of this edition's list"));
}

TEST(Print, PrintsRangesOrdersAndParts) {
    const Shop shop("print-parts");
    const Job range = shop.job("--from 3 --to 5");
    ASSERT_EQ(range.size(), 3U);
    EXPECT_EQ(range.number(0), shop.number(3));
    EXPECT_EQ(shop.print("--from 3 --to 21").exit_code, 1);
    const Job chosen = shop.job("--learner S-7 S-2");
    ASSERT_EQ(chosen.size(), 2U);
    EXPECT_EQ(chosen.number(0), shop.number(2)) << "in the order of the list";
    const Job sorted = shop.job("--order number");
    for (std::size_t i = 1; i < sorted.size(); ++i) EXPECT_LT(sorted.number(i - 1), sorted.number(i));

    const int sheets = (range.pages_of(0) + 1) / 2;
    fs::remove(shop.folder() / "job.pdf");
    const Job parts = shop.job("--sheets-per-file " + std::to_string(8 * sheets));
    ASSERT_EQ(parts.report["files"].size(), 3U);
    EXPECT_EQ(parts.file(1).filename(), "job-2-of-3.pdf");
    EXPECT_FALSE(fs::exists(shop.folder() / "job.pdf"));
    EXPECT_EQ(parts.report["files"][0]["certificates"], 8);
    EXPECT_EQ(parts.report["files"][2]["certificates"], 4);
    EXPECT_THAT(text_of_page(parts.file(2), 1), HasSubstr("3 of 3"));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const fs::path file = parts.report["certificates"][i]["file"].get<std::string>();
        EXPECT_THAT(text_of_page(file, parts.page_of(i)), HasSubstr(shop.number(i + 1)));
    }
    for (const auto& file : parts.report["files"]) expect_clean(file["file"].get<std::string>());
}

// The file's sheets dealt to three piles, the piles laid one on the other.
TEST(Print, StacksSoThatCutPilesAreInOrder) {
    const Shop shop("print-stack");
    const Job job = shop.job("--order stack --piles 3");
    const int sheets = tests::pages_of(job.file()) / 2;
    ASSERT_EQ(sheets % 3, 0);
    std::vector<std::string> numbers;
    for (int pile = 0; pile < 3; ++pile) {
        for (int sheet = pile; sheet < sheets; sheet += 3) {
            const std::string text = text_of_page(job.file(), 2 * sheet + 1);
            for (std::size_t learner = 1; learner <= 20; ++learner) {
                if (text.find(shop.number(learner)) == std::string::npos) continue;
                if (numbers.empty() || numbers.back() != shop.number(learner))
                    numbers.push_back(shop.number(learner));
            }
        }
    }
    ASSERT_EQ(numbers.size(), 20U);
    for (std::size_t learner = 1; learner <= 20; ++learner)
        EXPECT_EQ(numbers[learner - 1], shop.number(learner));
    EXPECT_THAT(text_of_page(job.file(), 1), HasSubstr("3 piles"));
}

TEST(Print, LeavesNothingHalfWritten) {
    const Shop shop("print-full");
    // A file may grow to so many blocks of 512 bytes: as on a full disk, writing fails in the middle.
    const Ran full = shop.sigillum("print c --issued out --out job.pdf", "trap '' XFSZ; ulimit -f 64; ");
    EXPECT_EQ(full.exit_code, 1);
    EXPECT_THAT(full.output, AllOf(HasSubstr("job.pdf"), HasSubstr("cannot be written")));
    EXPECT_TRUE(shop.nothing_written());
    const Ran original = shop.sigillum("print c --issued out --out " + word(shop.file(1)));
    EXPECT_EQ(original.exit_code, 1);
    EXPECT_THAT(original.output, HasSubstr("is a signed original"));
    EXPECT_EQ(shop.sigillum("verify " + word(shop.file(1)) + " --registry out/registry.sqlite --keys " +
                            word(keys_folder()))
                  .exit_code,
              0);
    EXPECT_EQ(shop.print("--crop-marks --sheet A5").exit_code, 2);
    EXPECT_EQ(shop.print("--crop-marks --sheet RA4").exit_code, 1) << "no room for bleed and marks";
    EXPECT_EQ(shop.print("--order upwards").exit_code, 2);
    EXPECT_EQ(shop.print("--contents --no-cover").exit_code, 2);
    EXPECT_EQ(shop.sigillum("print c --issued nowhere --out job.pdf").exit_code, 1);
    EXPECT_TRUE(shop.nothing_written());
}

}  // namespace
}  // namespace sigillum::tests
