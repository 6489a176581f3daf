#include "tests/pairs/pairs_edition.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

const fs::path source = SOURCE_DIR;

// Beside English: neighbours, the scripts side by side, and from right to left with left to right.
const std::vector<Choice>& further_pairs() {
    static const std::vector<Choice> pairs{
        {"ar", "fr"}, {"fr", "ar"}, {"he", "de"}, {"de", "he"}, {"ar", "he"},      {"he", "ar"},
        {"tr", "ar"}, {"uk", "he"}, {"es", "ca"}, {"es", "eu"}, {"sr", "sr-Latn"}, {"mk", "sq"},
        {"el", "bg"}, {"uk", "pl"}, {"fr", "nl"}, {"it", "sl"}, {"hu", "ro"},      {"lt", "lv"},
        {"cs", "sk"}, {"sv", "fi"}, {"ga", "mt"}, {"pt", "es"}, {"is", "da"},      {"nb", "nn"}};
    return pairs;
}

const std::vector<std::string>& languages() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> tags;
        for (const auto& entry : fs::directory_iterator(source / "locales")) {
            if (entry.path().extension() == ".json") tags.push_back(entry.path().stem().string());
        }
        std::sort(tags.begin(), tags.end());
        return tags;
    }();
    return all;
}

// Words of the language that read as a registrar's.
class Words {
  public:
    explicit Words(const std::string& language) {
        std::ifstream file(source / "locales" / (language + ".json"));
        const Json catalogue = Json::parse(file);
        for (const char* kind : {"project-work", "presentation", "portfolio", "assignment",
                                 "written-examination", "oral-examination", "practical-assessment",
                                 "continuous-evaluation", "peer-assessment", "group-performance"})
            words_.push_back(catalogue.at("messages").at(std::string("assessment.") + kind));
    }

    // That many of them, beginning with one.
    std::string some(std::size_t first, std::size_t count) const {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) text += i % 3 == 0 ? "; " : ", ";
            text += words_[(first + i) % words_.size()];
        }
        return text;
    }

  private:
    std::vector<std::string> words_;
};

// A text in every language.
Json everywhere(std::size_t first, std::size_t count, const std::string& end = "") {
    static const std::map<std::string, Words> words = [] {
        std::map<std::string, Words> all;
        for (const std::string& language : languages()) all.emplace(language, Words(language));
        return all;
    }();
    Json text = Json::object();
    for (const std::string& language : languages())
        text[language] = words.at(language).some(first, count) + end;
    return text;
}

Json period(const char* from, const char* to) { return {{"from", from}, {"to", to}}; }

Json outcomes(std::size_t first) {
    return Json::array(
        {{{"kind", "knowledge"}, {"items", {everywhere(first, 4, "."), everywhere(first + 2, 6, ".")}}},
         {{"kind", "skills"}, {"items", {everywhere(first + 1, 5, ".")}}},
         {{"kind", "responsibility"}, {"items", {everywhere(first + 4, 3, ".")}}}});
}

Json blended() {
    return {{"mode", "blended"},
            {"in_presence", {{"duration", period("2026-04-20", "2026-04-22")}, {"contact_hours", 12}}},
            {"online", {{"duration", period("2025-12-07", "2026-05-08")}, {"contact_hours", 1.5}}}};
}

Json instructors() {
    return Json::array({{{"name", "Prof. Dr. Sanne de Ruyter"}, {"university", "tu-delft"}},
                        {{"name", "Dr inż. Agata Wójcicka"}, {"affiliation", everywhere(3, 2)}}});
}

Json assessments() {
    return Json::array({{{"kind", "written-examination"},
                         {"weight", 60},
                         {"setting", "online"},
                         {"supervised", true},
                         {"identity_verified", true}},
                        {{"kind", "group-performance"}, {"weight", 40}, {"description", everywhere(0, 2)}}});
}

Json unit(const std::string& id, const char* university, Json participation, std::size_t first) {
    return {{"id", id},
            {"kind", everywhere(first, 1)},
            {"title", everywhere(first + 1, 1)},
            {"university", university},
            {"workload", {{"ects", 3.75}}},
            {"eqf_level", 7},
            {"languages_of_instruction", {"en", "pl"}},
            {"grading_scheme", everywhere(first + 2, 4, ".")},
            {"participation", std::move(participation)},
            {"instructors", instructors()},
            {"outcomes", Json::array({{{"kind", "free"}, {"items", {everywhere(first, 5, ".")}}}})},
            {"assessment", assessments()}};
}

Json signatories() {
    return Json::array({{{"name", "Prof. Zofia Wrzesińska-Maj"}, {"function", everywhere(1, 1)}},
                        {{"name", "Dr. Eoghan Ó Súilleabháin"}, {"function", everywhere(5, 2)}}});
}

