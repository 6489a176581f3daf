// How many documents one core makes: each stage alone, and all of them together. docs/performance.md says how
// to run it.
#include <benchmark/benchmark.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>

#include "base/certificate_number.h"
#include "credential/read.h"
#include "font/subset.h"
#include "issue/press.h"
#include "issue/rehearsal.h"
#include "issue/token_facts.h"
#include "issue/workshop.h"
#include "qr/code_key.h"
#include "qr/fitted_code.h"
#include "registry/issued_document.h"
#include "seal/demo_authority.h"
#include "seal/local_signer.h"
#include "verify/read_back.h"
#include "verify/verify.h"

namespace sigillum {
namespace {

void fill_random(std::span<std::uint8_t> bytes) { RAND_bytes(bytes.data(), static_cast<int>(bytes.size())); }

// Ends the program with the error: a benchmark has no other way out.
template <class T>
T must(Result<T> result) {
    if (result) return std::move(*result);
    std::cerr << to_string(result.error()) << "\n";
    std::exit(1);
}

// An edition of the samples with demonstration keys, ready to be issued.
struct Bench {
    std::unique_ptr<issue::Workshop> workshop;
    std::unique_ptr<seal::Signer> signer;
    std::unique_ptr<qr::CodeKey> code_key;
    credential::Issuance shared;
    std::vector<font::EmbeddedFace> faces;

