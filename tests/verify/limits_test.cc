// Files that ask too much of the machine are called unreadable, quickly.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/Pl_String.hh>

#include "tests/verify/small_pdf.h"
#include "verify/expansion.h"
#include "verify/verify.h"

namespace sigillum::verify {
namespace {

Bytes deflated(const Bytes& data) {
    std::string out;
    Pl_String sink("out", nullptr, out);
    Pl_Flate deflate("deflate", &sink, Pl_Flate::a_deflate);
    deflate.write(reinterpret_cast<unsigned char const*>(data.data()), data.size());
    deflate.finish();
    return out;
}

Bytes page_with(const std::string& filter, const Bytes& data) {
    testing::PdfObjects objects = testing::one_page("");
    objects[4] = testing::stream_of("/Filter " + filter, data);
    return testing::write_pdf(objects);
}

TEST(Limits, StopAStreamThatExpandsWithoutEnd) {
    Limits limits;
    limits.expanded_bytes = 1 << 20;
    EXPECT_TRUE(expands_within(page_with("/FlateDecode", deflated(Bytes(1 << 19, 'x'))), limits));
    EXPECT_FALSE(expands_within(page_with("/FlateDecode", deflated(Bytes(1 << 21, 'x'))), limits));
    VerifyOptions options;
    options.limits = limits;
    const Verdict verdict = verify_pdf(page_with("/FlateDecode", deflated(Bytes(1 << 21, 'x'))), options);
    EXPECT_EQ(verdict.exit_code(), 13);
    EXPECT_THAT(to_text(verdict), ::testing::HasSubstr("too large"));
}

TEST(Limits, StopAStreamThatExpandsTwice) {
    const Bytes twice = deflated(deflated(Bytes(1 << 12, 'x')));
    EXPECT_FALSE(expands_within(page_with("[/FlateDecode /FlateDecode]", twice), Limits{}));
    EXPECT_FALSE(expands_within(page_with("[/Fl#61teDecode /LZWDecode]", twice), Limits{}));
}

// "stream" in a text of the dictionary once hid the stream behind it.
TEST(Limits, AreNotEvadedByTheWordStreamInAText) {
    Limits limits;
    limits.expanded_bytes = 1 << 20;
    testing::PdfObjects objects = testing::one_page("");
    objects[4] = testing::stream_of("/X (stream\n) /Filter /FlateDecode", deflated(Bytes(1 << 21, 'x')));
    EXPECT_FALSE(expands_within(testing::write_pdf(objects), limits));
    objects[4] = testing::stream_of("/X (stream\n) /Filter /FlateDecode", deflated(Bytes(1 << 19, 'x')));
    EXPECT_TRUE(expands_within(testing::write_pdf(objects), limits));
}

// What stands between "obj" and a dictionary's end is syntax: neither texts, comments nor streams may pretend
// to be an object that hides the true one.
TEST(Limits, AreNotEvadedByWhatLooksLikeAnObject) {
    const Bytes twice = deflated(deflated(Bytes(1 << 12, 'x')));
    const std::string filters = "/Filter [/ASCIIHexDecode /FlateDecode /FlateDecode]";
    testing::PdfObjects objects = testing::one_page("");
    for (const std::string& entries :
         {"/X (obj) " + filters, filters + " /X (1 0 obj <<>> stream)", "/X (9 0 obj << /Y) " + filters,
          "% 9 0 obj <<>>\n" + filters, filters + " /X <6F626A> % obj\n", "/X [(obj) (\\) obj)] " + filters,
          filters + " /Y /Z#6Fbj /X (obj <</A 1>>)", "/X (" + Bytes(300'000, 'x') + ") " + filters,
          "/X " + Bytes(200, '[') + Bytes(200, ']') + filters, std::string("/Filter 5 0 R"),
          std::string("/Filter [5 0 R 6 0 R]"), "/Filter /FlateDecode " + filters}) {
        objects[4] = testing::stream_of(entries, twice);
        EXPECT_FALSE(expands_within(testing::write_pdf(objects), Limits{})) << entries.substr(0, 100);
    }
    const Bytes once = deflated(Bytes(1 << 12, 'x'));
    for (const std::string& entries :
         {std::string("/X (obj) /Filter /FlateDecode"), std::string("/Filter [/ASCII85Decode /FlateDecode]"),
          std::string("/X (9 0 obj << /Filter [/LZWDecode /LZWDecode] >> stre\\141m) /Filter/FlateDecode"),
          std::string("/Filter % obj\n /Fl")}) {
        objects[4] = testing::stream_of(entries, once);
        EXPECT_TRUE(expands_within(testing::write_pdf(objects), Limits{})) << entries;
    }
}

double seconds_to_look_at(const Bytes& pdf) {
    const std::clock_t begin = std::clock();
    expands_within(pdf, Limits{});
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

Bytes repeated(const std::string& part, int times) {
    Bytes all;
    for (int i = 0; i < times; ++i) all += part;
    return all;
}

// An object was once read again for every "stream" behind it, which took minutes; and streams that lie inside
// each other must not be expanded for each of them.
TEST(Limits, StopFilesThatTakeLongToLookAt) {
    const Bytes empty_blocks = "stream\n\x78\x01" + repeated(Bytes("\0\0\0\xFF\xFF", 5), 6);
    const Bytes many_entries =
        "%PDF-1.7\nobj <<" + repeated(repeated("/a 1 ", 20) + " stream\nendstream ", 40'000);
    const Bytes deep =
        "%PDF-1.7\nobj " + Bytes(400, '<') + " " + repeated(Bytes(50, 'x') + " stream\nendstream", 100'000);
    EXPECT_LT(seconds_to_look_at(deep), 2);
    EXPECT_LT(seconds_to_look_at(many_entries), 2);
    EXPECT_LT(seconds_to_look_at("%PDF-1.7\nobj <<>>\n" + repeated(empty_blocks, 300'000) + "endstream"), 2);
    EXPECT_LT(seconds_to_look_at("%PDF-1.7\nobj <<>>\n" + repeated("stream\nx", 1'000'000) + "endstream"), 2);
}

// Each of these would be read again for every word in it.
TEST(Limits, StopFilesWithMoreToReadThanTheyAreLong) {
    EXPECT_FALSE(expands_within("%PDF-1.7\n" + repeated("obj<<(", 2'000'000), Limits{}));
    EXPECT_FALSE(expands_within("%PDF-1.7\n" + repeated("obj%", 2'000'000), Limits{}));
    EXPECT_FALSE(expands_within("%PDF-1.7\n" + repeated("obj << /A [", 1'000'000), Limits{}));
    EXPECT_TRUE(expands_within("%PDF-1.7\n" + repeated("obj<<>>", 1'000'000), Limits{}));
}

TEST(Limits, StopALargeFileAndAFileThatIsNone) {
    VerifyOptions options;
    options.limits.file_bytes = 100;
    EXPECT_EQ(verify_pdf(testing::write_pdf(testing::one_page("")), options).exit_code(), 13);
    for (const Bytes& bytes :
         {Bytes(), Bytes("%PDF-1.7"), Bytes(5000, '\0'), Bytes("%PDF-1.7\nstartxref\n9\n%%EOF")}) {
        EXPECT_EQ(verify_file(bytes, VerifyOptions{}).exit_code(), 13);
    }
}

TEST(Limits, StopAPageTreeThatIsNoTree) {
    testing::PdfObjects objects = testing::one_page("");
    objects[2] = "<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>";
    EXPECT_NE(verify_pdf(testing::write_pdf(objects), VerifyOptions{}).exit_code(), 0);
}

}  // namespace
}  // namespace sigillum::verify
