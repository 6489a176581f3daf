#include "locale/normal_form.h"

#include <gtest/gtest.h>

namespace sigillum::locale {
namespace {

TEST(NormalForm, ComposesWhatWasTypedInPieces) { EXPECT_EQ(nfc("Zo\u0301rawska"), "Z\u00F3rawska"); }
TEST(NormalForm, LeavesComposedTextAsItIs) { EXPECT_EQ(nfc("Nguyễn Thị Ánh Tuyết"), "Nguyễn Thị Ánh Tuyết"); }
// U+212B ANGSTROM SIGN is canonically U+00C5 (Unicode Standard, 3.11).
TEST(NormalForm, ReplacesCanonicalDuplicates) { EXPECT_EQ(nfc("\u212B"), "\u00C5"); }

}  // namespace
}  // namespace sigillum::locale