    explicit Bench(const std::string& sample) {
        const Instant now{1'783'080'332, 120};
        auto read =
            credential::read_edition(std::string(SOURCE_DIR) + "/samples/" + sample, {.today = date_of(now)});
        Findings findings = std::move(read.findings);
        const issue::AssetFolders assets{.layouts = SOURCE_DIR "/layouts",
                                         .locales = SOURCE_DIR "/locales",
                                         .fonts = SOURCE_DIR "/fonts/fonts.json",
                                         .icc_profile = "/usr/share/color/icc/sRGB.icc"};
        if (read.edition) workshop = issue::set_up(std::move(*read.edition), assets, findings);
        if (!workshop) {
            for (const Finding& finding : findings.list()) std::cerr << to_string(finding.error) << "\n";
            std::exit(1);
        }
        const auto authority = must(seal::demo_authority({.person = "Prof. Agnieszka Demonstracyjna",
                                                          .organisation = "Demonstration University",
                                                          .from = {now.seconds - 60, 0},
                                                          .years = 2,
                                                          .passphrase = {}},
                                                         fill_random));
        signer = must(seal::signer_from_pkcs12(authority.signer_pkcs12, "", "demo"));
        code_key = std::make_unique<qr::CodeKey>(must(qr::CodeKey::from_pem(authority.code_key)));
        shared.signing_time = now;
        shared.status_list = "1";
        shared.seal = credential::SealKind::demonstration;
        shared.seal_signer = signer->identity().certificate().common_name;
        shared.seal_organisation = signer->identity().certificate().organisation;
        shared.specimen = true;
        faces = must(font::subset(workshop->fonts, issue::rehearse(*workshop, shared, 1).glyphs));
    }

    credential::Learner learner(std::size_t i) const {
        return workshop->learners()[i % workshop->learners().size()];
    }

    // A credential under a number of its own.
    credential::Credential credential(std::size_t i) const {
        credential::Issuance issuance = shared;
        std::array<std::uint8_t, 10> random{};
        for (std::size_t b = 0; b < 8; ++b)
            random[b] = static_cast<std::uint8_t>(i * 0x9E3779B97F4A7C15ULL >> (8 * b));
        issuance.number = CertificateNumber::from_random(random).grouped();
        issuance.status_index = static_cast<std::uint32_t>(i % 131'072);
        return {workshop->edition(), learner(i), issuance};
    }
};

const Bench& bench(const std::string& sample) {
    static std::map<std::string, std::unique_ptr<Bench>> benches;
    auto& slot = benches[sample];
    if (!slot) slot = std::make_unique<Bench>(sample);
    return *slot;
}

void per_second(benchmark::State& state) {
    state.counters["documents_per_cpu_second"] =
        benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

void compose_document(benchmark::State& state, const std::string& sample) {
    const Bench& b = bench(sample);
    compose::Composer composer(b.workshop->edition(), b.workshop->layout, b.workshop->catalogues);
    std::size_t i = 0;
    for (auto _ : state) benchmark::DoNotOptimize(must(composer.compose(b.credential(i++))));
    per_second(state);
}

void typeset_document(benchmark::State& state, const std::string& sample) {
    const Bench& b = bench(sample);
    compose::Composer composer(b.workshop->edition(), b.workshop->layout, b.workshop->catalogues);
    typeset::Typesetter typesetter(b.workshop->layout, b.workshop->theme, b.workshop->fonts,
                                   b.workshop->pictures, b.workshop->line_rules);
    std::vector<compose::Composed> documents;
    for (std::size_t i = 0; i < b.workshop->learners().size(); ++i)
        documents.push_back(must(composer.compose(b.credential(i))));
    qr::Modules modules;
    modules.version = 13;
    modules.size = 69;
    modules.dark.assign(69 * 69, 0);
    const typeset::Code code{modules, "HTTPS://BENCHMARK/V/#0"};
    std::size_t i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(must(typesetter.set(documents[i++ % documents.size()].document, code)));
    per_second(state);
}

void make_code(benchmark::State& state, const std::string& sample) {
    const Bench& b = bench(sample);
    std::size_t i = 0;
    for (auto _ : state) {
        const auto facts = must(issue::token_facts(b.credential(i++), Sha256{}));
        benchmark::DoNotOptimize(must(qr::fit_code(facts, *b.code_key, "verify.enhance.example")));
    }
    per_second(state);
}

template <class Write>
std::string pem_of(const Write& write) {
    const std::unique_ptr<BIO, decltype(&BIO_free)> memory(BIO_new(BIO_s_mem()), BIO_free);
    write(memory.get());
    char* text = nullptr;
    const long length = BIO_get_mem_data(memory.get(), &text);
    return {text, static_cast<std::size_t>(length)};
}

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

// RSA-3072: the shortest RSA key that the engine signs with.
const Key& rsa_key() {
    static const Key key(EVP_RSA_gen(3072), EVP_PKEY_free);
    return key;
}

// A signer with that key and a certificate that says so.
std::unique_ptr<seal::Signer> rsa_signer() {
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), X509_free);
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 86'400);
    X509_NAME* const name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>("Benchmark, NOT FOR REAL USE"), -1, -1,
                               0);
    X509_set_issuer_name(certificate.get(), name);
    X509_set_pubkey(certificate.get(), rsa_key().get());
    X509_sign(certificate.get(), rsa_key().get(), EVP_sha256());
    const std::string chain = pem_of([&](BIO* to) { PEM_write_bio_X509(to, certificate.get()); });
    const std::string key = pem_of([&](BIO* to) {
        PEM_write_bio_PrivateKey(to, rsa_key().get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
    return must(seal::signer_from_pem({.key = key, .chain = chain}, "", "benchmark"));
}

// The signature alone, as OpenSSL makes it over a digest.
void bare_signature(benchmark::State& state, EVP_PKEY* key) {
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(EVP_PKEY_CTX_new(key, nullptr),
                                                                              EVP_PKEY_CTX_free);
    EVP_PKEY_sign_init(context.get());
    EVP_PKEY_CTX_set_signature_md(context.get(), EVP_sha256());
    const Sha256 digest = sha256("what is signed");
    std::array<unsigned char, 512> signature{};
    for (auto _ : state) {
        std::size_t size = signature.size();
        if (EVP_PKEY_sign(context.get(), signature.data(), &size, digest.data(), digest.size()) != 1)
            std::exit(1);
    }
    per_second(state);
}

void bare_ecdsa_p256(benchmark::State& state) {
    const Key key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    bare_signature(state, key.get());
}

void bare_rsa_3072(benchmark::State& state) { bare_signature(state, rsa_key().get()); }

// So many documents at a time, as issuing makes them.
class Line {
  public:
    Line(const Bench& bench, const seal::Signer& signer)
        : bench_(bench),
          press_(must(issue::Press::set_up(*bench.workshop, bench.faces, bench.shared))),
          keys_{&signer, bench.code_key.get(), true, nullptr},
          sealer_(signer) {}

    // The next documents, at most Press::at_a_time.
    std::vector<issue::PressedDocument> next(std::size_t count) {
        std::vector<issue::PressJob> jobs;
        for (std::size_t i = 0; i < count; ++i) jobs.push_back({bench_.credential(made_++), 0});
        std::vector<issue::PressedDocument> documents;
        for (auto& document : press_.sealed(jobs, keys_, sealer_))
            documents.push_back(must(std::move(document)));
        return documents;
    }
    std::size_t made() const { return made_; }

  private:
    const Bench& bench_;
    issue::Press press_;
    issue::IssuingKeys keys_;
    seal::Sealer sealer_;
    std::size_t made_ = 0;
};

constexpr std::size_t at_a_time = issue::Press::at_a_time;

// Everything for each learner: composed, coded, typeset, written, sealed, digested. An iteration is a
// document.
void signed_document_by(benchmark::State& state, const std::string& sample, const seal::Signer& signer) {
    Line line(bench(sample), signer);
    std::size_t bytes = 0;
    int pages = 0;
    while (state.KeepRunningBatch(at_a_time)) {
        for (const issue::PressedDocument& document : line.next(at_a_time)) {
            bytes += document.bytes.size();
            pages += document.pages;
        }
    }
    per_second(state);
    state.counters["bytes"] = static_cast<double>(bytes) / static_cast<double>(state.iterations());
    state.counters["pages"] = static_cast<double>(pages) / static_cast<double>(state.iterations());
}

void signed_document(benchmark::State& state, const std::string& sample) {
    signed_document_by(state, sample, *bench(sample).signer);
}

void rsa_signed_document(benchmark::State& state, const std::string& sample) {
    signed_document_by(state, sample, *rsa_signer());
}

// What reading back asks of a document: its row, as it would be recorded.
struct Row {
    credential::Credential credential;
    registry::IssuedDocument document;
};

Row row_of(const Bench& b, std::size_t i, const issue::PressedDocument& pressed) {
    Row row{b.credential(i), {}};
    row.document.number = must(CertificateNumber::parse(row.credential.issuance.number));
    row.document.record_digest = pressed.record;
    row.document.file_digest = pressed.file;
    row.document.token_digest = pressed.token;
    row.document.code_key_id = b.code_key->key_id();
    row.document.pages = pressed.pages;
    return row;
}

void must_be_good(const Done& done) {
    if (done) return;
    std::cerr << to_string(done.error()) << "\n";
    std::exit(1);
}

// So many finished documents of an edition with their rows.
struct Issued {
    std::vector<issue::PressedDocument> documents;
    std::vector<Row> rows;
};

Issued issued(const Bench& b, std::size_t count) {
    Line line(b, *b.signer);
    Issued all;
    while (all.documents.size() < count) {
        for (issue::PressedDocument& document :
             line.next(std::min(at_a_time, count - all.documents.size()))) {
            all.rows.push_back(row_of(b, all.rows.size(), document));
            all.documents.push_back(std::move(document));
        }
    }
    return all;
}

// Reading back alone: our own reader over finished documents.
void read_back(benchmark::State& state, const std::string& sample) {
    const Issued all = issued(bench(sample), 200);
    verify::ReadBack reader;
    std::size_t i = 0;
    for (auto _ : state) {
        const std::size_t at = i++ % all.rows.size();
        must_be_good(reader.check(all.documents[at].bytes, {all.rows[at].credential, all.rows[at].document}));
    }
    per_second(state);
}

// Everything for each learner, and then every document read back from its bytes.
void signed_and_read_back_document(benchmark::State& state, const std::string& sample) {
    const Bench& b = bench(sample);
    Line line(b, *b.signer);
    verify::ReadBack reader;
    while (state.KeepRunningBatch(at_a_time)) {
        std::size_t i = line.made();
        for (const issue::PressedDocument& document : line.next(at_a_time)) {
            const Row row = row_of(b, i++, document);
            must_be_good(reader.check(document.bytes, {row.credential, row.document}));
        }
    }
    per_second(state);
}

// The look that a sample of the documents gets: as a stranger would verify it, with Poppler's text of the
// pages against the record and the printed code read from a picture of the page.
void sampled_look(benchmark::State& state, const std::string& sample) {
    const Bench& b = bench(sample);
    const Issued all = issued(b, 20);
    verify::VerifyOptions options;
    options.now = b.shared.signing_time;
    for (const seal::Certificate& certificate : b.signer->identity().chain)
        options.trust_anchors.push_back(certificate.der);
    options.code_keys.keys.push_back(b.code_key->public_key());
    options.code_keys.keys.back().demo = true;
    std::size_t i = 0;
    for (auto _ : state) {
        const auto verdict = verify::verify_pdf(all.documents[i++ % all.documents.size()].bytes, options);
        const verify::Check* const printed = verdict.check("printed-code");
        if (printed == nullptr || printed->result != verify::CheckResult::passed) std::exit(1);
    }
    per_second(state);
}

BENCHMARK_CAPTURE(compose_document, sustainable_innovation, "sustainable-innovation")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(typeset_document, sustainable_innovation, "sustainable-innovation")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(make_code, sustainable_innovation, "sustainable-innovation")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(signed_document, sustainable_innovation, "sustainable-innovation")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(signed_document, higher_education_teaching, "higher-education-teaching")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(signed_document, summer_school_bilingual, "sustainable-cities-summer-school")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(signed_document, data_literacy_bilingual, "data-literacy")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(signed_document, participation, "ai-in-higher-education")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(read_back, summer_school_bilingual, "sustainable-cities-summer-school")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(signed_and_read_back_document, summer_school_bilingual, "sustainable-cities-summer-school")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(sampled_look, summer_school_bilingual, "sustainable-cities-summer-school")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(rsa_signed_document, summer_school_bilingual, "sustainable-cities-summer-school")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(bare_ecdsa_p256)->Unit(benchmark::kMicrosecond);
BENCHMARK(bare_rsa_3072)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace sigillum

BENCHMARK_MAIN();
