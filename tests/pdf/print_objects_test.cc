// Files written as they come, opened by qpdf.
#include "pdf/print_objects.h"

#include <gtest/gtest.h>

#include <string>

#include "pdf/page_tree.h"
#include "pdf/syntax.h"
#include "pdf/writer.h"
#include "tests/pdf/outside_tool.h"

namespace sigillum::pdf {
namespace {

// A file of empty pages.
Bytes file_of(std::size_t pages) {
    Bytes bytes;
    PrintObjects objects([&bytes](ByteView more) {
        bytes += more;
        return Done();
    });
    const PageTree tree(objects, pages);
    for (std::size_t i = 0; i < pages; ++i) {
        Bytes entries = "/Type/Page/MediaBox[0 0 100 100]/Resources<<>>";
        append_entry(entries, "Parent", tree.parent_of(i));
        append_entry(entries, "Contents", objects.add_stream({}, {"0 g\n", false}));
        objects.define(tree.page(i), entries);
    }
    tree.define_nodes(objects);
    Bytes catalog = "/Type/Catalog";
    append_entry(catalog, "Pages", tree.root());
    Bytes trailer;
    append_entry(trailer, "Root", objects.add(catalog));
    EXPECT_TRUE(objects.finish(trailer));
    return bytes;
}

TEST(PrintObjects, GiveFilesThatQpdfReads) {
    for (const std::size_t pages : {1U, 31U, 32U, 33U, 1024U, 1025U, 3000U}) {
        const auto path = test::stored("print-objects.pdf", file_of(pages));
        const test::ToolRun check = test::run("qpdf --check " + path.string());
        EXPECT_EQ(check.status, 0) << check.output;
        EXPECT_EQ(check.output.find("WARNING"), std::string::npos) << check.output;
        const test::ToolRun count = test::run("qpdf --show-npages " + path.string());
        EXPECT_EQ(count.output, std::to_string(pages) + "\n");
    }
}

TEST(PageTree, IsBalanced) {
    PrintObjects objects([](ByteView) { return Done(); });
    const PageTree tree(objects, 1025);
    // 33 parents of pages, two of those, one root; numbers are given in this order.
    EXPECT_EQ(tree.parent_of(0).number, 1);
    EXPECT_EQ(tree.parent_of(1024).number, 33);
    EXPECT_EQ(tree.root().number, 36);
    EXPECT_EQ(tree.page(0).number, 37);
}

TEST(PrintObjects, KeepTheFirstErrorOfTheSink) {
    int calls = 0;
    PrintObjects objects([&calls](ByteView) -> Done {
        ++calls;
        return fail(pdf_not_written, {}, "the disk is full", "room");
    });
    objects.add_stream({}, {"x", false});
    EXPECT_EQ(calls, 1) << "nothing is written after an error";
    ASSERT_TRUE(objects.trouble());
    const Done finished = objects.finish({});
    ASSERT_FALSE(finished);
    EXPECT_EQ(finished.error().found, "the disk is full");
}

}  // namespace
}  // namespace sigillum::pdf