Json common(const std::string& certificate) {
    const auto hyphen = certificate.find('-');
    Json edition{{"type", certificate.substr(0, hyphen)},
                 {"languages", {"en"}},
                 {"directory", (source / "samples/directory/directory.toml").string()},
                 {"issuer", "wut"},
                 {"supporters", {"mobility-fund"}},
                 {"place", everywhere(2, 1)},
                 {"document_date", "2026-10-01"},
                 {"valid_until", "2031-03-31"},
                 {"opportunity", {{"kind", everywhere(0, 1)}, {"title", everywhere(1, 1)}}},
                 {"signatories", signatories()}};
    if (hyphen != std::string::npos) edition["character"] = certificate.substr(hyphen + 1);
    return edition;
}

void add_participation(Json& edition) {
    edition["taking_place"] = period("2025-12-29", "2026-01-02");
    edition["outcomes"] =
        Json::array({{{"kind", "free"}, {"items", {everywhere(1, 4, "."), everywhere(3, 6, ".")}}}});
}

void add_credit(Json& edition) {
    edition["workload"] = {{"ects", 7.5}};
    edition["eqf_level"] = 7;
    edition["outcomes"] = outcomes(0);
    edition["grading_scheme"] = everywhere(4, 5, ".");
    edition["grade_meanings"] = {{"4.5", everywhere(6, 1)}};
    edition["prerequisites"] = everywhere(5, 6, ".");
    edition["stackability"] = {
        {"programme", everywhere(2, 2)}, {"coordinator", "tu-delft"}, {"credential", everywhere(4, 1)}};
    edition["further"] = {
        {"isced_f", "0731"}, {"endorsement", everywhere(7, 4, ".")}, {"notes", {everywhere(0, 7, ".")}}};
}

void add_course(Json& edition) {
    edition["languages_of_instruction"] = {"en", "pl"};
    edition["participation"] = blended();
    edition["instructors"] = instructors();
    edition["assessment"] = assessments();
    edition["stackability"]["need"] = "elective";
}

void add_units(Json& edition) {
    edition["character"] = "academic";
    edition["joint_universities"] = {"wut", "tu-delft"};
    edition["units"] = Json::array(
        {unit("u1", "wut", blended(), 0),
         unit("u2", "tu-delft",
              {{"mode", "online"}, {"duration", {{"on", "2026-06-01"}}}, {"contact_hours", 1}}, 4)});
}

std::string learners(const std::string& certificate) {
    struct Person {
        const char* name;
        const char* latin_name;
        const char* form;
        const char* birth_place;
    };
    static constexpr std::array<Person, 4> people{{
        {"Wojciech Brzęczyszczykiewicz-Łoś", "", "masculine", "Szczebrzeszyn"},
        {"ليلى عبد الرحمن الخطيب", "Layla Abdulrahman al-Khatib", "feminine", "Tunis"},
        {"Θεοδώρα Παπαγεωργίου", "Theodora Papageorgiou", "feminine", "Θεσσαλονίκη"},
        {"Ångström Ødegård", "", "neutral", "Tromsø"},
    }};
    const bool programme = certificate == "programme";
    std::string list =
        "key,name,latin_name,form,birth_date,birth_place,nationality,student_number,student_of,"
        "student_university,languages,register_number";
    if (certificate != "participation") list += ",grade";
    if (programme) list += ",units,grade:u1,grade:u2";
    list += '\n';
    std::size_t i = 0;
    for (const Choice& choice : choices()) {
        const Person& person = people[i++ % people.size()];
        list += to_string(choice) + ',' + person.name + ',' + person.latin_name + ',' + person.form + "," +
                std::to_string(1990 + i / 12) + "-0" + std::to_string(1 + i % 9) + "-01," +
                person.birth_place + ",PL," + std::to_string(300'000 + i) + ",MS,wut," + choice.front() +
                (choice.size() > 1 ? "; " + choice[1] : "") + ",R " + std::to_string(i) + "/2026";
        if (certificate != "participation") list += ",4.5";
        if (programme) list += ",u1; u2,4.5,8.5";
        list += '\n';
    }
    return list;
}

}  // namespace

const std::vector<std::string>& certificates() {
    static const std::vector<std::string> all{"achievement-academic", "achievement-professional", "programme",
                                              "completion", "participation"};
    return all;
}

std::string to_string(const Choice& choice) {
    return choice.size() == 1 ? choice.front() : choice.front() + "-and-" + choice[1];
}

std::vector<Choice> choices() {
    std::vector<Choice> all;
    for (const std::string& language : languages()) {
        all.push_back({language});
        if (language == "en") continue;
        all.push_back({language, "en"});
        all.push_back({"en", language});
    }
    all.insert(all.end(), further_pairs().begin(), further_pairs().end());
    return all;
}

void write_edition(const std::string& certificate, const fs::path& folder) {
    fs::create_directories(folder);
    Json edition = common(certificate);
    if (certificate == "participation") {
        add_participation(edition);
    } else {
        if (certificate != "completion") edition["date_of_issuing"] = "2026-09-30";
        add_credit(edition);
        if (certificate == "programme") {
            add_units(edition);
        } else {
            add_course(edition);
        }
    }
    std::ofstream(folder / "edition.json") << edition.dump(2);
    std::ofstream(folder / "learners.csv") << learners(certificate);
}

}  // namespace sigillum::tests
