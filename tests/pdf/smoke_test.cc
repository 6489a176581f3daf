#include <gtest/gtest.h>
#include "base/file.h"
#include "sample_sheets.h"
namespace sigillum::pdf::test {
TEST(Smoke, Writes) {
    Result<SignableFile> f = certificate().write();
    ASSERT_TRUE(f) << to_string(f.error());
    ASSERT_TRUE(write_file("/tmp/b-pdf/smoke.pdf", f->bytes));
    Sheet preview = certificate();
    preview.signature.reset();
    f = preview.write();
    ASSERT_TRUE(f) << to_string(f.error());
    ASSERT_TRUE(write_file("/tmp/b-pdf/preview.pdf", f->bytes));
}
}
