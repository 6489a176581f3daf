// What the cells of a learners' list say, field by field.
#pragma once

#include <optional>
#include <string>

#include "base/findings.h"
#include "credential/list_columns.h"
#include "credential/written_date.h"

namespace sigillum::credential {

inline constexpr ErrorKind ambiguous_date{"ambiguous-date"};
inline constexpr ErrorKind number_as_date{"number-as-date"};
inline constexpr ErrorKind number_cut{"number-cut"};
inline constexpr ErrorKind cell_fault{"cell-fault"};
inline constexpr ErrorKind doubled_space{"doubled-space"};
inline constexpr ErrorKind dates_read{"dates-read"};

class ListCells {
  public:
    // All must outlive the reader.
    ListCells(const std::string& file, const LearnersSource& source, Findings& findings);

    // The cell as an edition file would have it: without spaces around it or doubled in it (each a note), a
    // date as year-month-day. Nothing when the cell is empty or cannot be read, which is then reported at
    // `row`.
    std::optional<std::string> text_of(const Cell& cell, int row, const ReadColumn& column);

    // Notes how dates were read, one for each column, at the row with the names of the columns.
    void say_how_dates_were_read(int header_row);

  private:
    struct FirstDate {
        const ReadColumn* column;
        int count;
        std::string written, read;
    };

    // Under our name of the column, as rules name it too; the reader of editions puts the list's own in its
    // place.
    Place place(int row, const ReadColumn& column) const;
    std::optional<std::string> date_of(const Cell& cell, const std::string& text, int row,
                                       const ReadColumn& column);
    std::string tidy(const Cell& cell, int row, const ReadColumn& column);
    bool can_be_read(const Cell& cell, int row, const ReadColumn& column);

    const std::string& file_;
    Findings& findings_;
    std::optional<DateOrder> order_;
    std::optional<WrittenDates> dates_;  // made when the first date needs it
    std::vector<FirstDate> first_dates_;
};

}  // namespace sigillum::credential
