#include "sample_editions.h"

namespace sigillum::compose {
namespace {

using namespace credential;

University university(const std::string& id, LocalText name, const std::string& country) {
    return {.id = id, .name = std::move(name), .country = country, .logo = {.wordmark = "Lipowiec", .wordmark_sub = "University"}};
}

Directory directory() {
    Directory directory;
    directory.alliance = {.id = "meridian",
                          .name = "MERIDIAN",
                          .logo = {.wordmark = "MERIDIAN", .wordmark_sub = "Alliance of Universities"},
                          .verification_host = "verify.meridian.example"};
    const auto add = [&](University entry) { directory.universities.emplace(entry.id, std::move(entry)); };
    add(university("lipowiec",
                   in_three("Lipowiec University of Technology", "Technische Universität Lipowiec", "Politechnika Lipowiecka"), "PL"));
    add(university("aldermark", {{{Language{"en"}, "Aldermark Institute of Technology"}}}, "IE"));
    add(university("valmont", {{{Language{"fr"}, "Université Polytechnique de Valmont"}}}, "FR"));
    directory.supporters.emplace(
        "fund", Supporter{.id = "fund", .name = {{{Language{"en"}, "National Fund for Academic Mobility"}}}});
    return directory;
}

std::vector<OutcomeGroup> outcomes() {
    return {{OutcomeKind::knowledge,
             {in_three("explains material flows;", "erklärt Stoffströme;", "wyjaśnia przepływy materiałów;"),
              in_three("describes European rules.", "beschreibt europäische Regeln.", "opisuje przepisy europejskie.")}},
            {OutcomeKind::skills, {in_three("redesigns a component.", "gestaltet ein Bauteil um.", "przeprojektowuje element.")}},
            {OutcomeKind::responsibility, {in_three("leads a team.", "leitet ein Team.", "kieruje zespołem.")}}};
}

Edition common(CertificateType type) {
    Edition edition;
    edition.id = "circular-2026";
    edition.type = type;
    edition.languages = {Language{"en"}};
    edition.directory = directory();
    edition.issuer = "lipowiec";
    edition.place = "Lipowiec";
    edition.document_date = {2026, 7, 3};
    edition.signatories = {{.name = "Prof. Agnieszka Dąbrowska-Lis",
                            .function = in_three("Vice-Rector for Education", "Prorektorin für Lehre", "Prorektor ds. kształcenia")}};
    edition.supporters = {"fund"};
    return edition;
}

Learner learner() {
    Learner learner;
    learner.key = "s1";
    learner.name = "Zuzanna Wójcik-Hägglund";
    learner.form = GrammaticalForm::feminine;
    learner.birth_date = PartialDate{2002, 3, 14};
    learner.birth_place = "Kraków";
    learner.student_of_kind = "MS";
    learner.student_of_university = "aldermark";
    learner.grade = Grade{"4.5", in_three("good plus", "gut plus", "dobry plus")};
    return learner;
}

Issuance issuance() {
    Issuance issuance;
    issuance.number = "7K4Q-X9TM-2HBD-A3F8";
    issuance.status_list = "a1";
    issuance.signing_time = *instant_from_iso("2026-07-03T14:05:32+02:00");
    issuance.seal = SealKind::qualified;
    issuance.seal_signer = "Prof. Agnieszka Dąbrowska-Lis";
    issuance.seal_organisation = "Lipowiec University of Technology";
    return issuance;
}

LocalText scale() {
    return in_three("Scale: 5.0 (highest) to 2.0 (fail).", "Skala: 5,0 (beste) bis 2,0 (nicht bestanden).",
                    "Skala: od 5,0 (najwyższa) do 2,0 (niedostateczny).");
}

Unit unit(const std::string& id, LocalText title, const std::string& university_id) {
    Unit unit;
    unit.id = id;
    unit.opportunity = {.kind = in_three("course", "Kurs", "kurs"), .title = std::move(title), .funding = {}};
    unit.university = university_id;
    unit.workload = {.amount = "4"};
    unit.eqf_level = 7;
    unit.outcomes = {{OutcomeKind::free, {in_three("plans data work.", "plant Datenarbeit.", "planuje pracę z danymi.")}}};
    unit.languages_of_instruction = {Language{"en"}, Language{"de"}};
    unit.participation = {.mode = Mode::hybrid, .whole = {.duration = DateRange{{2026, 4, 7}, {2026, 7, 3}}, .contact_hours = "45"}};
    unit.instructors = {{.name = "Prof. Jan Weiß", .university = university_id}};
    unit.assessment = {{.kind = AssessmentKind::written_examination, .supervised = true, .identity_verified = true}};
    return unit;
}

}  // namespace

LocalText in_three(const std::string& en, const std::string& de, const std::string& pl) {
    return {{{Language{"en"}, en}, {Language{"de"}, de}, {Language{"pl"}, pl}}};
}

LocalText everywhere(const std::string& text) { return in_three(text, text, text); }

Sample achievement() {
    Edition edition = common(CertificateType::achievement);
    edition.opportunity = {.kind = in_three("course", "Kurs", "kurs"),
                           .title = in_three("Circular Materials Engineering", "Kreislauf-Werkstofftechnik",
                                             "Inżynieria materiałów w obiegu zamkniętym"),
                           .funding = {}};
    edition.joint_universities = {"lipowiec", "aldermark", "valmont"};
    edition.workload = Workload{.amount = "5"};
    edition.eqf_level = 7;
    edition.outcomes = outcomes();
    edition.languages_of_instruction = {Language{"en"}};
    edition.participation = Participation{.mode = Mode::blended,
                                          .in_presence = {.duration = DateRange{{2026, 5, 20}, {2026, 5, 29}}, .contact_hours = "32"},
                                          .online = {.duration = DateRange{{2026, 3, 2}, {2026, 6, 12}}, .contact_hours = "28.5"}};
    edition.instructors = {{.name = "Prof. Katarzyna Żurawska-Böhm", .university = "lipowiec"},
                           {.name = "Dr. Eoghan Ó Súilleabháin", .university = "aldermark"}};
    edition.assessment = {{.kind = AssessmentKind::project_work, .weight = "50"},
                          {.kind = AssessmentKind::presentation, .weight = "20"},
                          {.kind = AssessmentKind::written_examination,
                           .weight = "30",
                           .setting = AssessmentSetting::online,
                           .supervised = true,
                           .identity_verified = true}};
    edition.grading_scheme = scale();
    edition.stackability = Stackability{.need = ComponentNeed::elective,
                                        .programme = in_three("Sustainable Engineering Practice", "Nachhaltige Ingenieurpraxis",
                                                              "Zrównoważona praktyka inżynierska"),
                                        .coordinator = "aldermark",
                                        .credential = in_three("Certificate in Sustainable Engineering",
                                                               "Zertifikat Nachhaltige Technik", "certyfikat zrównoważonej inżynierii")};
    edition.further = FurtherInformation{.partnership = in_three("with the Regional Cluster.", "mit dem Regionalcluster.",
                                                                 "z Klastrem Regionalnym."),
                                         .isced_f = "0712"};
    return {std::move(edition), learner(), issuance()};
}

Sample programme() {
    Edition edition = common(CertificateType::programme);
    edition.opportunity = {.kind = in_three("programme", "Programm", "program"),
                           .title = in_three("Data Literacy", "Datenkompetenz", "Kompetencje danych"),
                           .funding = {}};
    edition.workload = Workload{.amount = "8"};
    edition.eqf_level = 7;
    edition.outcomes = outcomes();
    edition.units = {unit("data", in_three("Engineering Data", "Ingenieurdaten", "Dane inżynierskie"), "lipowiec"),
                     unit("stats", in_three("Statistics", "Statistik", "Statystyka"), "aldermark")};
    edition.units[1].grading_scheme = scale();
    edition.units[1].further = FurtherInformation{.notes = {in_three("Taught in the evening.", "Abends.", "Wieczorem.")}};
    edition.grading_scheme = scale();
    edition.stackability = Stackability{.need = ComponentNeed::component,
                                        .programme = everywhere("Digital Engineering Practice"),
                                        .coordinator = "aldermark",
                                        .credential = everywhere("Certificate in Digital Engineering")};
    edition.further = FurtherInformation{.isced_f = "0612"};
    Learner person = learner();
    person.units = {{.unit = "data", .grade = std::nullopt}, {.unit = "stats", .grade = Grade{"1.3", {}}}};
    return {std::move(edition), std::move(person), issuance()};
}

Sample completion() {
    Sample sample = achievement();
    Edition& edition = sample.edition;
    edition.type = CertificateType::completion;
    edition.joint_universities.clear();
    edition.participation = Participation{.whole = {.duration = DateRange{{2026, 6, 1}, {2026, 6, 19}}, .contact_hours = "45"}};
    edition.stackability->need = ComponentNeed::obligatory;
    return sample;
}

Sample participation() {
    Edition edition = common(CertificateType::participation);
    edition.opportunity = {.kind = in_three("staff week", "Staff Week", "tydzień pracowniczy"),
                           .title = in_three("Teaching with Challenges", "Lehren mit Challenges", "Nauczanie przez wyzwania"),
                           .funding = everywhere("Erasmus+ BIP")};
    edition.taking_place = DateRange{{2026, 6, 8}, {2026, 6, 12}};
    Learner person;
    person.key = "s2";
    person.name = "Béatrice Lefèvre-Müller";
    return {std::move(edition), std::move(person), issuance()};
}

}  // namespace sigillum::compose
