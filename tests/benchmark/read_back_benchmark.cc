// What it costs to be sure: documents of an edition read back by our own reader, and verified as the sample
// of a run is. docs/performance.md says how to run it.
#include <benchmark/benchmark.h>
#include <openssl/rand.h>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "base/file.h"
#include "credential/read.h"
#include "font/subset.h"
#include "issue/batch.h"
#include "issue/inspection.h"
#include "issue/production.h"
#include "issue/rehearsal.h"
#include "issue/workshop.h"
#include "qr/code_key.h"
#include "seal/demo_authority.h"
#include "seal/local_signer.h"

namespace sigillum {
namespace {

// More than the reader remembers of what is a learner's own: as in a long run, it meets that but once.
constexpr std::size_t many = 1024;

void fill_random(std::span<std::uint8_t> bytes) { RAND_bytes(bytes.data(), static_cast<int>(bytes.size())); }

// Ends the program with the error: a benchmark has no other way out.
template <class T>
T must(Result<T> result) {
    if (result) return std::move(*result);
    std::cerr << to_string(result.error()) << "\n";
    std::exit(1);
}

// Documents of a sample edition in a folder, with what was asked for and what is to be recorded of each.
struct Issued {
    std::unique_ptr<issue::Workshop> workshop;
    std::unique_ptr<seal::Signer> signer;
    std::unique_ptr<qr::CodeKey> code_key;
    issue::IssuingKeys keys;
    std::vector<issue::Order> orders;
    std::vector<registry::IssuedDocument> rows;
    std::vector<Bytes> files;

    explicit Issued(const std::string& sample) {
        const Instant now{1'783'080'332, 120};
        const std::string source = SOURCE_DIR;
        auto read = credential::read_edition(source + "/samples/" + sample, {.today = date_of(now)});
        Findings findings;
        workshop = issue::set_up(std::move(*read.edition),
                                 {.layouts = source + "/layouts",
                                  .locales = source + "/locales",
                                  .fonts = source + "/fonts/fonts.json",
                                  .icc_profile = "/usr/share/color/icc/sRGB.icc"},
                                 findings);
        const auto authority = must(seal::demo_authority({.person = "Prof. Agnieszka Demonstracyjna",
                                                          .organisation = "Demonstration University",
                                                          .from = {now.seconds - 60, 0},
                                                          .years = 2,
                                                          .passphrase = {}},
                                                         fill_random));
        signer = must(seal::signer_from_pkcs12(authority.signer_pkcs12, "", "demo"));
        code_key = std::make_unique<qr::CodeKey>(must(qr::CodeKey::from_pem(authority.code_key)));
        keys = {.signer = signer.get(),
                .code_signer = code_key.get(),
                .code_key_is_demo = true,
                .time_stamper = nullptr,
                .code_point = code_key->public_key().point};
        make(now);
    }

    void make(const Instant& now) {
        const std::filesystem::path folder = std::filesystem::temp_directory_path() / "sigillum-read-back";
        std::filesystem::create_directories(folder);
        const credential::Issuance shared = issue::shared_issuance(keys, now);
        const auto faces = must(font::subset(workshop->fonts, issue::rehearse(*workshop, shared, 1).glyphs));
        for (std::size_t i = 0; i < many; ++i) {
            std::array<std::uint8_t, 10> random{};
            fill_random(random);
            issue::Order order{.edition = &workshop->edition(),
                               .learner = workshop->learners()[i % workshop->learners().size()],
                               .issuance = shared,
                               .number = CertificateNumber::from_random(random),
                               .file = folder / (std::to_string(i) + ".pdf")};
            order.issuance.number = order.number.grouped();
            order.issuance.status_list = "1";
            order.issuance.status_index = static_cast<std::uint32_t>(i);
            orders.push_back(order);
        }
        auto batch = must(issue::Batch::set_up(*workshop, faces, keys, shared, 1));
        rows = batch.press(orders).issued;
        for (const issue::Order& order : orders) files.push_back(must(read_file(order.file, 1U << 26U)));
        std::filesystem::remove_all(folder);
    }
};

const Issued& issued(const std::string& sample) {
    static std::map<std::string, std::unique_ptr<Issued>> all;
    auto& slot = all[sample];
    if (!slot) slot = std::make_unique<Issued>(sample);
    return *slot;
}

void read_back(benchmark::State& state, const std::string& sample) {
    const Issued& documents = issued(sample);
    verify::ReadBack reader;
    std::size_t i = 0;
    for (auto _ : state) {
        const std::size_t which = i++ % many;
        const issue::Order& order = documents.orders[which];
        const credential::Credential credential{*order.edition, order.learner, order.issuance};
        must(reader.check(documents.files[which], {credential, documents.rows[which]}).transform([] {
            return 0;
        }));
    }
    state.counters["documents_per_cpu_second"] =
        benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

BENCHMARK_CAPTURE(read_back, sustainable_innovation, "sustainable-innovation")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(read_back, higher_education_teaching, "higher-education-teaching")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(read_back, summer_school_bilingual, "sustainable-cities-summer-school")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(read_back, data_literacy_bilingual, "data-literacy")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(read_back, participation, "ai-in-higher-education")->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace sigillum

BENCHMARK_MAIN();
