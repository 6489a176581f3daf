#include "locale/proof_formats.h"

#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "locale/proof_examples.h"
#include "locale/proof_forms.h"

namespace sigillum::locale {
namespace {

using Forms = std::vector<ProofForm>;
using Maker = std::function<Forms(const Catalogue&)>;

// The official languages of the European Union and the others that have a catalogue, and languages that
// courses are often about.
constexpr std::string_view languages[] = {"ar", "bg", "ca", "cs",      "da", "de", "el", "en", "es", "et",
                                          "eu", "fi", "fr", "ga",      "he", "hr", "hu", "is", "it", "lt",
                                          "lv", "mk", "mt", "nb",      "nl", "nn", "pl", "pt", "ro", "sk",
                                          "sl", "sq", "sr", "sr-Latn", "sv", "tr", "uk", "ja", "ru", "zh"};

// Members of the European Union, candidates, and members of the European Economic Area.
constexpr std::string_view countries[] = {"AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE",
                                          "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT",
                                          "RO", "SK", "SI", "ES", "SE", "AL", "BA", "CH", "GB", "GE", "IS",
                                          "LI", "MD", "ME", "MK", "NO", "RS", "TR", "UA", "US"};

class Formats {
  public:
    Formats(const ProofSource& own, const ProofSource& english)
        : own_(own), english_(english), usual_(own.file.marks.usual) {}

    ProofGroup dates() const {
        return {"Dates",
                {entry("dates.day", usual_, days), entry("dates.month", usual_, months),
                 entry("dates.year", usual_,
                       [](const Catalogue& in) -> Forms {
                           return {filled_form(in.date(PartialDate{2002, 0, 0}))};
                       }),
                 range("dates.same_month", {{2026, 5, 20}, {2026, 5, 29}}, {{2026, 5, 1}, {2026, 5, 8}}),
                 range("dates.same_year", {{2026, 9, 28}, {2026, 12, 11}}, {{2026, 3, 30}, {2026, 4, 1}}),
                 range("dates.apart", {{2025, 11, 24}, {2026, 2, 6}}, {{2026, 10, 1}, {2027, 2, 1}})}};
    }

    ProofGroup lists() const {
        ProofGroup group{"Lists", {}};
        std::vector<std::string> universities;
        for (const char* key : {"lists.one", "lists.two", "lists.three"}) {
            universities.emplace_back(example_universities[universities.size()]);
            group.entries.push_back(entry(key, std::nullopt, [&universities](const Catalogue& in) -> Forms {
                return {joined(in, universities)};
            }));
        }
        group.entries.push_back(entry("lists.names", std::nullopt, [](const Catalogue& in) -> Forms {
            return {joined(in, {in.country_name("PT"), in.country_name("PL"), in.country_name("SE")})};
        }));
        ProofEntry sounds =
            entry("lists.sound", own_.file.euphony.empty() ? std::nullopt : mark(), sounds_of);
        if (!sounds.own.empty()) group.entries.push_back(std::move(sounds));
        return group;
    }

    ProofGroup figures() const {
        const bool own_marks = own_.file.quotation_marks.has_value();
        return {
            "Figures and quotation marks",
            {entry("decimal", std::nullopt,
                   [](const Catalogue& in) -> Forms {
                       return {filled_form(in.decimal("0.25")), filled_form(in.decimal("2.5")),
                               filled_form(in.decimal("30"))};
                   }),
             entry("quotation_marks", own_marks ? mark() : std::nullopt, [](const Catalogue& in) -> Forms {
                 return {filled_form(in.quoted("Foundations of Data Literacy"))};
             })}};
    }

    ProofGroup names_of_languages() const {
        ProofGroup group{"Names of languages", {}};
        for (const std::string_view tag : languages) {
            group.entries.push_back(
                entry("language." + std::string(tag), std::nullopt, [tag](const Catalogue& in) -> Forms {
                    return {plain_form(in.language_name({std::string(tag)}))};
                }));
        }
        return group;
    }

    ProofGroup names_of_countries() const {
        ProofGroup group{"Names of countries", {}};
        for (const std::string_view code : countries) {
            group.entries.push_back(
                entry("country." + std::string(code), std::nullopt,
                      [code](const Catalogue& in) -> Forms { return {plain_form(in.country_name(code))}; }));
        }
        return group;
    }

  private:
    std::optional<ReviewStatus> mark() const { return usual_; }

    ProofEntry entry(std::string key, std::optional<ReviewStatus> mark, const Maker& forms) const {
        return {std::move(key), forms(english_.catalogue), forms(own_.catalogue), mark};
    }

    ProofEntry range(std::string key, const DateRange& usual, const DateRange& with_first) const {
        return entry(std::move(key), usual_, [&](const Catalogue& in) -> Forms {
            return {filled_form(in.date_range(usual)), filled_form(in.date_range(with_first))};
        });
    }

    // Every month in the form it has beside a day; the first of a month, which some languages write in words
    // of its own.
    static Forms days(const Catalogue& in) {
        Forms forms;
        for (int month = 1; month <= 12; ++month)
            forms.push_back(filled_form(in.date(Date{2026, month, 14})));
        forms.push_back(filled_form(in.date(Date{2026, 5, 1})));
        return forms;
    }
    static Forms months(const Catalogue& in) {
        Forms forms;
        for (int month = 1; month <= 12; ++month)
            forms.push_back(filled_form(in.date(PartialDate{2002, month, 0})));
        return forms;
    }

    static ProofForm joined(const Catalogue& in, const std::vector<std::string>& parts) {
        const std::vector<std::string> joints = in.joints(parts);
        ProofForm form;
        for (std::size_t i = 0; i < joints.size(); ++i) {
            if (!joints[i].empty()) form.pieces.push_back({joints[i], false});
            if (i < parts.size()) form.pieces.push_back({parts[i], true});
        }
        return form;
    }

    // Lists of two whose last part asks for another joint than the usual one.
    static Forms sounds_of(const Catalogue& in) {
        constexpr std::string_view beginnings[] = {
            "Academia Insularum", "Aula Aurea",      "Electra Institute", "Insula Universitas",
            "Hiberna Institute",  "Orion Institute", "Universitas Aurea"};
        const std::string first = std::string(example_universities[1]);
        const std::string usual = in.joints({first, std::string(example_universities[0])})[1];
        Forms forms;
        for (const std::string_view last : beginnings) {
            if (in.joints({first, std::string(last)})[1] != usual)
                forms.push_back(joined(in, {first, std::string(last)}));
        }
        return forms;
    }

    const ProofSource& own_;
    const ProofSource& english_;
    ReviewStatus usual_;
};

}  // namespace

std::vector<ProofGroup> proofs_of_formats(const ProofSource& own, const ProofSource& english) {
    const Formats formats(own, english);
    return {formats.dates(), formats.lists(), formats.figures(), formats.names_of_languages(),
            formats.names_of_countries()};
}

}  // namespace sigillum::locale
