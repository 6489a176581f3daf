#include "issue/review_report.h"

#include <string>

namespace sigillum::issue {
namespace {

using Json = nlohmann::ordered_json;

Json outstanding(const Review& review) {
    Json list = Json::array();
    for (const ReviewedLearner& learner : review.learners) {
        for (std::size_t i = 0; i < learner.cells.size(); ++i) {
            for (const std::string& note : learner.cells[i].notes)
                list.push_back({{"learner", learner.key},
                                {"field", review.columns[i].field},
                                {"value", learner.cells[i].text},
                                {"why", note}});
        }
    }
    return list;
}

Json counts(const Review& review) {
    Json all = Json::object();
    for (const ColumnCounts& counts : review.counts) {
        Json values = Json::array();
        for (const ValueCount& value : counts.values)
            values.push_back({{"value", value.value}, {"learners", value.learners}});
        all[review.columns[counts.column].field] = std::move(values);
    }
    return all;
}

}  // namespace

nlohmann::ordered_json review_report(const Review& review) {
    Json columns = Json::array();
    for (const ReviewColumn& column : review.columns) columns.push_back(column.field);
    Json seal = nullptr;
    if (review.seal)
        seal = {{"name", review.seal->common_name},
                {"organisation", review.seal->organisation},
                {"not_before", to_iso(review.seal->not_before)},
                {"not_after", to_iso(review.seal->not_after)},
                {"sha256", to_hex(sha256(review.seal->der))}};
    return {{"digest", to_hex(review.statement.digest)},
            {"edition", review.statement.json["edition"]["edition"]},
            {"documents", review.learners.size()},
            {"language", review.voice.catalogue().language().tag},
            {"program", review.statement.json["program"]},
            {"seal", std::move(seal)},
            {"columns", std::move(columns)},
            {"counts", counts(review)},
            {"outstanding", outstanding(review)},
            {"statement", review.statement.json}};
}

}  // namespace sigillum::issue
