#include "issue/rehearsal.h"

#include <algorithm>
#include <numeric>
#include <thread>

#include "compose/composer.h"
#include "issue/placed.h"
#include "typeset/typesetter.h"

namespace sigillum::issue {
namespace {

// Together these show every character that a number can have, so that the fonts hold them all.
constexpr const char* stand_in_numbers[] = {"0123-4567-89AB-CDEF", "GHJK-MNPQ-RSTV-WXYZ"};

// A code of the largest version that is usual. Its modules are never seen.
typeset::Code stand_in_code() {
    qr::Modules modules;
    modules.version = 13;
    modules.size = 17 + 4 * modules.version;
    modules.dark.assign(static_cast<std::size_t>(modules.size) * modules.size, 0);
    return {std::move(modules), "HTTPS://REHEARSAL/V/#0"};
}

// What one thread makes of its share of the learners.
struct Share {
    font::GlyphUse glyphs;
    std::vector<std::pair<std::size_t, Error>> errors;
};

// Whether every learner met the same trouble in words that nobody wrote: then it lies in the edition, not in
// them.
bool same_for_all(const std::vector<std::pair<std::size_t, Error>>& errors, std::size_t learners) {
    if (learners < 2 || errors.size() != learners) return false;
    const Error& first = errors.front().second;
    if (names_words(first)) return false;
    return std::all_of(errors.begin(), errors.end(), [&first](const auto& entry) {
        const Error& error = entry.second;
        return error.kind == first.kind && error.found == first.found;
    });
}

class Rehearser {
  public:
    Rehearser(const Workshop& workshop, const credential::Issuance& issuance)
        : workshop_(workshop),
          issuance_(issuance),
          composer_(workshop.edition(), workshop.layout, workshop.catalogues),
          typesetter_(workshop.layout, workshop.theme, workshop.fonts, workshop.pictures,
                      workshop.line_rules) {}

    // The number of pages of the learner's document.
    Result<int> play(const credential::Learner& learner, const char* number) {
        credential::Issuance issuance = issuance_;
        issuance.number = number;
        issuance.status_list = "1";
        const auto document = composer_.document({workshop_.edition(), learner, issuance});
        if (!document) return fail(placed(document.error(), learner, workshop_.content));
        const auto pages = typesetter_.set(*document, code_);
        if (!pages) return fail(placed(pages.error(), learner, workshop_.content));
        return static_cast<int>(pages->pages.size());
    }

    const font::GlyphUse& glyphs() const { return typesetter_.glyph_use(); }

  private:
    const Workshop& workshop_;
    const credential::Issuance& issuance_;
    compose::Composer composer_;
    typeset::Typesetter typesetter_;
    typeset::Code code_ = stand_in_code();
};

}  // namespace

Rehearsal rehearse(const Workshop& workshop, const credential::Issuance& issuance, int threads) {
    std::vector<std::size_t> all(workshop.learners().size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return rehearse(workshop, issuance, all, threads);
}

Rehearsal rehearse(const Workshop& workshop, const credential::Issuance& issuance,
                   const std::vector<std::size_t>& which, int threads) {
    const credential::Learners& learners = workshop.learners();
    Rehearsal rehearsal;
    rehearsal.pages.assign(which.size(), 0);
    std::vector<Share> shares(std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(which.size(), 1)));
    const auto play_share = [&](std::size_t first) {
        Rehearser rehearser(workshop, issuance);
        for (std::size_t i = first; i < which.size(); i += shares.size()) {
            // The first learner of a share meets all characters of numbers, the others one number.
            for (const char* number : stand_in_numbers) {
                auto pages = rehearser.play(learners[which[i]], number);
                if (pages)
                    rehearsal.pages[i] = *pages;
                else
                    shares[first].errors.emplace_back(i, std::move(pages.error()));
                if (!pages || i != first) break;
            }
        }
        shares[first].glyphs = rehearser.glyphs();
    };
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < shares.size(); ++i) others.emplace_back(play_share, i);
    play_share(0);
    for (std::thread& other : others) other.join();

    std::vector<std::pair<std::size_t, Error>> errors;
    for (Share& share : shares) {
        rehearsal.glyphs.merge(share.glyphs);
        std::move(share.errors.begin(), share.errors.end(), std::back_inserter(errors));
    }
    std::sort(errors.begin(), errors.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    if (same_for_all(errors, which.size())) {
        errors.front().second.place = workshop.content.sources.edition.of({});
        errors.resize(1);
    }
    std::vector<Error> shared;  // each once, however many learners met it
    for (auto& [learner, error] : errors) {
        const auto same = [&error = error](const Error& other) {
            return other.kind == error.kind && other.place == error.place && other.found == error.found;
        };
        if (is_shared(error) && std::any_of(shared.begin(), shared.end(), same)) continue;
        if (is_shared(error)) shared.push_back(error);
        rehearsal.findings.add(std::move(error));
    }
    return rehearsal;
}

}  // namespace sigillum::issue
