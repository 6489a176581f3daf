#include "typeset/placeholder.h"

#include <gtest/gtest.h>

#include "typeset/typesetter.h"

namespace sigillum::typeset {
namespace {

TEST(Placeholder, Fills_every_placeholder) {
    EXPECT_EQ(filled("Page {page} of {pages}", {{"page", "2"}, {"pages", "6"}}, "foot").value(),
              "Page 2 of 6");
}

TEST(Placeholder, Leaves_braces_alone_that_were_filled_in) {
    EXPECT_EQ(filled("Unit {name}", {{"name", "Sets {a, b}"}}, "head").value(), "Unit Sets {a, b}");
}

TEST(Placeholder, Refuses_what_is_left_over) {
    for (const char* pattern : {"Page {page} of {pages}", "Page }", "Page {"}) {
        const auto result = filled(pattern, {{"page", "2"}}, "foot");
        ASSERT_FALSE(result) << pattern;
        EXPECT_EQ(result.error().kind, leftover_placeholder);
        EXPECT_EQ(result.error().place.field, "foot");
    }
}

}  // namespace
}  // namespace sigillum::typeset
