#include "cli/new_edition_files.h"

namespace sigillum::cli {
namespace {

constexpr std::string_view edition =
    R"toml(# One edition of a learning opportunity: everything its certificates say that does not depend on the learner.
# Lines that begin with # are explanations or fields that may be left out. `sigillum check` names everything that is wrong.

# Which certificate: "achievement" (micro-credential, one course), "programme" (micro-credential with learning units),
# "completion" (with credits, no micro-credential), "participation" (without credits).
type = "achievement"
character = "academic"             # achievement and programme: "academic" or "professional"

# Language of the documents: one, or main and second: ["en", "pl"]. Any text can then be given per language:
# title = { en = "Sustainable Innovation", pl = "Zrównoważona innowacja" }
languages = ["en"]

directory = "directory/directory.toml"   # the alliance and its universities, shared by all editions
theme = "enhance"                        # or "enhance-landscape", "mono", "plain", or a .json file beside this one
# requires_reviewed_catalogues = true   # no document in words that no native speaker has read

issuer = "example"                       # id of the issuing university in the directory
# joint_universities = ["example", "partner"]   # two or more, for jointly developed opportunities
# supporters = ["fund"]                         # at most four, from the directory

place = "Exampleton"               # of "place and date"
document_date = 2026-07-03         # printed on page 1
date_of_issuing = 2026-06-26       # the day on which all requirements were met; a learner may have another
# valid_until = 2031-07-03

eqf_level = 7                      # 5 to 8, may be left out
languages_of_instruction = ["en"]
# prerequisites = "A first degree in engineering."
grading_scheme = "Scale from 2.0 (fail) to 5.0 (very good)."   # needed where learners have grades
# profiles = ["eu-2022"]           # also held to: "eu-2022", "microbol", "unic", "ec"

[opportunity]
kind = "course"                    # set in roman
title = "A First Course"           # set in italics; leave it out for a name without a title
# funding = "Erasmus+ BIP"         # in brackets behind the name

[workload]
ects = 3                           # or: ceu = 2, hours = 40

[[outcomes]]                       # kind: "knowledge", "skills", "responsibility"; leave it out for one plain list
kind = "knowledge"
items = ["Explains what a certificate says and how it can be checked."]

[[outcomes]]
kind = "skills"
items = ["Issues a certificate.", "Checks a certificate that somebody else has issued."]

[participation]
mode = "in-presence"               # "online", "blended", "hybrid", "hybrid-flexible"; blended has two parts, see docs/editions.md
duration = { from = 2026-03-02, to = 2026-06-12 }
contact_hours = 30

[[instructors]]
name = "Dr. Invented Person"
university = "example"

[[assessment]]                     # one block each; an online one must say supervised and identity_verified
kind = "project-work"
weight = 100                       # percent

# [stackability]                   # where the opportunity is part of a larger programme
# need = "elective"                # or "obligatory"
# programme = "A Larger Programme"
# coordinator = "example"
# credential = "Certificate of Academic Achievement"

# [further]
# isced_f = "0712"
# notes = ["A sentence of your own."]

[[signatories]]                    # one to three; the first is the issuer
name = "Prof. Invented Signer"
function = "Vice-Rector for Education"
)toml";

constexpr std::string_view learners =
    "key,name,form,birth_date,birth_place,grade\n"
    "L-001,Zuzanna Wójcik-Hägglund,feminine,2002-03-14,\"Kraków, Poland\",5.0\n"
    "L-002,Bjørn Ødegård,masculine,2001-11-30,\"Ålesund, Norway\",4.5\n"
    "L-003,Suryaningsih,neutral,1999,\"Yogyakarta, Indonesia\",4.0\n";

constexpr std::string_view directory =
    R"toml(# The alliance and its universities. Editions name them by id. Logo files (SVG or PNG) are found from this file's folder.

[alliance]
id = "example-alliance"
name = "EXAMPLE"
verification_host = "verify.example"     # the host printed under the code and carried in it
seal = "seal.svg"                        # the micro-credential mark
seal_contains_logo = false

[alliance.logo]
file = "alliance.svg"
wordmark = "EXAMPLE"
wordmark_sub = "Alliance of Universities"

[universities.example]
name = { en = "University of Example", de = "Universität Example", pl = "Uniwersytet Example" }
country = "PL"
# relation = "associated-partner"        # instead of "member"
[universities.example.logo]
file = "university.svg"
wordmark = "Example"
wordmark_sub = "University"
)toml";

constexpr std::string_view alliance_mark =
    R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 17 17"><path fill="#1C3557" d="M8.5 1 16 8.5 8.5 16 1 8.5Z"/><circle cx="8.5" cy="8.5" r="2.6" fill="#8A5A16"/></svg>
)svg";

constexpr std::string_view university_mark =
    R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 14 17"><path fill="#1C3557" d="M0 0H14V9.5C14 13 11 15.6 7 17 3 15.6 0 13 0 9.5Z"/><path fill="#FFFFFF" d="M3 4H11V5.4H3ZM3 7H11V8.4H3ZM3 10H11V11.4H3Z"/></svg>
)svg";

constexpr std::string_view seal =
    R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 31 31"><circle cx="15.5" cy="15.5" r="15" fill="none" stroke="#8A5A16" stroke-width="0.6"/><circle cx="15.5" cy="15.5" r="12.6" fill="none" stroke="#1C3557" stroke-width="0.35"/><path fill="#1C3557" d="M9 21V15A6.5 6.5 0 0 1 22 15V21H18.6V15A3.1 3.1 0 0 0 12.4 15V21Z"/><path fill="#8A5A16" d="M14.2 7.4H16.8L16.3 12H14.7Z"/></svg>
)svg";

}  // namespace

std::vector<NewEditionFile> new_edition_files() {
    return {{"edition.toml", edition},
            {"learners.csv", learners},
            {"directory/directory.toml", directory},
            {"directory/alliance.svg", alliance_mark},
            {"directory/university.svg", university_mark},
            {"directory/seal.svg", seal}};
}

}  // namespace sigillum::cli
