// The credential record attached to every document: each fact as data and as printed, in one canonical form.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/language.h"
#include "base/result.h"
#include "credential/credential.h"

namespace sigillum::credential {

inline constexpr ErrorKind bad_record{"bad-record"};
inline constexpr int record_version = 1;

// A value as it stands on the page.
struct PrintedText {
    std::string field;  // "learner.name", "supplement.7.value"
    Language language;
    std::string text;  // NFC, as one line
    bool operator==(const PrintedText&) const = default;
};

struct Record {
    int version = record_version;
    nlohmann::json facts;              // docs/schema/record.schema.json; what was typed, code point by code point
    std::vector<PrintedText> printed;  // in reading order
};

// The facts of a credential as data (no printed forms).
nlohmann::json facts_of(const Credential& credential);

// Appends one printed text in canonical form, behind those already there.
void append_printed(std::string_view field, const Language& language, std::string_view text, Bytes& entries);

// RFC 8785 (JSON Canonicalization Scheme) bytes of the record.
Bytes canonical(const Record& record);

// Writes the records of one edition, quickly: what does not depend on the learner is serialised once, when the writer is made.
// Reads only afterwards, so that several threads may share one. The edition need not outlive it.
class RecordWriter {
  public:
    explicit RecordWriter(const Edition& edition);

    // Exactly canonical({record_version, facts_of(credential), printed}); the credential is one of the same edition.
    Bytes record(const Credential& credential, const std::vector<PrintedText>& printed) const;
    // The same from entries that append_printed() has written.
    Bytes record(const Credential& credential, ByteView printed_entries) const;

  private:
    struct Member {
        std::string name;        // of a fact
        Bytes json;              // its canonical value; empty when it depends on the learner
        bool varies = false;
    };
    void append_member(const Member& member, const Credential& credential, Bytes& out) const;

    std::vector<Member> members_;  // in canonical order
    std::map<std::string, Bytes, std::less<>> units_;  // canonical form of each unit of the edition
};

// Reads a record as found in a file; the bytes must be canonical. At most 1 MiB, bounded depth.
Result<Record> read_record(ByteView bytes);

}  // namespace sigillum::credential
