#include "issue/csv_row.h"

#include <gtest/gtest.h>

namespace sigillum::issue {
namespace {

TEST(CsvRow, QuotesWhatWouldPartCells) {
    EXPECT_EQ(csv_row({"a", "b,c", "d \"e\"", "f;g", "h\ni", ""}),
              "a,\"b,c\",\"d \"\"e\"\"\",\"f;g\",\"h\ni\",\r\n");
}

TEST(CsvRow, LetsNoCellBeAFormula) {
    EXPECT_EQ(csv_row({"=1+1", "+48 22", "-1", "@SUM(A1)", "\tx", "＝1", "a=b", "O'Neil"}),
              "'=1+1,'+48 22,'-1,'@SUM(A1),\"'\tx\",'＝1,a=b,O'Neil\r\n");
    EXPECT_EQ(csv_row({"=HYPERLINK(\"http://x\",\"y\")"}), "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\r\n");
}

}  // namespace
}  // namespace sigillum::issue
