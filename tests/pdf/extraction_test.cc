// What programs that read the file aloud or copy its text get.
#include <gmock/gmock.h>

#include <regex>

#include "outside_tool.h"
#include "sample_sheets.h"

namespace sigillum::pdf::test {
namespace {

using page::Owner;
using testing::HasSubstr;

std::filesystem::path written(const Sheet& sheet, const std::string& name) {
    const Result<SignableFile> file = sheet.write();
    EXPECT_TRUE(file) << to_string(file.error());
    return file ? stored(name, file->bytes) : std::filesystem::path();
}

TEST(Extraction, EveryTextComesBackAsItWasSet) {
    const char* const texts[] = {"Zuzanna Wójcik-Hägglund",  "staff office fjord waffle",
                                 "Ελένη Παπαδοπούλου",       "Олена Коваленко",
                                 "Nguyễn Thị Ánh Tuyết",     "İpek Işıldar",
                                 "Ångström & Søn (ß) – “x”", "5 ECTS · 140 hours · 1/2 €9"};
    for (const font::Family family : {font::Family::serif, font::Family::sans}) {
        Sheet sheet;
        std::string expected;
        for (const char* text : texts) {
            const auto id = sheet.add(0, {.kind = document::Kind::paragraph});
            sheet.text(Owner::of(id), text, {.y = 20.0 + 10 * id, .face = {.family = family}});
            expected += std::string(text) + "\n";
        }
        EXPECT_EQ(text_of(written(sheet, "texts.pdf")), expected + "\f");
    }
}

TEST(Extraction, TrackedCapitalsStayOneWord) {
    Sheet sheet;
    const auto id = sheet.add(0, {.kind = document::Kind::heading, .level = 1});
    sheet.text(Owner::of(id), "CERTIFICATE", {.size = 12, .tracking = 3});
    const auto path = written(sheet, "tracked.pdf");
    EXPECT_THAT(text_of(path), HasSubstr("CERTIFICATE\n"));
}

// The order of the tree, its types and the words of every element, as Poppler reports them.
TEST(Extraction, TheStructureTellsTheDocumentInOrder) {
    const auto path = written(certificate(), "structure.pdf");
    const std::string told = std::regex_replace(run("pdfinfo -struct-text " + path.string()).output,
                                                std::regex("Object .*"), "Object");
    EXPECT_EQ(told, R"(Document
  Sect
    Figure:
       /Placement /Block
       /BBox [70.866 734.173 121.89 785.197]
      ""
    Figure:
       /Placement /Block
       /BBox [467.717 734.173 518.74 785.197]
      ""
    H1 (block)
      "CERTIFICATE OF "
      "ACADEMIC ACHIEVEMENT "
      "Świadectwo osiągnięć akademickich"
    P (block)
      "This certifies that"
    P (block)
      "Zuzanna Wójcik-Hägglund"
    P (block)
      "born on 14 March 2002"
    P (block)
      "has completed the course Sustainable Innovation"
    Sect
      Form
        Object
      Link (inline)
        Figure:
           /Placement /Block
           /BBox [425.197 127.559 515.906 218.268]
          ""
        Object
  Sect
    H2 (block)
      "Certificate Supplement"
    Sect
      H3 (block)
        "7 Intended learning outcomes "
        "Zamierzone efekty uczenia się"
      L (block):
         /ListNumbering /Disc
        LI (block)
          Lbl (block)
            "•"
          LBody (block)
            "explain models of innovation in organisations"
        LI (block)
          Lbl (block)
            "•"
          LBody (block)
            "plan a staff workshop, its office and its effort"
    Sect
      H3 (block)
        "Workload"
      Table (block)
        TR
          TH:
             /Scope /Row
            "Credits"
          TD
            "5 ECTS"
        TR
          TH:
             /Scope /Row
            "Grade"
          TD
            "A"
        TR
          TH:
             /Scope /Row
            "Level"
          TD
)");
}

TEST(Extraction, APreviewShowsThePanelAsText) {
    Sheet sheet = certificate();
    sheet.signature.reset();
    const auto path = written(sheet, "preview.pdf");
    const std::string told = run("pdfinfo -struct-text " + path.string()).output;
    EXPECT_THAT(told, HasSubstr("P (block)\n        \"Signed electronically 3 July 2026\"\n"));
    EXPECT_THAT(told, testing::Not(HasSubstr("Form")));
}

TEST(Extraction, TheAttachmentComesOutAsItWentIn) {
    const auto path = written(certificate(), "attachment.pdf");
    EXPECT_THAT(run("qpdf --list-attachments " + path.string()).output, HasSubstr("credential.json -> "));
    EXPECT_EQ(run("qpdf --show-attachment=credential.json " + path.string()).output,
              "{\"name\":\"Zuzanna Wójcik-Hägglund\"}");
}

TEST(Extraction, TheCodeIsReadFromAPicture) {
    const auto path = written(certificate(), "code.pdf");
    run("pdftoppm -r 200 -png -f 1 -l 1 -singlefile " + path.string() + " " + path.string());
    EXPECT_THAT(run("zbarimg -q --raw " + path.string() + ".png").output,
                HasSubstr("HTTPS://VERIFY.ENHANCE.EXAMPLE/V/#"));
}

TEST(Extraction, TitleAndDatesAreThoseOfTheDocument) {
    const auto path = written(certificate(), "metadata.pdf");
    const std::string told = run("TZ=UTC pdfinfo -isodates " + path.string()).output;
    EXPECT_THAT(
        told, HasSubstr("Title:           Certificate of Academic Achievement – Zuzanna Wójcik-Hägglund\n"));
    EXPECT_THAT(told, HasSubstr("Author:          Technische Universität Berlin\n"));
    EXPECT_THAT(told, HasSubstr("CreationDate:    2026-07-03T16:05:32+02\n"));
    EXPECT_THAT(told, HasSubstr("Tagged:          yes\n"));
}

}  // namespace
}  // namespace sigillum::pdf::test
