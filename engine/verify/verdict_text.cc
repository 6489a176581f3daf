#include <array>
#include <nlohmann/json.hpp>

#include "verify/verdict.h"

namespace sigillum::verify {

namespace {

std::string_view headline(const Verdict& verdict) {
    switch (verdict.outcome) {
        case Outcome::authentic:
            return "AUTHENTIC: record, page and code agree, and the signer is trusted.";
        case Outcome::intact_but:
            return "INTACT, BUT something could not be shown:";
        case Outcome::not_current:
            return verdict.has(Reason::key_revoked)
                       ? "NOT CURRENT: not to be relied on; whether it was ever genuine could not be shown:"
                       : "NOT CURRENT: genuine when it was issued, but no longer to be relied on:";
        case Outcome::altered:
            return "ALTERED OR NOT AUTHENTIC: do not rely on it.";
        case Outcome::unreadable:
            return "NOT A SIGNED DOCUMENT, OR UNREADABLE: nothing could be checked.";
    }
    return "";
}

std::string_view sentence(Reason reason) {
    switch (reason) {
        case Reason::signer_not_trusted:
            return "the signer is not among those you trust";
        case Reason::certificate_expired_since:
            return "the signer's certificate has expired since, and no time stamp proves when it was signed";
        case Reason::code_key_unknown:
            return "the code was signed with a key that is not among those you have pinned";
        case Reason::not_ours:
            return "it is signed, but no certificate of this kind";
        case Reason::status_unknown:
            return "nobody could be asked whether it has been revoked or replaced";
        case Reason::page_not_checked:
            return "only the code was checked: compare the facts below with the paper";
        case Reason::page_beyond_limits:
            return "its pages ask too much to be compared with the record";
        case Reason::key_revoked:
            return "it was signed with a key that has been withdrawn, and nothing shows that it was issued "
                   "before";
        case Reason::key_not_valid:
            return "it was signed outside the time in which its key was in use";
        case Reason::revoked:
            return "it has been revoked";
        case Reason::replaced:
            return "it has been replaced by a newer certificate";
        case Reason::suspended:
            return "it is suspended";
        case Reason::expired:
            return "it has expired";
    }
    return "";
}

void append_section(std::string& text, std::string_view title, const Verdict& verdict, CheckResult result) {
    std::string lines;
    for (const Check& check : verdict.checks) {
        if (check.result == result) lines += "  " + check.name + ": " + check.words + "\n";
    }
    if (!lines.empty()) text += std::string(title) + "\n" + lines;
}

void append_signatures(std::string& text, const Verdict& verdict) {
    for (const SignatureReport& one : verdict.signatures) {
        text += one.document_time_stamp ? "Document time stamp by " : "Signed by ";
        text += one.signer.empty() ? "somebody who could not be read" : one.signer;
        text += std::string(": ") + (one.intact ? "intact" : "not intact") + ", " +
                (one.withdrawn ? "with a key that was withdrawn"
                 : one.trusted ? "trusted"
                               : "not trusted");
        if (!one.proven_time.empty()) text += ", existed at " + one.proven_time;
        if (one.proven_time.empty() && !one.claimed_time.empty())
            text += ", by its own word at " + one.claimed_time;
        text += "\n";
        for (const std::string& change : one.changed_since) text += "  since then: " + change + "\n";
    }
}

}  // namespace

std::string to_text(const Verdict& verdict) {
    std::string text(headline(verdict));
    text += "\n";
    for (const Reason reason : verdict.reasons) text += "  " + std::string(sentence(reason)) + "\n";
    if (verdict.specimen) {
        text += verdict.facts.empty()
                    ? "SPECIMEN: it calls itself a specimen; this is not a real certificate.\n"
                    : "SPECIMEN: made with a demonstration key; this is not a real certificate.\n";
    }
    if (!verdict.number.empty()) text += "Number " + verdict.number + "\n";
    append_signatures(text, verdict);
    append_section(text, "Failed:", verdict, CheckResult::failed);
    append_section(text, "Checked:", verdict, CheckResult::passed);
    append_section(text, "Not checked:", verdict, CheckResult::not_checked);
    for (const std::string& warning : verdict.warnings) text += "Warning: " + warning + "\n";
    if (!verdict.facts.empty()) text += "Certified facts; compare them with the paper in your hand:\n";
    for (const CertifiedFact& fact : verdict.facts) text += "  " + fact.name + ": " + fact.value + "\n";
    return text;
}

std::string to_json(const Verdict& verdict) {
    using Json = nlohmann::ordered_json;
    Json json;
    json["outcome"] = name_of(verdict.outcome);
    json["exitCode"] = verdict.exit_code();
    json["specimen"] = verdict.specimen;
    json["number"] = verdict.number;
    json["reasons"] = Json::array();
    for (const Reason reason : verdict.reasons) json["reasons"].push_back(name_of(reason));
    json["checks"] = Json::array();
    for (const Check& check : verdict.checks) {
        json["checks"].push_back(
            Json{{"name", check.name}, {"result", name_of(check.result)}, {"words", check.words}});
    }
    json["signatures"] = Json::array();
    for (const SignatureReport& one : verdict.signatures) {
        json["signatures"].push_back(Json{{"field", one.field},
                                          {"signer", one.signer},
                                          {"claimedTime", one.claimed_time},
                                          {"provenTime", one.proven_time},
                                          {"documentTimeStamp", one.document_time_stamp},
                                          {"intact", one.intact},
                                          {"trusted", one.trusted},
                                          {"withdrawn", one.withdrawn},
                                          {"changedSince", one.changed_since}});
    }
    json["facts"] = Json::array();
    for (const CertifiedFact& fact : verdict.facts)
        json["facts"].push_back(Json{{"name", fact.name}, {"value", fact.value}});
    json["warnings"] = verdict.warnings;
    constexpr int indent = 2;
    return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace sigillum::verify
