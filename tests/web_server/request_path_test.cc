#include "web/request_path.h"

#include <gtest/gtest.h>

namespace sigillum::web {
namespace {

TEST(RequestPath, IsDecodedOnce) {
    EXPECT_EQ(decoded_path("/V/status/now.json?x=/../"), "/V/status/now.json");
    EXPECT_EQ(decoded_path("/%56/"), "/V/");
    EXPECT_EQ(decoded_path("/api/status/7KQ2%209MXD"), "/api/status/7KQ2 9MXD");
    EXPECT_EQ(decoded_path("/%2541"), "/%41");
    EXPECT_EQ(decoded_path("/"), "/");
    EXPECT_EQ(decoded_path("/V/decoder/"), "/V/decoder/");
}

TEST(RequestPath, LeadsNowhereElse) {
    for (const char* target : {"/..",
                               "/../etc/passwd",
                               "/V/../../etc/passwd",
                               "/%2e%2e/etc/passwd",
                               "/V/.%2E/x",
                               "/./V/",
                               "/V/.",
                               "//etc/passwd",
                               "/V//index.html",
                               "/V/%2F..%2Fetc",
                               "/V%2f",
                               "/V/%5c..%5cx",
                               "/V\\..",
                               "/V/%00",
                               "/V/index.html%00.js",
                               "/%0d%0aSet-Cookie:x",
                               "/V/%",
                               "/V/%4",
                               "/V/%zz",
                               "/V/%+1",
                               "/.V-new/index.html",
                               "/V/.hidden",
                               "/%c3%a9",
                               ""}) {
        EXPECT_EQ(decoded_path(target), std::nullopt) << target;
    }
}

}  // namespace
}  // namespace sigillum::web
