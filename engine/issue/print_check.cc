#include "issue/print_check.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "issue/at_learner.h"
#include "issue/issued_original.h"

namespace sigillum::issue {
namespace {

constexpr std::size_t between_words = 64;  // certificates between two words of progress

// What one thread finds.
struct Share {
    font::GlyphUse glyphs;
    std::vector<std::pair<std::size_t, Error>> errors;
};

// The learner, too, where the error names a file.
Error of_learner(Error error, const credential::Learner& learner) {
    if (!error.place.file.empty() && error.place.file != learner.place.file)
        error.found += " (“" + learner.key + "”)";
    return at_learner(std::move(error), learner);
}

}  // namespace

PrintCheck check_print(const Workshop& workshop, const PrintLook& look,
                       const std::vector<PrintEntry>& entries, const PrintRequest& request) {
    PrintCheck check;
    check.entries.resize(entries.size());
    const auto threads = static_cast<std::size_t>(std::max(request.threads, 1));
    std::vector<Share> shares(std::min(threads, std::max<std::size_t>(entries.size(), 1)));
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> done{0};
    const auto check_one = [&](CopyPress& press, std::size_t i) -> Done {
        auto original = read_original(request.issued, entries[i].row);
        if (!original) return fail(original.error());
        CheckedEntry& checked = check.entries[i];
        checked.order = {entries[i].learner, std::move(original->issuance), std::move(original->link)};
        const auto copy = press.copy(checked.order, entries[i].row.document.record_digest);
        if (!copy) return fail(copy.error());
        checked.pages = static_cast<int>(copy->pages.pages.size());
        return {};
    };
    const auto work = [&](std::size_t share, bool speaks) {
        CopyPress press(workshop, look);
        for (std::size_t i = next++; i < entries.size(); i = next++) {
            if (Done checked = check_one(press, i); !checked) {
                const credential::Learner learner = workshop.learners()[entries[i].learner];
                shares[share].errors.emplace_back(i, of_learner(std::move(checked.error()), learner));
            }
            const std::size_t count = ++done;
            if (speaks && request.progress && count % between_words == 0)
                request.progress("checked", count, entries.size());
        }
        shares[share].glyphs = press.glyph_use();
    };
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < shares.size(); ++i) others.emplace_back(work, i, false);
    work(0, true);
    for (std::thread& other : others) other.join();
    if (request.progress) request.progress("checked", entries.size(), entries.size());

    std::vector<std::pair<std::size_t, Error>> errors;
    for (Share& share : shares) {
        check.glyphs.merge(share.glyphs);
        std::move(share.errors.begin(), share.errors.end(), std::back_inserter(errors));
    }
    std::sort(errors.begin(), errors.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [place, error] : errors) check.findings.add(std::move(error));
    return check;
}

}  // namespace sigillum::issue
