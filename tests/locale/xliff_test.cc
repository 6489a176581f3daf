// XLIFF as translators' tools send it back, and what is refused.
#include "locale/xliff.h"

#include <gtest/gtest.h>

namespace sigillum::locale {
namespace {

std::string file_with(const std::string& units) {
    return "<?xml version=\"1.0\"?><xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" version=\"1.2\">"
           "<file original=\"x\" source-language=\"en\" target-language=\"de\" "
           "datatype=\"plaintext\"><body>" +
           units + "</body></file></xliff>";
}

TEST(Xliff, IsReadAsItWasWritten) {
    const Xliff xliff{.original = "locales/de.json",
                      .source = {"en"},
                      .target = {"de"},
                      .units = {{"a", " A <b> & \n\"B\" ", " Ä\u00A0\n ", "final", true, "A note"},
                                {"b", "B", std::nullopt, "", std::nullopt, ""}}};
    const auto read = read_xliff(write_xliff(xliff), "x.xlf");
    ASSERT_TRUE(read) << to_string(read.error());
    EXPECT_EQ(read->units, xliff.units);
    EXPECT_EQ(read->target, xliff.target);
    EXPECT_EQ(read->original, xliff.original);
}

// memoQ and others cut texts into segments, group units, add elements of their own and give names a prefix.
TEST(Xliff, OfToolsIsRead) {
    const std::string xml = file_with(
        "<group id=\"g\"><trans-unit id=\"a\"><source>A. B.</source><seg-source><mrk mtype=\"seg\" "
        "mid=\"1\">A. "
        "</mrk></seg-source><target><mrk mtype=\"seg\" mid=\"1\">Ä. </mrk><mrk mtype=\"seg\" "
        "mid=\"2\">B.</mrk></target>"
        "<alt-trans><target>C</target></alt-trans></trans-unit></group>");
    const auto read = read_xliff(xml, "x.xlf");
    ASSERT_TRUE(read) << to_string(read.error());
    ASSERT_EQ(read->units.size(), 1U);
    EXPECT_EQ(read->units[0].target, "Ä. B.");
}

TEST(Xliff, ThatCannotBeMeantIsRefused) {
    const std::string unit = "<trans-unit id=\"a\"><source>A</source><target>B</target></trans-unit>";
    const struct {
        std::string xml;
        const char* found;
    } rows[] = {
        {"<xliff", "no well-formed XML: "},
        {"<!DOCTYPE xliff [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + file_with(unit).substr(21),
         "a document type (DOCTYPE), which is not read"},
        {"<tmx/>", "no XLIFF"},
        {"<xliff version=\"2.0\"/>", "XLIFF 2.0"},
        {file_with(""), "no texts"},
        {file_with(unit + unit), "an id that is there twice"},
        {file_with("<trans-unit><source>A</source></trans-unit>"), "a unit without an id"},
        {file_with("<trans-unit id=\"a\"><source>A</source><target>B<g id=\"1\">C</g></target></trans-unit>"),
         "the inline tag <g>"},
        {file_with("<trans-unit id=\"a\"><source>A</source><target>\xFF</target></trans-unit>"),
         "bytes that are not UTF-8"},
    };
    for (const auto& row : rows) {
        const auto read = read_xliff(row.xml, "x.xlf");
        ASSERT_FALSE(read) << row.found;
        EXPECT_EQ(read.error().kind, bad_xliff);
        EXPECT_EQ(read.error().found.substr(0, std::string(row.found).size()), row.found);
    }
}

}  // namespace
}  // namespace sigillum::locale
