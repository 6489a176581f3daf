// Who stands behind a certificate, and their marks.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "credential/directory_file.h"
#include "credential/field.h"
#include "credential/rules.h"

namespace sigillum::credential {
namespace {

constexpr std::size_t most_supporters = 4;  // as many as the foot of page 1 holds

template <class Entry>
std::vector<std::string_view> ids_of(const std::map<std::string, Entry, std::less<>>& by_id) {
    std::vector<std::string_view> ids;
    for (const auto& [id, entry] : by_id) ids.push_back(id);
    return ids;
}

bool known_university(const Check& check, std::string_view id) {
    return check.edition.directory.universities.find(id) != check.edition.directory.universities.end();
}

void require_university(const Check& check, const std::string& id, std::string_view field) {
    const bool none_known = check.edition.directory.universities.empty();  // the directory's own fault, reported there
    if (id.empty() || none_known || known_university(check, id)) return;
    check.error(unknown_university, field, fmt::format("“{}”", id),
                suggestion(id, ids_of(check.edition.directory.universities)));
}

void check_instructors(const Check& check, const std::vector<Instructor>& instructors,
                       const std::string& path) {
    for (std::size_t i = 0; i < instructors.size(); ++i) {
        require_university(check, instructors[i].university, item_path(path, i) + ".university");
        if (instructors[i].name.empty()) {
            check.error(missing_field, item_path(path, i) + ".name", "an instructor without a name",
                        "name = \"Prof. …\"");
        }
    }
}

void check_ids(const Check& check) {
    const Edition& edition = check.edition;
    require_university(check, edition.issuer, "issuer");
    check_instructors(check, edition.instructors, "instructors");
    for (std::size_t i = 0; i < edition.signatories.size(); ++i) {
        require_university(check, edition.signatories[i].university,
                           item_path("signatories", i) + ".university");
    }
    for (std::size_t i = 0; i < edition.units.size(); ++i) {
        require_university(check, edition.units[i].university, item_path("units", i) + ".university");
        check_instructors(check, edition.units[i].instructors, item_path("units", i) + ".instructors");
    }
    if (edition.stackability)
        require_university(check, edition.stackability->coordinator, "stackability.coordinator");
}

void check_named_once(const Check& check, const std::vector<std::string>& ids, std::string_view list) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (!seen.insert(ids[i]).second) {
            check.error(named_twice, item_path(list, i), fmt::format("“{}” a second time", ids[i]),
                        "each once");
        }
    }
}

// Annex 3: lead-in and list appear only for jointly developed opportunities, with two or more names.
void check_joint_universities(const Check& check) {
    const auto& joint = check.edition.joint_universities;
    for (std::size_t i = 0; i < joint.size(); ++i)
        require_university(check, joint[i], item_path("joint_universities", i));
    check_named_once(check, joint, "joint_universities");
    if (joint.size() == 1) {
        check.error(too_few_joint_universities, "joint_universities", "one university",
                    "two or more, or no such field where one university has developed the opportunity alone");
    }
}

void require_file(const Check& check, const std::filesystem::path& file, std::string_view field) {
    std::error_code ignored;
    if (file.empty()) {
        check.directory_error(missing_logo, field, "no picture is given", "a picture in SVG or PNG");
    } else if (!std::filesystem::is_regular_file(file, ignored)) {
        const bool there = std::filesystem::exists(file, ignored);
        check.directory_error(missing_logo, field,
                              fmt::format("{} “{}”", there ? "not a file:" : "there is no file", file.filename().string()),
                              "a picture in SVG or PNG at the place the directory names");
    }
}

void check_supporters(const Check& check) {
    const auto& supporters = check.edition.supporters;
    const auto& known = check.edition.directory.supporters;
    check_named_once(check, supporters, "supporters");
    if (supporters.size() > most_supporters) {
        check.error(too_many_supporters, "supporters", fmt::format("{} supporters", supporters.size()),
                    fmt::format("at most {}", most_supporters));
    }
    for (std::size_t i = 0; i < supporters.size(); ++i) {
        const auto found = known.find(supporters[i]);
        if (found == known.end()) {
            check.error(unknown_supporter, item_path("supporters", i), fmt::format("“{}”", supporters[i]),
                        suggestion(supporters[i], ids_of(known), "no supporter, since the directory has none"));
        } else {
            require_file(check, found->second.logo.file, fmt::format("supporters.{}.logo", supporters[i]));
        }
    }
}

// The alliance's own logo may be left out where the micro-credential mark already contains it.
void check_marks(const Check& check) {
    const Alliance& alliance = check.edition.directory.alliance;
    if (alliance.id.empty()) return;  // no directory could be read; that has been reported
    const bool seal = is_micro_credential(check.edition.type);
    if (seal) require_file(check, alliance.seal, "alliance.seal");
    if (!seal || !alliance.seal_contains_logo || !alliance.logo.file.empty()) {
        require_file(check, alliance.logo.file, "alliance.logo");
    }
    const auto issuer = check.edition.directory.universities.find(check.edition.issuer);
    if (issuer == check.edition.directory.universities.end()) return;
    require_file(check, issuer->second.logo.file, fmt::format("universities.{}.logo", issuer->first));
}

// "member of" prints only for members; for others the directory has to say what they are.
void check_relations(const Check& check) {
    std::set<std::string_view> shown{check.edition.issuer};
    for (const Unit& unit : check.edition.units) shown.insert(unit.university);
    for (const std::string_view id : shown) {
        const auto found = check.edition.directory.universities.find(id);
        if (found == check.edition.directory.universities.end()) continue;
        const University& university = found->second;
        if (university.relation == Relation::associated_partner && university.relation_phrase.empty()) {
            check.directory_error(missing_relation_phrase, fmt::format("universities.{}.relation_phrase", id),
                                  "no phrase for an associated partner",
                                  "relation_phrase = \"associated partner of the … Alliance\"");
        }
    }
}

// "MS student of: TU Delft" is printed from both or not at all.
void check_student(const Check& check, const Learner& learner) {
    if (learner.student_of_kind.empty() == learner.student_of_university.empty()) return;
    if (learner.student_of_kind.empty()) {
        check.error(missing_field, learner, "student_of", "student_university without student_of",
                    "BS, MS, PhD, staff or other words in student_of, or neither of the two");
    } else {
        check.error(missing_field, learner, "student_university", "student_of without student_university",
                    "the id or the name of the university in student_university, or neither of the two");
    }
}

// A student's university is an id of the directory, or a name; what is written like an id has to be one.
void check_students_universities(const Check& check) {
    const auto like_an_id = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    for (const Learner& learner : check.learners) {
        check_student(check, learner);
        const std::string& id = learner.student_of_university;
        if (id.empty() || !std::all_of(id.begin(), id.end(), like_an_id) || known_university(check, id))
            continue;
        check.error(unknown_university, learner, "student_university", fmt::format("“{}”", id),
                    suggestion(id, ids_of(check.edition.directory.universities),
                               "the university's name, since the directory has no ids"));
    }
}

}  // namespace

void check_universities(const Check& check) {
    check_ids(check);
    check_joint_universities(check);
    check_supporters(check);
    check_marks(check);
    check_relations(check);
    check_students_universities(check);
}

}  // namespace sigillum::credential
