// Time of one verification of a PDF, without starting the program.
//
//     verify_benchmark PDF KEYS      KEYS: a folder with root.pem and code-keys.json
#include <benchmark/benchmark.h>

#include <cstdio>
#include <ctime>
#include <filesystem>

#include "base/file.h"
#include "verify/certificate.h"
#include "verify/verify.h"

namespace sigillum {
namespace {

constexpr std::size_t largest = std::size_t{64} << 20;

// With the token taken from the link alone, or the printed code drawn and read as well.
void verify_pdf(benchmark::State& state, const Bytes& pdf, verify::VerifyOptions options, bool from_page) {
    options.read_code_from_page = from_page;
    for (auto _ : state) benchmark::DoNotOptimize(verify::verify_pdf(pdf, options));
    const verify::Verdict verdict = verify::verify_pdf(pdf, options);
    state.SetLabel(std::string(name_of(verdict.outcome)));
}

int run(const std::filesystem::path& file, const std::filesystem::path& keys) {
    const auto pdf = read_file(file, largest);
    const auto root = read_file(keys / "root.pem", largest);
    const auto set = read_file(keys / "code-keys.json", largest);
    if (!pdf || !root || !set) return 2;
    auto anchors = verify::certificates_from_file(*root);
    auto code_keys = qr::read_key_set(*set, "code-keys.json");
    if (!anchors || !code_keys) return 2;
    verify::VerifyOptions options;
    options.trust_anchors = std::move(*anchors);
    options.code_keys = std::move(*code_keys);
    options.now = {std::time(nullptr)};
    for (const bool from_page : {false, true}) {
        benchmark::RegisterBenchmark(from_page ? "code drawn and read too" : "token from the link",
                                     verify_pdf, *pdf, options, from_page)
            ->Unit(benchmark::kMillisecond);
    }
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}

}  // namespace
}  // namespace sigillum

int main(int count, char** words) {
    benchmark::Initialize(&count, words);
    if (count == 3) return sigillum::run(words[1], words[2]);
    std::fprintf(stderr, "verify_benchmark PDF KEYS\n");
    return 2;
}
