// What a check of a document has come to.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sigillum::verify {

// The five answers. Each has its exit code.
enum class Outcome {
    authentic,  // 0: a certificate of ours; record, page and code agree, the signer is trusted, the status is
                // current
    intact_but,  // 10: nothing was altered, but something that a certificate of ours needs could not be shown
    not_current,  // 11: authentic, but revoked, replaced, suspended or expired
    altered,      // 12: altered, or not what it says it is
    unreadable,   // 13: not a signed document, or one that cannot be read
};

// Why an outcome is not plainly "authentic". The names (name_of) are stable.
enum class Reason {
    signer_not_trusted,         // the certificate chain leads to no trust anchor
    certificate_expired_since,  // trusted when it signed by its own word; no time stamp proves that time
    code_key_unknown,           // the key that signed the code is not among the pinned ones
    not_ours,                   // signed, but no certificate of this kind
    page_not_checked,    // a code alone: record and page were not seen, the paper has to be compared by eye
    status_unknown,      // nobody could be asked whether it has been revoked
    page_beyond_limits,  // the pages were too many, too large or too laborious to be compared
    key_revoked,         // a key was withdrawn, and nothing shows that this was recorded before
    key_not_valid,       // a key signed outside its life: before it began, or after it was retired
    revoked,
    replaced,
    suspended,
    expired,
};

std::string_view name_of(Outcome outcome);
std::string_view name_of(Reason reason);
// 0, 10, 11, 12 or 13.
int exit_code(Outcome outcome);

enum class CheckResult { passed, failed, not_checked };

std::string_view name_of(CheckResult result);

// One thing that was looked at.
struct Check {
    std::string name;  // stable: "structure", "signature", "changes", "signer", "record", "page-text",
                       // "code", "status" …
    CheckResult result = CheckResult::not_checked;
    std::string words;  // one plain sentence: what was found, or why it was not checked
};

// One certified fact, for comparison with the paper: the name of the field and its value in plain text.
struct CertifiedFact {
    std::string name;
    std::string value;
};

// One signature of a document: intact, trusted and what changed since are three answers, not one.
struct SignatureReport {
    std::string field;         // name of the form field
    std::string signer;        // common name, or the whole subject; empty when it could not be read
    std::string claimed_time;  // as the signature says, ISO 8601; empty when it says none
    std::string proven_time;   // by a trusted time stamp, ISO 8601; empty without one
    bool document_time_stamp = false;
    bool intact = false;
    bool trusted = false;
    bool withdrawn = false;  // its certificate was, and nothing shows that the document was recorded before
    std::vector<std::string> changed_since;  // permitted additions after this signature, in plain words
};

struct Verdict {
    Outcome outcome = Outcome::unreadable;
    std::vector<Reason> reasons;
    std::vector<Check> checks;
    std::vector<std::string> warnings;  // shadow content and the like: worth knowing, decides nothing
    std::vector<SignatureReport> signatures;
    std::vector<CertifiedFact> facts;  // filled from a token whose signature is good
    std::string number;                // of the certificate; empty when not known
    bool specimen = false;  // by its signer's certificate, its record or its code, proved or not: never a
                            // real certificate

    int exit_code() const { return verify::exit_code(outcome); }
    bool has(Reason reason) const;
    // The check of that name, or nothing.
    const Check* check(std::string_view name) const;

    void passed(std::string name, std::string words);
    void failed(std::string name, std::string words);
    void not_checked(std::string name, std::string words);
};

// Sets the outcome of a verdict in which nothing was found altered from its reasons: a status that ended it
// comes first.
void conclude(Verdict& verdict);

// The report a person reads: the answer first, then what was checked, what was not, and the facts to compare.
std::string to_text(const Verdict& verdict);
// The same for a program; the keys and names are stable and the members keep their order.
std::string to_json(const Verdict& verdict);

}  // namespace sigillum::verify
