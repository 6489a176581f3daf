#include "issue/proof_sheet_page.h"

#include <gtest/gtest.h>

namespace sigillum::issue {
namespace {

locale::ProofSheet hebrew() {
    return {.language = {"he"},
            .name = "עברית",
            .english_name = "Hebrew",
            .right_to_left = true,
            .review_note = "Read by <nobody> & none",
            .messages = {.official = 1, .reviewed = 2, .unreviewed = 3},
            .fields = {},
            .groups = {
                {"Titles & names",
                 {{.key = "row.name",
                   .english = {{.choices = {}, .pieces = {{"of ", false}, {"A<b>", true}}}},
                   .own = {{.choices = {{"form", "feminine"}}, .pieces = {{"של ", false}, {"A<b>", true}}}},
                   .mark = locale::ReviewStatus::reviewed},
                  {.key = "row.none", .english = {}, .own = {}, .mark = locale::ReviewStatus::unreviewed}}}}};
}

bool has(const Bytes& page, std::string_view text) { return page.find(text) != Bytes::npos; }

TEST(ProofSheetPage, IsolatesWhatIsFilledInAndEscapesIt) {
    const Bytes page = proof_sheet_page(hebrew());
    EXPECT_TRUE(has(page, "<span class=\"text\">של <bdi class=\"filled\">A&lt;b&gt;</bdi></span>")) << page;
    EXPECT_TRUE(has(page, "<td class=\"own\" lang=\"he\" dir=\"rtl\">"));
    EXPECT_TRUE(has(page, "<td class=\"english\" lang=\"en\" dir=\"ltr\">"));
    EXPECT_TRUE(has(page, "Read by &lt;nobody&gt; &amp; none"));
    EXPECT_FALSE(has(page, "<b>"));
}

TEST(ProofSheetPage, NamesTheChoiceTheMarkAndWhatIsMissing) {
    const Bytes page = proof_sheet_page(hebrew());
    EXPECT_TRUE(has(page, "<span class=\"choice\" lang=\"en\" dir=\"ltr\">form: feminine</span>"));
    EXPECT_TRUE(has(page, "<td class=\"mark\" rowspan=\"1\">reviewed</td>"));
    EXPECT_TRUE(has(page, "<td class=\"mark\" rowspan=\"1\">missing</td>"));
    EXPECT_TRUE(has(page, "no text yet"));
    EXPECT_TRUE(has(page, "1 official, 2 reviewed, 3 unreviewed"));
}

TEST(ProofSheetPage, PutsFormsThatAreChosenAlikeBesideEachOther) {
    locale::ProofSheet sheet = hebrew();
    const locale::ProofForm one{.choices = {{"count", "1 (one)"}}, .pieces = {{"one sheet", false}}};
    const locale::ProofForm two{.choices = {{"count", "2 (other)"}}, .pieces = {{"sheets", false}}};
    const std::string rows = "<td class=\"mark\" rowspan=\"2\">";
    sheet.groups[0].entries[0].english = {one, two};
    sheet.groups[0].entries[0].own = {one, two};
    EXPECT_TRUE(has(proof_sheet_page(sheet), rows));
    sheet.groups[0].entries[0].own = {two, one};
    EXPECT_FALSE(has(proof_sheet_page(sheet), rows));
}

// The page must show alike on every machine that it is sent to.
TEST(ProofSheetPage, FetchesNothing) {
    const Bytes page = proof_sheet_page(hebrew());
    for (const char* word : {"src=", "url(", "@import", "<link", "<script"})
        EXPECT_FALSE(has(page, word)) << word;
}

}  // namespace
}  // namespace sigillum::issue
