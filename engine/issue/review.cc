#include "issue/review.h"

#include <algorithm>
#include <map>

#include "credential/words.h"
#include "issue/preview.h"
#include "issue/rehearsal.h"
#include "issue/review_columns.h"
#include "issue/review_constants.h"
#include "issue/review_outliers.h"

namespace sigillum::issue {
namespace {

constexpr int picture_dots_per_inch = 96;
constexpr std::size_t most_counted_values = 30;

// What the documents would share if they were issued now; the signer's name comes with the seal.
credential::Issuance stand_in_issuance(const Workshop& workshop, const ReviewRequest& request) {
    credential::Issuance issuance;
    issuance.signing_time = request.now;
    issuance.seal = credential::SealKind::qualified;
    if (request.seal) {
        issuance.seal_signer = request.seal->common_name;
        issuance.seal_organisation = request.seal->organisation;
    } else if (!workshop.edition().signatories.empty()) {
        issuance.seal_signer = workshop.edition().signatories.front().name;
    }
    return issuance;
}

ColumnCounts counted(std::size_t column, const std::vector<std::string>& values) {
    std::map<std::string, int> counts;
    for (const std::string& value : values) ++counts[value];
    ColumnCounts result{column, {}};
    for (const auto& [value, learners] : counts) result.values.push_back({value, learners});
    std::stable_sort(result.values.begin(), result.values.end(),
                     [](const ValueCount& a, const ValueCount& b) { return a.learners > b.learners; });
    return result;
}

// Counts tell something where values repeat.
bool worth_counting(const ColumnCounts& counts, std::size_t learners) {
    return counts.values.size() > 1 && counts.values.size() <= most_counted_values &&
           counts.values.size() * 2 <= learners;
}

std::string note_of(const Finding& finding, const ReviewVoice& voice) {
    std::string words = voice.say(finding.severity == Severity::error ? "review.error" : "review.warning");
    if (!finding.error.place.field.empty()) words += ", " + finding.error.place.field;
    return words + ": " + finding.error.found;
}

void add_learners(const Workshop& workshop, Review& review) {
    for (const credential::Learner& learner : workshop.learners()) {
        ReviewedLearner reviewed{learner.key, learner.place.row, {}, {}};
        for (const Finding& finding : review.findings.list()) {
            const Place& place = finding.error.place;
            if (place.row != 0 && place.row == learner.place.row && place.file == learner.place.file)
                reviewed.notes.push_back(note_of(finding, review.voice));
        }
        review.learners.push_back(std::move(reviewed));
    }
}

void add_fields(const Workshop& workshop, Review& review) {
    for (LearnerField& field : learner_fields(workshop, review.voice)) {
        const bool always = field.kind == ColumnKind::key || field.kind == ColumnKind::name;
        if (!always && !field.varies()) {
            if (field.given())
                review.constants.push_back({review.voice.say("review.section.every_learner"),
                                            field.column.title,
                                            {{"", field.values.front()}}});
            continue;
        }
        auto notes = outliers(field, review.voice);
        for (std::size_t i = 0; i < review.learners.size(); ++i)
            review.learners[i].cells.push_back({field.values[i], std::move(notes[i])});
        ColumnCounts counts = counted(review.columns.size(), field.values);
        if (!always && worth_counting(counts, field.values.size()))
            review.counts.push_back(std::move(counts));
        review.columns.push_back(std::move(field.column));
    }
}

}  // namespace

Result<Review> review(const Workshop& workshop, ReviewRequest request) {
    auto statement = batch_statement(workshop, request.assets, request.program);
    if (!statement) return fail(statement.error());
    Review review{.statement = std::move(*statement),
                  .voice = request.voice,
                  .findings = std::move(request.findings),
                  .seal = request.seal,
                  .made = request.now};
    Rehearsal rehearsal = rehearse(workshop, stand_in_issuance(workshop, request), request.threads);
    review.findings.append(std::move(rehearsal.findings));
    review.findings.sort();
    review.constants = constant_fields(review.statement, review.voice);
    add_learners(workshop, review);
    add_fields(workshop, review);
    if (review.findings.has_errors() || workshop.learners().empty()) return review;
    const auto pdf = preview(workshop, workshop.learners().front(), request.now);
    if (!pdf) return fail(pdf.error());
    auto pages = page_pictures(*pdf, picture_dots_per_inch);
    if (!pages) return fail(pages.error());
    if (!pages->empty()) review.first_page = std::move(pages->front());
    return review;
}

}  // namespace sigillum::issue
