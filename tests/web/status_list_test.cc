// Lists of bits, read back by Python's own base 64 and gzip.
#include "web/status_list.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <vector>

namespace sigillum::web {
namespace {

// The indices that are set, and how many entries there are: "0 7 131071 of 131072".
std::string taken_apart(const std::string& encoded) {
    const std::string command =
        "python3 -c 'import base64, gzip, sys\n"
        "text = sys.argv[1]\n"
        "assert text[0] == \"u\"\n"
        "bits = gzip.decompress(base64.urlsafe_b64decode(text[1:] + \"=\" * (-len(text[1:]) % 4)))\n"
        "found = [i for i in range(8 * len(bits)) if bits[i // 8] & (0x80 >> i % 8)]\n"
        "print(*found, \"of\", 8 * len(bits), end=\"\")' " +
        encoded;
    std::string output;
    FILE* const pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return output;
    std::array<char, 256> buffer{};
    while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe))
        output.append(buffer.data(), count);
    pclose(pipe);
    return output;
}

TEST(StatusList, EntryZeroIsTheHighestBitOfTheFirstByte) {
    EXPECT_EQ(taken_apart(encoded_list(std::vector<std::uint32_t>{7, 0, 8, 94'567, 131'071}, 131'072)),
              "0 7 8 94567 131071 of 131072");
}

TEST(StatusList, ThatIsEmptyIsAsLongAndSmallToCarry) {
    const std::string empty = encoded_list({}, 131'072);
    EXPECT_EQ(taken_apart(empty), "of 131072");
    EXPECT_LT(empty.size(), 100U);
}

}  // namespace
}  // namespace sigillum::web
