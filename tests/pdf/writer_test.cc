#include "pdf/writer.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <thread>
#include <variant>

#include "outside_tool.h"
#include "sample_sheets.h"

namespace sigillum::pdf::test {
namespace {

using page::Owner;
using testing::HasSubstr;

constexpr const char* names[] = {"Zuzanna Wójcik-Hägglund", "Giulia De Santis", "José García Márquez",
                                 "Gülşen Yıldız"};

// A writer for the sheets of all names.
Writer writer_for(const std::vector<Sheet>& sheets) {
    font::GlyphUse use;
    for (const Sheet& sheet : sheets) use.merge(sheet.use);
    return std::move(
        *Writer::make(font::subset(library(), use).value(), sheets.front().pictures, color_profile()));
}

std::vector<Sheet> edition() {
    std::vector<Sheet> sheets;
    for (const char* name : names) sheets.push_back(certificate_of(name));
    return sheets;
}

TEST(Writer, GivesTheSameBytesWhateverItWroteBefore) {
    const std::vector<Sheet> sheets = edition();
    Writer experienced = writer_for(sheets);
    for (int round = 0; round < 3; ++round) {
        for (const Sheet& sheet : sheets) ASSERT_TRUE(experienced.write(sheet.request()));
    }
    for (const Sheet& sheet : sheets) {
        EXPECT_EQ(experienced.write(sheet.request())->bytes,
                  writer_for(sheets).write(sheet.request())->bytes);
    }
}

// The first node of a kind, depth first.
document::Node* first_of(document::Node& node, document::Kind kind) {
    if (node.kind == kind) return &node;
    for (document::Node& child : node.children) {
        if (document::Node* const found = first_of(child, kind)) return found;
    }
    return nullptr;
}

// What a writer has kept of one document must not find its way into another that differs in any one thing.
TEST(Writer, TakesNothingOverFromADocumentOfAnotherShape) {
    using document::Kind;
    const struct {
        const char* what;
        void (*change)(Sheet&);
    } changes[] = {
        {"kind", [](Sheet& s) { first_of(s.document.root, Kind::list)->kind = Kind::division; }},
        {"level of a heading", [](Sheet& s) { ++first_of(s.document.root, Kind::heading)->level; }},
        {"scope",
         [](Sheet& s) { first_of(s.document.root, Kind::header_cell)->scope = document::Scope::column; }},
        {"language of a node",
         [](Sheet& s) { first_of(s.document.root, Kind::paragraph)->language = {"fr"}; }},
        {"language of the document", [](Sheet& s) { s.document.main = {"fr"}; }},
        {"text for a picture", [](Sheet& s) { first_of(s.document.root, Kind::figure)->alternate += "!"; }},
        {"text for the code", [](Sheet& s) { first_of(s.document.root, Kind::code)->alternate += "!"; }},
        {"text for the field", [](Sheet& s) { first_of(s.document.root, Kind::form)->alternate += "!"; }},
        {"numbers of a list",
         [](Sheet& s) {
             document::Node& item = *first_of(s.document.root, Kind::list_item);
             item.label = item.label.empty() ? "1" : "";
         }},
        {"place of a picture",
         [](Sheet& s) {
             const document::NodeId figure = first_of(s.document.root, Kind::figure)->id;
             for (page::Item& item : s.pages.pages[0].items) {
                 auto* const picture = std::get_if<page::PictureItem>(&item.content);
                 if (picture != nullptr && item.owner.node == figure) picture->area.at.x += Length::mm(1);
             }
         }},
        {"owner of a text",
         [](Sheet& s) {
             const document::NodeId heading = first_of(s.document.root, Kind::heading)->id;
             const document::NodeId paragraph = first_of(s.document.root, Kind::paragraph)->id;
             for (page::Item& item : s.pages.pages[0].items) {
                 if (item.owner.node == heading) item.owner.node = paragraph;
             }
         }},
        {"a text that belongs to nothing",
         [](Sheet& s) {
             const document::NodeId heading = first_of(s.document.root, Kind::heading)->id;
             for (page::Item& item : s.pages.pages[0].items) {
                 if (item.owner.node == heading) item.owner = Owner::none(page::Artifact::header);
             }
         }},
        {"height of a page", [](Sheet& s) { s.pages.pages[1].size.height += Length::mm(5); }},
        {"one link less", [](Sheet& s) { s.pages.pages[0].links.clear(); }},
        {"title of a bookmark", [](Sheet& s) { s.pages.bookmarks[0].title += "!"; }},
        {"level of a bookmark", [](Sheet& s) { s.pages.bookmarks[2].level = 1; }},
        {"place of a bookmark", [](Sheet& s) { s.pages.bookmarks[1].top += Length::mm(1); }},
        {"page of a bookmark", [](Sheet& s) { s.pages.bookmarks[1].page = 0; }},
        {"node of a bookmark", [](Sheet& s) { s.pages.bookmarks[0].node = -1; }},
        {"no bookmarks", [](Sheet& s) { s.pages.bookmarks.clear(); }},
        {"a picture less",
         [](Sheet& s) {
             std::erase_if(s.pages.pages[0].items, [](const page::Item& item) {
                 return std::holds_alternative<page::PictureItem>(item.content);
             });
         }},
    };
    const Sheet usual = certificate();
    const Bytes bytes = usual.write()->bytes;
    for (const auto& [what, change] : changes) {
        Sheet other = certificate();
        change(other);
        Writer experienced = std::move(*usual.writer());
        for (int round = 0; round < 3; ++round)
            ASSERT_TRUE(experienced.write(usual.request())->bytes == bytes);
        for (int round = 0; round < 3; ++round) {
            const auto written = experienced.write(other.request());
            ASSERT_TRUE(written) << what << ": " << to_string(written.error());
            EXPECT_FALSE(written->bytes == bytes) << what << " makes no difference";
            EXPECT_TRUE(written->bytes == usual.writer()->write(other.request())->bytes) << what;
        }
        EXPECT_TRUE(experienced.write(usual.request())->bytes == bytes) << what;
    }
}

TEST(Writer, GivesTheSameBytesInEveryThread) {
    const std::vector<Sheet> sheets = edition();
    std::vector<std::vector<Bytes>> of_threads(3);
    std::vector<std::thread> threads;
    for (std::vector<Bytes>& files : of_threads) {
        threads.emplace_back([&] {
            Writer writer = writer_for(sheets);
            for (int round = 0; round < 20; ++round) {
                files.clear();
                for (const Sheet& sheet : sheets) files.push_back(writer.write(sheet.request())->bytes);
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(of_threads[1], of_threads[0]);
    EXPECT_EQ(of_threads[2], of_threads[0]);
}

TEST(Writer, EachLearnerGetsTheirOwnName) {
    const std::vector<Sheet> sheets = edition();
    Writer writer = writer_for(sheets);
    for (int round = 0; round < 2; ++round) {
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            const auto path = stored("edition.pdf", writer.write(sheets[i].request())->bytes);
            const std::string text = text_of(path);
            for (std::size_t other = 0; other < sheets.size(); ++other) {
                EXPECT_EQ(text.find(names[other]) != std::string::npos, other == i) << text;
            }
        }
    }
}

TEST(Writer, AttachmentsOfALikenessAreCompressedByTheirExample) {
    Sheet sheet = certificate();
    std::string record = "{";
    for (int i = 0; i < 400; ++i)
        record += "\"member" + std::to_string(i * i) + "\":\"" + std::to_string(i * 7919) + "\",";
    sheet.attachments[0].bytes = record + "\"name\":\"Łucja\"}";
    sheet.attachments[0].likeness = "en";
    Writer plain = std::move(*sheet.writer());
    Writer shown_one = std::move(*sheet.writer());
    shown_one.expect_attachments("en", record + "\"name\":\"Zuzanna\"}");
    const Bytes by_search = plain.write(sheet.request())->bytes;
    const Bytes by_example = shown_one.write(sheet.request())->bytes;
    EXPECT_LT(by_example.size(), by_search.size());
    const auto path = stored("example.pdf", by_example);
    EXPECT_EQ(run("qpdf --show-attachment=credential.json " + path.string()).output,
              sheet.attachments[0].bytes);
    sheet.attachments[0].likeness = "pl";
    EXPECT_TRUE(shown_one.write(sheet.request())->bytes == by_search) << "no example is like it";
}

TEST(Writer, WritesOnlyTheFontsAndPicturesADocumentShows) {
    Sheet sheet;
    sheet.pictures = {{"unused", picture::Drawing{.width = 1, .height = 1}}};
    const auto id = sheet.add(0, {.kind = document::Kind::paragraph});
    sheet.text(Owner::of(id), "shown", {});
    sheet.glyphs(Owner::of(id), "prepared for another document", {.face = {.family = font::Family::sans}});
    const auto path = stored("fonts.pdf", sheet.write()->bytes);
    EXPECT_THAT(run("pdffonts " + path.string()).output, testing::Not(HasSubstr("Inter")));
    EXPECT_THAT(sheet.write()->bytes, testing::Not(HasSubstr("/P0 ")));
}

TEST(Writer, BookmarksFormATree) {
    const auto path = stored("outline.pdf", certificate().write()->bytes);
    // The places are 20, 28 and 45 mm below the pages' upper edges, in points.
    EXPECT_THAT(run("mutool show " + path.string() + " outline").output,
                testing::MatchesRegex(
                    "\\|\t\"Certificate\"\t#page=1&zoom=nan,nan,56.69[0-9]*\n"
                    "-\t\"Certificate Supplement\"\t#page=2&zoom=nan,nan,79.3[0-9]*\n"
                    "\\|\t\t\"Zamierzone efekty uczenia się\"\t#page=2&zoom=nan,nan,127.5[0-9]*\n"));
}

// What is refused, and the field that the error names.
struct Refusal {
    const char* why;
    ErrorKind kind;
    const char* field;
    void (*spoil)(Sheet&);
};

document::NodeId node_of(const Sheet& sheet, document::Kind kind) {
    const document::Node* found = nullptr;
    const auto search = [&](const auto& self, const document::Node& node) -> void {
        if (found == nullptr && node.kind == kind) found = &node;
        for (const document::Node& child : node.children) self(self, child);
    };
    search(search, sheet.document.root);
    return found->id;
}

const Refusal refusals[] = {
    {"a figure without alternate text", missing_alternate_text, "picture “mark”",
     [](Sheet& sheet) { sheet.node(node_of(sheet, document::Kind::figure)).alternate.clear(); }},
    {"a code without alternate text", missing_alternate_text, "verification code",
     [](Sheet& sheet) { sheet.node(node_of(sheet, document::Kind::code)).alternate.clear(); }},
    {"a link without description", missing_alternate_text, "link to",
     [](Sheet& sheet) { sheet.pages.pages[0].links[0].description.clear(); }},
    {"a signature field without description", missing_alternate_text, "signature field",
     [](Sheet& sheet) { sheet.pages.pages[0].signatures[0].description.clear(); }},
    {"a link without a code", pdf_not_written, "link to",
     [](Sheet& sheet) { sheet.pages.pages[0].links[0].node = 1; }},
    {"a field without a form", pdf_not_written, "signature field",
     [](Sheet& sheet) { sheet.pages.pages[0].signatures[0].node = -1; }},
    {"nowhere to sign", pdf_not_written, "signature field",
     [](Sheet& sheet) { sheet.pages.pages[0].signatures.clear(); }},
    {"too large a gap", pdf_not_written, "signature",
     [](Sheet& sheet) { sheet.signature->reserved_bytes = 16'384; }},
    {"no title", pdf_not_written, "title", [](Sheet& sheet) { sheet.document.metadata.title.clear(); }},
    {"no page", pdf_not_written, "document", [](Sheet& sheet) { sheet.pages.pages.clear(); }},
    {"an unknown picture", pdf_not_written, "picture", [](Sheet& sheet) { sheet.pictures.erase("crest"); }},
    {"an attachment with a parameter in its type", pdf_not_written, "attachment",
     [](Sheet& sheet) { sheet.attachments[0].mime_type = "application/json; charset=utf-8"; }},
    {"an attachment of unknown relationship", pdf_not_written, "attachment",
     [](Sheet& sheet) { sheet.attachments[0].relationship = "Friend"; }},
    {"two attachments of one name", pdf_not_written, "attachment",
     [](Sheet& sheet) { sheet.attachments.push_back(sheet.attachments[0]); }},
};

TEST(Writer, RefusesWhatTheStandardsForbid) {
    for (const Refusal& refusal : refusals) {
        Sheet sheet = certificate();
        refusal.spoil(sheet);
        const Result<SignableFile> file = sheet.write();
        ASSERT_FALSE(file) << refusal.why;
        EXPECT_EQ(file.error().kind, refusal.kind) << refusal.why << ": " << to_string(file.error());
        EXPECT_THAT(file.error().place.field, testing::StartsWith(refusal.field)) << refusal.why;
        EXPECT_NE(file.error().expected, "") << refusal.why;
    }
}

TEST(Writer, RefusesAGlyphThatItsFontsLack) {
    Sheet sheet = certificate();
    Result<Writer> writer = sheet.writer();
    sheet.text(Owner::none(page::Artifact::footer), "Þ", {});
    const Result<SignableFile> file = writer->write(sheet.request());
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().kind, glyph_not_in_subset);
    EXPECT_EQ(file.error().place.field, "text “Þ”");
}

TEST(Writer, GoesOnAfterARefusal) {
    const Sheet sheet = certificate();
    Sheet spoiled = sheet;
    spoiled.document.metadata.title.clear();
    Result<Writer> writer = sheet.writer();
    ASSERT_FALSE(writer->write(spoiled.request()));
    EXPECT_EQ(writer->write(sheet.request())->bytes, sheet.write()->bytes);
}

TEST(Writer, RefusesAProfileThatIsNotRgb) {
    Bytes gray = color_profile();
    gray.replace(16, 4, "GRAY");
    for (const Bytes& profile : {gray, Bytes("no profile"), Bytes()}) {
        const Result<Writer> writer = Writer::make({}, {}, profile);
        ASSERT_FALSE(writer);
        EXPECT_EQ(writer.error().kind, pdf_not_written);
        EXPECT_EQ(writer.error().place.field, "colour profile");
    }
}

}  // namespace
}  // namespace sigillum::pdf::test
