#include "pdf/module_deflate.h"

#include <gtest/gtest.h>

#include <string>

#include "pdf/module_records.h"
#include "tests/pdf/inflated.h"

namespace sigillum::pdf::test {
namespace {

constexpr ByteView before = "/Figure<</MCID 23>>BDC\n0 g\nq 1.178031 0 0 1.178031 443.125 143.308 cm\n";
constexpr ByteView behind = "f Q\nEMC\n";

struct Content {
    Bytes bytes;
    std::size_t begin = 0;
    std::size_t end = 0;
};

Content content_of(const qr::Modules& modules) {
    Content content{Bytes(before)};
    content.begin = content.bytes.size();
    append_modules(content.bytes, modules);
    content.end = content.bytes.size();
    content.bytes += behind;
    return content;
}

Bytes compressed(const Content& content) {
    return ModuleDeflate().compress(content.bytes, content.begin, content.end);
}

qr::Modules row_of(const std::string& dark) {
    qr::Modules modules{.size = static_cast<int>(dark.size()),
                        .dark = std::vector<std::uint8_t>(dark.size() * dark.size())};
    for (std::size_t i = 0; i < dark.size(); ++i) modules.dark[i] = dark[i] == '#';
    return modules;
}

TEST(ModuleRecords, AreAllFourteenBytesLong) {
    Bytes text;
    append_modules(text, row_of("##...############..."));
    EXPECT_EQ(text, "00 19 02 1 re\n05 19 12 1 re\n");
}

TEST(ModuleRecords, OfLargeCodesHaveThreeDigits) {
    Bytes text;
    append_modules(text, row_of(std::string(98, '.') + "###"));
    EXPECT_EQ(text, "098 100 003 1 re\n");
}

TEST(ModuleDeflate, CodesOfEverySizeComeBack) {
    std::string link = "HTTPS://VERIFY.EXAMPLE/V/#";
    for (int length = 20; length < 600; length += 40) {
        for (int i = 0; i < 40; ++i) link += static_cast<char>('A' + (i * i + length / 7 * i) % 26);
        const auto modules = qr::encode(link);
        ASSERT_TRUE(modules);
        if (modules->size > most_recorded_modules) break;
        const Content content = content_of(*modules);
        EXPECT_EQ(inflated(compressed(content)), content.bytes) << modules->size;
    }
}

TEST(ModuleDeflate, OneRunAndLongRunsComeBack) {
    const std::string rows[] = {"#", std::string(99, '#'), "##########.#.##########.###.#",
                                "#.##########.#.#.###########.############"};
    for (const std::string& row : rows) {
        const Content content = content_of(row_of(row));
        EXPECT_EQ(inflated(compressed(content)), content.bytes) << row;
    }
}

// A certificate's code has version 13; a general deflate makes some 3,300 of its 15,000 bytes.
TEST(ModuleDeflate, TakesLessThanAQuarter) {
    std::string link = "HTTPS://VERIFY.EXAMPLE/V/#";
    std::uint32_t noise = 1;
    for (int i = 0; i < 430; ++i) {
        noise = noise * 1'664'525U + 1'013'904'223U;
        link += static_cast<char>('A' + (noise >> 24U) % 26);
    }
    const auto modules = qr::encode(link);
    ASSERT_TRUE(modules);
    const Content content = content_of(*modules);
    EXPECT_GT(content.bytes.size(), 14'000u);
    EXPECT_LT(compressed(content).size(), content.bytes.size() / 4);
}

}  // namespace
}  // namespace sigillum::pdf::test
