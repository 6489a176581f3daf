// Other people's programs on our documents: qpdf, pdfsig, openssl, pdftotext, zbarimg.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <string>

#include "base/digest.h"
#include "tests/program/shell.h"

namespace sigillum::tests {
namespace {

namespace fs = std::filesystem;

// The credential record that is attached to a document, taken out by Poppler's program.
nlohmann::json record_of(const fs::path& document, const fs::path& scratch) {
    const fs::path out = scratch / "credential.json";
    run("pdfdetach -save 1 -o " + quoted(out.string()) + " " + quoted(document.string()));
    return nlohmann::json::parse(content(out), nullptr, false);
}

// Words that were parted at the end of a line (U+00AD) are whole again, as Unicode 15, 23.2, has it. No-break
// spaces (U+00A0, U+202F) have the glyph of the common one in most fonts and come back as such.
std::string without_space(std::string text) {
    for (const std::string left_out : {"\xC2\xAD\n", "\xC2\xA0", "\xE2\x80\xAF"}) {
        for (auto at = text.find(left_out); at != std::string::npos; at = text.find(left_out, at))
            text.erase(at, left_out.size());
    }
    std::string rest;
    for (const char c : text) {
        if (c != ' ' && c != '\n' && c != '\f' && c != '\r' && c != '\t') rest += c;
    }
    return rest;
}

TEST(Witness, QpdfFindsNoFault) {
    for (const fs::path& document : issued_documents()) {
        const Ran ran = run("qpdf --check " + quoted(document.string()));
        EXPECT_EQ(ran.exit_code, 0) << document << ran.output;
        EXPECT_EQ(ran.output.find("WARNING"), std::string::npos) << document << ran.output;
    }
}

TEST(Witness, PdfsigCallsEverySignatureValid) {
    for (const fs::path& document : issued_documents()) {
        const Ran ran = run("pdfsig -nocert " + quoted(document.string()));
        EXPECT_NE(ran.output.find("Signature is Valid"), std::string::npos) << document << ran.output;
        EXPECT_NE(ran.output.find("Total document signed"), std::string::npos) << document << ran.output;
        EXPECT_NE(ran.output.find("ETSI.CAdES.detached"), std::string::npos) << document << ran.output;
    }
}

// The bytes that ByteRange names and the CMS between them, checked by OpenSSL's own program as CAdES.
TEST(Witness, OpensslVerifiesTheCmsAsCades) {
    const fs::path scratch = empty_folder("openssl");
    for (const fs::path& edition : issued_editions()) {
        const std::string file = content(documents_in(edition).front());
        std::smatch range;
        ASSERT_TRUE(
            std::regex_search(file, range, std::regex(R"(/ByteRange\s*\[\s*0 (\d+) (\d+) (\d+)\s*\])")));
        const std::size_t first = std::stoul(range[1]);
        const std::size_t second = std::stoul(range[2]);
        ASSERT_EQ(second + std::stoul(range[3]), file.size());
        std::ofstream(scratch / "content", std::ios::binary) << file.substr(0, first) << file.substr(second);
        std::string der;
        for (std::size_t i = first + 1; i + 2 < second; i += 2)
            der += static_cast<char>(std::stoi(file.substr(i, 2), nullptr, 16));
        std::ofstream(scratch / "cms", std::ios::binary) << der;
        const Ran ran =
            run("openssl cms -verify -cades -binary -inform DER -in " + quoted((scratch / "cms").string()) +
                " -content " + quoted((scratch / "content").string()) + " -CAfile " +
                quoted((keys_folder() / "root.pem").string()) + " -purpose any -out /dev/null");
        EXPECT_EQ(ran.exit_code, 0) << edition << ran.output;
        const Ran printed =
            run("openssl cms -cmsout -print -inform DER -in " + quoted((scratch / "cms").string()));
        EXPECT_EQ(printed.output.find("signingTime"), std::string::npos) << edition;
    }
}

// Every printed text of the record is on the page, in order, character for character.
TEST(Witness, PdftotextGivesEveryPrintedValueInReadingOrder) {
    const fs::path scratch = empty_folder("pdftotext");
    for (const fs::path& document : issued_documents()) {
        const auto record = record_of(document, scratch);
        ASSERT_FALSE(record.is_discarded()) << document;
        const std::string page =
            without_space(run("pdftotext -raw -enc UTF-8 " + quoted(document.string()) + " -").output);
        for (const auto& printed : record.at("printed")) {
            const std::string text = without_space(printed.at("text").get<std::string>());
            EXPECT_NE(page.find(text), std::string::npos) << document << " lacks " << printed.dump();
        }
    }
}

// Page 1 upright, on its side and upside down, as a scanner may give it; test_qr turns codes by any angle.
TEST(Witness, ZbarimgReadsTheCodeOfA200DpiPageAlsoTurned) {
    const fs::path scratch = empty_folder("zbarimg");
    const std::string page = (scratch / "page").string();
    for (const fs::path& edition : issued_editions()) {
        const fs::path document = documents_in(edition).front();
        for (const char* turn : {"0", "90", "180"}) {
            run("qpdf --rotate=" + std::string(turn) + ":1 " + quoted(document.string()) + " " +
                quoted(page + ".pdf"));
            run("pdftoppm -r 200 -f 1 -l 1 -singlefile -png " + quoted(page + ".pdf") + " " + quoted(page));
            const Ran read = run("zbarimg -q --raw " + quoted(page + ".png") + " 2>/dev/null");
            ASSERT_TRUE(read.output.starts_with("HTTPS://VERIFY.ENHANCE.EXAMPLE/V/#"))
                << edition << turn << read.output;
            const std::string link = read.output.substr(0, read.output.find('\n'));
            EXPECT_NE(content(document).find(link), std::string::npos)
                << "the link annotation has another text";
        }
    }
}

TEST(Witness, EveryFontIsEmbeddedAsASubset) {
    for (const fs::path& edition : issued_editions()) {
        const Ran ran = run("pdffonts " + quoted(documents_in(edition).front().string()));
        std::istringstream lines(ran.output);
        std::string line;
        int fonts = 0;
        while (std::getline(lines, line)) {
            if (line.size() < 10 || line[6] != '+') continue;
            ++fonts;
            EXPECT_NE(line.find("Identity-H"), std::string::npos) << line;
            EXPECT_TRUE(std::regex_search(line, std::regex("yes yes yes"))) << line;
        }
        EXPECT_GE(fonts, 3) << ran.output;
    }
}

}  // namespace
}  // namespace sigillum::tests
