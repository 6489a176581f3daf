#include "tests/verify/small_certificate.h"

#include <fmt/format.h>
#include <openssl/pem.h>

#include <algorithm>

#include "qr/code_link.h"
#include "qr/modules.h"
#include "qr/token.h"

namespace sigillum::verify::testing {

namespace {

constexpr double module_points = 1.4;
constexpr double code_left = 400;
constexpr double code_top = 400;

// The dark modules as rectangles, black.
std::string drawn(const std::string& text) {
    const auto modules = qr::encode(text);
    std::string content = "0 g\n";
    for (const qr::ModuleRun& run : qr::row_runs(*modules)) {
        content +=
            fmt::format("{:.2f} {:.2f} {:.2f} {:.2f} re\n", code_left + run.x * module_points,
                        code_top - (run.y + 1) * module_points, run.width * module_points, module_points);
    }
    return content + "f\n";
}

std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text)
        result += (c == '(' || c == ')' || c == '\\') ? std::string("\\") + c : std::string(1, c);
    return result;
}

std::string shown(const std::vector<std::string>& lines) {
    std::string content = "BT /F1 12 Tf 72 770 Td 16 TL\n";
    for (const std::string& line : lines) content += "(" + escaped(line) + ") Tj T*\n";
    return content + "ET\n";
}

}  // namespace

qr::CodeKey make_code_key() {
    const std::unique_ptr<EVP_PKEY, FreeKey> key(EVP_EC_gen("P-256"));
    BIO* out = BIO_new(BIO_s_mem());
    PEM_write_bio_PKCS8PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    char* text = nullptr;
    const long size = BIO_get_mem_data(out, &text);
    auto made = qr::CodeKey::from_pem(ByteView(text, static_cast<std::size_t>(size)));
    BIO_free(out);
    return std::move(*made);
}

const qr::CodeKey& code_key() {
    static const qr::CodeKey key = make_code_key();
    return key;
}

qr::PublicKeySet pinned(const qr::CodeKey& key) {
    qr::PublicKeySet set;
    set.keys = {key.public_key()};
    set.awarding_bodies = {{"uni", "Example University"}};
    set.alliances = {{"all", "Example Alliance"}};
    return set;
}

Bytes pgm_of(const std::string& code, int dots) {
    const auto modules = qr::encode(code);
    constexpr int quiet = 4;
    const int side = (modules->size + 2 * quiet) * dots;
    Bytes samples(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), '\xFF');
    for (const qr::ModuleRun& run : qr::row_runs(*modules)) {
        for (int y = 0; y < dots; ++y) {
            const int row = (run.y + quiet) * dots + y;
            const int column = (run.x + quiet) * dots;
            samples.replace(static_cast<std::size_t>(row * side + column),
                            static_cast<std::size_t>(run.width * dots),
                            static_cast<std::size_t>(run.width * dots), '\0');
        }
    }
    return fmt::format("P5\n# a test\n{} {} 255\n", side, side) + samples;
}

SmallCertificate SmallCertificate::example() {
    SmallCertificate made;
    made.token.type = qr::DocumentType::completion;
    made.token.number = *CertificateNumber::parse(
        CertificateNumber::from_random(std::array<std::uint8_t, 10>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}).text());
    made.token.name = "Ada Example";
    made.token.birth_date = PartialDate{2002, 3, 14};
    made.token.opportunity_kind = "course";
    made.token.opportunity_title = "Data Literacy";
    made.token.awarding_body = "uni";
    made.token.alliance = "all";
    made.token.date = {2026, 7, 3};
    made.token.workload = qr::Workload{"3", "ECTS"};
    made.token.status = {"1", 4711};
    made.record.facts =
        nlohmann::json{{"type", "completion"},
                       {"opportunity", {{"kind", {{"en", "course"}}}, {"title", {{"en", "Data Literacy"}}}}},
                       {"issuer", {{"id", "uni"}}},
                       {"alliance", {{"id", "all"}}},
                       {"document_date", "2026-07-03"},
                       {"workload", {{"amount", "3"}, {"unit", "ects"}}},
                       {"learner", {{"name", "Ada Example"}, {"birth_date", "2002-03-14"}}},
                       {"document",
                        {{"number", made.token.number.grouped()},
                         {"specimen", false},
                         {"status", {{"list", "1"}, {"index", 4711U}}}}}};
    made.record.printed = {{"title", {"en"}, "CERTIFICATE OF COMPLETION"},
                           {"learner.name", {"en"}, "Ada Example"},
                           {"opportunity", {"en"}, "course Data Literacy"}};
    made.lines = {"CERTIFICATE OF",    "COMPLETION",  "Ada Example",
                  "has completed the", "course Data", "Literacy"};
    return made;
}

std::string SmallCertificate::code(const qr::CodeKey& key) const {
    qr::TokenFacts facts = token;
    const Sha256 digest = sha256(record_bytes());
    if (facts.record_digest == qr::RecordDigest{})
        std::copy_n(digest.begin(), 16, facts.record_digest.begin());
    return *qr::code_link("verify.example.edu", qr::token_text(*qr::signed_token(facts, key)));
}

PdfObjects SmallCertificate::objects(const qr::CodeKey& key) const {
    const std::string own = code(key);
    PdfObjects result = one_page("");
    const std::string perms = certify ? "/Perms << /DocMDP 8 0 R >> " : "";
    const std::string files =
        attach_record ? "/AF [10 0 R] /Names << /EmbeddedFiles << /Names [(credential.json) 10 0 R] >> >> "
                      : "";
    result[1] = "<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R " + perms + files + ">>";
    result[4] = stream_of("", shown(lines) + drawn(printed_link.empty() ? own : printed_link));
    result[8] = "<< /Type /Sig /Filter /Adobe.PPKLite " + (certify ? certification_entries() : "") +
                empty_signature() + " >>";
    if (place_link) {
        result[3].replace(result[3].find("[7 0 R]"), 7, "[7 0 R 9 0 R]");
        result[9] = fmt::format(
            "<< /Type /Annot /Subtype /Link /F 4 /Rect [{0} {1} {2} {3}] /A << /S /URI /URI ({4}) >> >>",
            code_left, code_top - 100, code_left + 100, code_top, link.empty() ? own : link);
    }
    if (attach_record) {
        result[10] = "<< /Type /Filespec /F (credential.json) /UF (credential.json) /AFRelationship /" +
                     relationship + " /EF << /F 11 0 R /UF 11 0 R >> >>";
        result[11] = stream_of("/Type /EmbeddedFile /Subtype /application#2Fjson", record_bytes());
    }
    return result;
}

Bytes SmallCertificate::sealed(const qr::CodeKey& key, const Identity& signer) const {
    return sign_pdf(write_pdf(objects(key)), signer);
}

}  // namespace sigillum::verify::testing
