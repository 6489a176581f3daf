// Rows of the supplement, set once for all documents that say the same.
#pragma once

#include <memory>

#include "base/result.h"
#include "typeset/content_memory.h"
#include "typeset/desk.h"
#include "typeset/row.h"

namespace sigillum::typeset {

// A row that documents share.
using SharedRow = std::shared_ptr<const SetRow>;

class RowSetter {
  public:
    explicit RowSetter(const Desk& desk) : desk_(desk) {}

    // A row section. Its nodes are counted from the section's own. Errors as Desk::fit.
    Result<SharedRow> set(const document::Node& row);

    // The header of a learning unit: label, number, and the row that names it; `unit` is the unit's section.
    Result<SharedRow> set_unit_header(const document::Node& unit);

    // The label of a row that goes on on another page, as an artifact.
    Result<Fragment> continued_label(const document::Node& row, const std::string& continued) const;

  private:
    Result<SetRow> made(const document::Node& row) const;
    Result<Fragment> label(const document::Node& heading, Length first_baseline) const;
    Result<SharedRow> remembered(std::string key, Result<SetRow> row, document::NodeId first);

    const Desk& desk_;
    ContentMemory<SharedRow> rows_{400};
};

}  // namespace sigillum::typeset
