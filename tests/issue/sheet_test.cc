// Every sample on both sheets, in every choice of languages, with one, two and three signatories: it is set
// without error, and nothing on it is clipped, overlaps or stands in the space for ink.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "compose/composer.h"
#include "credential/read.h"
#include "issue/workshop.h"
#include "tests/compose/sample_editions.h"
#include "tests/issue/document_faults.h"
#include "typeset/typesetter.h"

namespace sigillum::issue {
namespace {

using testing::IsEmpty;

constexpr Instant now{1'783'080'332, 120};  // 2026-07-03T14:05:32+02:00

credential::LocalText in_three(const std::string& en, const std::string& de, const std::string& pl) {
    return {{{Language{"en"}, en}, {Language{"de"}, de}, {Language{"pl"}, pl}}};
}

using Languages = std::vector<Language>;

// What a document of an edition in these languages may be in: each alone, and two in either order.
std::vector<Languages> choices_of(const Languages& languages) {
    std::vector<Languages> choices;
    for (const Language& main : languages) {
        choices.push_back({main});
        for (const Language& second : languages) {
            if (!(second == main)) choices.push_back({main, second});
        }
    }
    return choices;
}

const std::vector<credential::Signatory>& more_signatories() {
    static const std::vector<credential::Signatory> all{
        {.name = "Prof. Dr. hab. inż. Tomasz Źrebiec",
         .function = in_three("Dean, Faculty of Mechatronics", "Dekan der Fakultät für Mechatronik",
                              "Dziekan Wydziału Mechatroniki")},
        {.name = "Dr. Eoghan Ó Súilleabháin",
         .function = in_three("Head of the International Office", "Leiter des Akademischen Auslandsamts",
                              "Kierownik Biura Współpracy Międzynarodowej")}};
    return all;
}

std::unique_ptr<Workshop> workshop_of(const std::string& sample, const std::string& theme) {
    const std::string source = SOURCE_DIR;
    auto read = credential::read_edition(source + "/samples/" + sample, {.today = date_of(now)});
    EXPECT_TRUE(read.edition);
    read.edition->edition.theme = theme;
    Findings findings;
    auto workshop = set_up(std::move(*read.edition),
                           {.layouts = source + "/layouts",
                            .locales = source + "/locales",
                            .fonts = source + "/fonts/fonts.json",
                            .icc_profile = "/usr/share/color/icc/sRGB.icc"},
                           findings);
    // Also those of languages that the sample itself is not made in.
    if (workshop) workshop->catalogues = locale::Catalogues::load(source + "/locales").value();
    return workshop;
}

struct Case {
    const char* sample;
    const char* theme;
};

class Sheet : public testing::TestWithParam<Case> {
  protected:
    Sheet() : workshop_(workshop_of(GetParam().sample, GetParam().theme)) {
        issuance_.number = "7K4Q-X9TM-2HBD-A3F8";
        issuance_.status_list = "1";
        issuance_.signing_time = now;
        issuance_.seal = credential::SealKind::demonstration;
        issuance_.seal_signer = "Prof. Agnieszka Demonstracyjna";
        issuance_.seal_organisation = "Demonstration University";
        issuance_.specimen = true;
    }

    // What is wrong with page 1 and the further pages of a learner's document.
    std::vector<std::string> faults_of(compose::Composer& composer, typeset::Typesetter& typesetter,
                                       const credential::Edition& edition,
                                       const credential::Learner& learner) const {
        const auto composed = composer.compose({edition, learner, issuance_});
        if (!composed) return {to_string(composed.error())};
        const qr::Modules modules{.version = 13, .size = 69, .dark = std::vector<std::uint8_t>(69 * 69, 1)};
        const auto pages = typesetter.set(composed->document, {modules, "HTTPS://VERIFY.EXAMPLE.ORG/V/#A"});
        if (!pages) return {to_string(pages.error())};
        return document_faults(*pages, *workshop_);
    }

    // Three signatories leave a wide sheet no room for a statement in two languages that names joint
    // universities too: that is refused, and the way out is named.
    bool may_be_refused(const credential::Edition& edition) const {
        return workshop_->theme.orientation == layout::Orientation::landscape &&
               edition.signatories.size() == 3 && edition.languages.size() == 2 &&
               !edition.joint_universities.empty();
    }

    // Every learner, in every choice of languages, with one, two and three signatories.
    void expect_no_faults(credential::Edition edition, const credential::Learners& learners,
                          const Languages& all_languages) const {
        edition.signatories.resize(1);
        for (std::size_t signatories = 1; signatories <= 3; ++signatories) {
            for (const Languages& languages : choices_of(all_languages)) {
                edition.languages = languages;
                compose::Composer composer(edition, workshop_->layout, workshop_->catalogues);
                typeset::Typesetter typesetter(workshop_->layout, workshop_->theme, workshop_->fonts,
                                               workshop_->pictures, workshop_->line_rules);
                for (const credential::Learner& learner : learners) {
                    const auto found = faults_of(composer, typesetter, edition, learner);
                    if (may_be_refused(edition) && found.size() == 1 &&
                        found[0].find("stand upright") != std::string::npos)
                        continue;
                    EXPECT_THAT(found, IsEmpty()) << learner.name << ", " << languages.front().tag
                                                  << (languages.size() > 1 ? " and " + languages[1].tag : "")
                                                  << ", " << signatories << " signatories";
                }
            }
            if (signatories < 3) edition.signatories.push_back(more_signatories()[signatories - 1]);
        }
    }

    std::unique_ptr<Workshop> workshop_;
    credential::Issuance issuance_;
};

TEST_P(Sheet, HoldsEveryLearnerInEveryLanguageWithOneToThreeSignatories) {
    ASSERT_NE(workshop_, nullptr);
    expect_no_faults(workshop_->edition(), workshop_->learners(), workshop_->edition().languages);
}

// The editions of the reference pages, of the same type, with every text in three languages.
TEST_P(Sheet, HoldsTheReferencePagesInThreeLanguagesWithOneToThreeSignatories) {
    ASSERT_NE(workshop_, nullptr);
    compose::Sample sample;
    switch (workshop_->edition().type) {
        case credential::CertificateType::achievement:
            sample = compose::achievement();
            break;
        case credential::CertificateType::programme:
            sample = compose::programme();
            break;
        case credential::CertificateType::completion:
            sample = compose::completion();
            break;
        case credential::CertificateType::participation:
            sample = compose::participation();
            break;
    }
    const picture::Picture mark = workshop_->pictures.at("mark:" + workshop_->edition().issuer);
    for (const char* id : {"meridian", "lipowiec", "fund"})
        workshop_->pictures.emplace(std::string("mark:") + id, mark);
    expect_no_faults(sample.edition, {{sample.learner}}, {{"en"}, {"de"}, {"pl"}});
}

std::string name_of(const testing::TestParamInfo<Case>& info) {
    std::string name = std::string(info.param.sample) + "_" + info.param.theme;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

std::vector<Case> all_cases() {
    std::vector<Case> cases;
    for (const char* sample : {"sustainable-innovation", "data-literacy", "higher-education-teaching",
                               "sustainable-cities-summer-school", "innovators-of-tomorrow",
                               "internationalisation-at-home", "ai-in-higher-education"}) {
        for (const char* theme : {"enhance", "enhance-landscape"}) cases.push_back({sample, theme});
    }
    return cases;
}

INSTANTIATE_TEST_SUITE_P(Samples, Sheet, testing::ValuesIn(all_cases()), name_of);

}  // namespace
}  // namespace sigillum::issue
