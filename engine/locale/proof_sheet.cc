#include "locale/proof_sheet.h"

#include <algorithm>
#include <string_view>

#include "locale/proof_formats.h"
#include "locale/proof_forms.h"

namespace sigillum::locale {
namespace {

struct Part {
    std::string_view title;
    std::vector<std::string_view> prefixes;  // of the keys, up to the first point
};

// The parts of a sheet in the order in which a document is read; page 1 first.
const std::vector<Part>& parts() {
    static const std::vector<Part> all{
        {"Titles and names of certificates", {"title", "name"}},
        {"Page 1: issuer and alliance", {"relation", "awarding"}},
        {"Page 1: the statement, with the learner’s name and the opportunity between its lines",
         {"statement", "opportunity"}},
        {"Page 1: place, signature and verification code",
         {"authority", "panel", "code", "supporter", "alternate"}},
        {"Supplement: titles", {"supplement"}},
        {"Supplement: elements", {"row", "column"}},
        {"Supplement: particulars", {"key", "instructor", "duration"}},
        {"Learning modes", {"mode"}},
        {"Workload", {"workload"}},
        {"Learning outcomes and units", {"outcomes", "units", "unit"}},
        {"Types of assessment and grades", {"assessment", "grade"}},
        {"Standard texts: quality assurance", {"qa"}},
        {"Standard texts: stackability", {"stackability"}},
        {"Further information", {"further"}},
        {"Heads, feet and marks of pages", {"head", "foot", "standing", "metadata"}},
        {"Print job: cover sheets, not for learners", {"print"}},
        {"Review before signing: read by those who sign", {"review"}},
        {"Verification page", {"site"}}};
    return all;
}

std::string_view prefix_of(std::string_view key) { return key.substr(0, key.find('.')); }

// Where the messages of a prefix stand; behind all parts for a prefix that none names.
std::size_t part_of(std::string_view key) {
    const auto holds = [&](const Part& part) {
        return std::find(part.prefixes.begin(), part.prefixes.end(), prefix_of(key)) != part.prefixes.end();
    };
    return static_cast<std::size_t>(std::find_if(parts().begin(), parts().end(), holds) - parts().begin());
}

Result<std::vector<ProofGroup>> messages_of(const ProofSource& own, const ProofSource& english) {
    std::vector<ProofGroup> groups;
    for (const Part& part : parts()) groups.push_back({std::string(part.title), {}});
    groups.push_back({"Other texts", {}});
    for (const auto& [key, pattern] : english.file.messages) {
        auto english_forms = forms_of(english, key);
        if (!english_forms) return fail(english_forms.error());
        auto own_forms = forms_of(own, key);
        if (!own_forms) return fail(own_forms.error());
        groups[part_of(key)].entries.push_back(
            {key, *std::move(english_forms), *std::move(own_forms), own.file.marks.of(key)});
    }
    // The keys come sorted; the prefixes of a part stand in the part's own order.
    for (std::size_t i = 0; i < parts().size(); ++i) {
        const auto rank = [&](const ProofEntry& entry) {
            const auto& prefixes = parts()[i].prefixes;
            return std::find(prefixes.begin(), prefixes.end(), prefix_of(entry.key)) - prefixes.begin();
        };
        std::stable_sort(groups[i].entries.begin(), groups[i].entries.end(),
                         [&](const auto& one, const auto& other) { return rank(one) < rank(other); });
    }
    std::erase_if(groups, [](const ProofGroup& group) { return group.entries.empty(); });
    return groups;
}

ProofGroup fields_of(const CatalogueFile& own, const CatalogueFile& english) {
    ProofGroup group{"Fields of education (ISCED-F 2013)", {}};
    for (const auto& [code, name] : english.fields_of_education) {
        const std::string key = std::string(field_prefix) + code;
        ProofEntry entry{.key = key, .english = {plain_form(name)}, .own = {}, .mark = own.marks.of(key)};
        const auto found = own.fields_of_education.find(code);
        if (found != own.fields_of_education.end()) entry.own.push_back(plain_form(found->second));
        group.entries.push_back(std::move(entry));
    }
    return group;
}

}  // namespace

Result<ProofSheet> proof_sheet(const ProofSource& own, const ProofSource& english) {
    auto groups = messages_of(own, english);
    if (!groups) return fail(groups.error());
    for (ProofGroup& group : proofs_of_formats(own, english)) groups->push_back(std::move(group));
    groups->push_back(fields_of(own.file, english.file));
    return ProofSheet{.language = own.file.language,
                      .name = own.file.name,
                      .english_name = english.catalogue.language_name(own.file.language),
                      .right_to_left = own.catalogue.right_to_left(),
                      .review_note = own.file.review.note,
                      .messages = counts_of_messages(own.file),
                      .fields = counts_of_fields(own.file),
                      .groups = *std::move(groups)};
}

}  // namespace sigillum::locale
