// What the signatures of a batch will cover, in one text that anyone can digest again.
//
// It holds every fact of the edition and of every learner in the order of the list, and the digest of every
// file that decides how the documents look. Numbers, status places, times and signatures are not in it: they
// come with issuing. docs/review.md describes it member by member.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/digest.h"
#include "base/result.h"
#include "issue/assets.h"
#include "issue/workshop.h"

namespace sigillum::issue {

inline constexpr ErrorKind bad_batch_statement{"bad-batch-statement"};
inline constexpr int batch_statement_version = 1;

struct BatchStatement {
    nlohmann::json json;
    Bytes canonical;  // RFC 8785
    Sha256 digest{};  // of the canonical bytes: the digest of the batch
};

// `program` is name and version of the program that makes the documents.
Result<BatchStatement> batch_statement(const Workshop& workshop, const AssetFolders& assets,
                                       std::string_view program);

// Reads a statement that a review has left; `shown` names the file in errors. The digest is that of the bytes
// as they are. Fails with bad_batch_statement.
Result<BatchStatement> read_batch_statement(ByteView bytes, const std::string& shown);

// The digest as people read it aloud: eight groups of eight.
std::string grouped(const Sha256& digest);

}  // namespace sigillum::issue
