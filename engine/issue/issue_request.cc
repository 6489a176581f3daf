#include "issue/issue_request.h"

namespace sigillum::issue {

IssuedLearner issued_learner(const std::string& key, const registry::IssuedDocument& document, bool earlier) {
    return {
        key,    document.number.grouped(), document.file_name, to_hex(document.file_digest), document.pages,
        earlier};
}

}  // namespace sigillum::issue
