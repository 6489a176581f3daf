// Writes the seeds that have to be signed:  fuzz_seeds FOLDER ISSUED.pdf
//   FOLDER/corpus/pdf, FOLDER/corpus/cms   small documents, and the signatures in them
//   FOLDER/genuine/archived.pdf            the issued document with a revocation list and a document time
//   stamp
// Keys are made for the occasion and thrown away, so that each run gives other bytes.
#include <cstdio>
#include <filesystem>
#include <map>

#include "base/file.h"
#include "seal/incremental_update.h"
#include "tests/seal/demo_material.h"
#include "tests/seal/loopback_authority.h"
#include "tests/verify/small_pdf.h"
#include "verify/der.h"

namespace {

using namespace sigillum;
using namespace sigillum::verify::testing;
namespace fs = std::filesystem;

constexpr std::size_t enough = 16U << 20U;

PdfObjects second_field(const std::string& value) {
    PdfObjects update = {
        {3, one_page("Hello")[3]},
        {6, "<< /Fields [7 0 R 20 0 R] /SigFlags 3 >>"},
        {20,
         "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Two) /V 21 0 R /P 3 0 R /F 132 /Rect [0 0 0 0] >>"},
        {21, "<< /Filter /Adobe.PPKLite " + value + " >>"},
    };
    update[3].replace(update[3].find("[7 0 R]"), 7, "[7 0 R 20 0 R]");
    return update;
}

std::map<std::string, Bytes> small_documents() {
    const Identity stamper = make_time_stamper(root());
    std::map<std::string, Bytes> files;
    files["unsigned"] = write_pdf(one_page("Hello"));
    files["signed"] = sign_pdf(write_pdf(one_page("Hello")), signer());
    files["certified"] = sign_pdf(write_pdf(certified_page("Hello")), signer());
    files["validation-data"] =
        with_update(files["signed"], {{1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R /DSS 20 0 R >>"},
                                      {20, "<< /Certs [21 0 R] >>"},
                                      {21, stream_of("", root().der())}});
    files["signed-twice"] =
        sign_pdf(with_update(files["signed"], second_field("/Type /Sig " + empty_signature())), signer());
    SignChoices stamp;
    stamp.make = [&](ByteView covered) { return make_time_stamp(stamper, covered, 1'783'200'000); };
    files["stamped"] = sign_pdf(
        with_update(files["signed"], second_field("/Type /DocTimeStamp " + empty_signature("ETSI.RFC3161"))),
        stamper, stamp);
    return files;
}

int digit(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

// The last signature of a document, without its padding.
Bytes last_signature(const Bytes& pdf) {
    Bytes padded;
    const std::size_t at = pdf.rfind("/Contents <") + 11;
    for (std::size_t i = at; pdf[i] != '>'; i += 2)
        padded += static_cast<char>(digit(pdf[i]) * 16 + digit(pdf[i + 1]));
    return Bytes(verify::DerReader(padded).next()->whole);
}

Result<Bytes> archived(const Bytes& issued) {
    const auto with_material = seal::with_validation_material(issued, {});
    if (!with_material) return with_material;
    const seal::test::DirectStamper authority;
    return seal::with_document_time_stamp(*with_material, {.authority = authority, .nonce = 17});
}

bool write(const fs::path& file, const Bytes& bytes) {
    fs::create_directories(file.parent_path());
    const bool written = write_file(file, bytes, Durability::later).has_value();
    std::printf("%s %zu\n", file.c_str(), bytes.size());
    return written;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    const fs::path folder = argv[1];
    bool all = true;
    for (const auto& [name, bytes] : small_documents()) {
        all = write(folder / "corpus/pdf" / (name + ".pdf"), bytes) && all;
        if (name == "certified" || name == "stamped")
            all = write(folder / "corpus/cms" / (name + ".der"), last_signature(bytes)) && all;
    }
    const auto issued = read_file(argv[2], enough);
    const auto later = issued ? archived(*issued) : issued;
    if (!later) std::fprintf(stderr, "%s\n", to_string(later.error()).c_str());
    return later && write(folder / "genuine/archived.pdf", *later) && all ? 0 : 1;
}
