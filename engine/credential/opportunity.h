// A learning opportunity and what its certificate says of it: workload, outcomes, participation, assessment.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "credential/local_text.h"

namespace sigillum::credential {

// "course" and "Sustainable Innovation"; a name without a separate title has only `kind` ("Summer School in Data Literacy").
struct Opportunity {
    LocalText kind;
    LocalText title;    // may be empty
    LocalText funding;  // "Erasmus+ BIP", printed in brackets; may be empty
};

enum class WorkloadUnit { ects, ceu, hours, other };

struct Workload {
    std::string amount;  // decimal, as typed: "5", "2.5"
    WorkloadUnit unit = WorkloadUnit::ects;
    LocalText unit_name;  // of WorkloadUnit::other
};

enum class OutcomeKind { free, knowledge, skills, responsibility };

struct OutcomeGroup {
    OutcomeKind kind = OutcomeKind::free;
    std::vector<LocalText> items;
};

enum class Mode { in_presence, online, blended, hybrid, hybrid_flexible };

// One form of taking part with its duration and hours.
struct Attendance {
    std::optional<DateRange> duration;  // absent for self-paced learning
    std::string contact_hours;          // decimal, as typed; empty when not given
};

struct Participation {
    Mode mode = Mode::in_presence;
    bool self_paced = false;
    Attendance whole;                    // every mode but blended
    Attendance in_presence, online;      // blended
};

struct Instructor {
    std::string name;         // with the academic title in front: "Prof. Katarzyna Żurawska"
    std::string university;   // id in the directory, or empty
    LocalText affiliation;    // where it is no university of the directory
};

enum class AssessmentKind {
    written_examination, oral_examination, project_work, presentation, portfolio, assignment, practical_assessment,
    continuous_evaluation, peer_assessment, quiz, problem_based, group_performance, artefact, other,
};

enum class AssessmentSetting { on_site, online };

struct Assessment {
    AssessmentKind kind = AssessmentKind::other;
    LocalText description;  // instead of the kind's name, or needed for `other`
    std::string weight;     // percent, decimal as typed; may be empty
    AssessmentSetting setting = AssessmentSetting::on_site;
    std::optional<bool> supervised;
    std::optional<bool> identity_verified;
};

enum class ComponentNeed { obligatory, elective, component };  // `component`: programmes (T2)

struct Stackability {
    bool stand_alone = false;
    ComponentNeed need = ComponentNeed::component;
    LocalText programme;       // name of the larger programme
    std::string coordinator;   // university id
    LocalText credential;      // name of the credential it leads to
};

struct FurtherInformation {
    LocalText partnership;
    LocalText endorsement;
    std::string isced_f;  // code of ISCED-F 2013: "0712"; its name is printed with it
    LocalText isced_f_name;  // the official name in the edition's languages, where the catalogue has none
    std::vector<LocalText> notes;
};

}  // namespace sigillum::credential
