// The DER reader takes what X.690 calls DER and nothing else.
#include "verify/der.h"

#include <gtest/gtest.h>

namespace sigillum::verify {
namespace {

using namespace std::string_literals;

TEST(Der, ReadsValuesOneAfterTheOther) {
    const Bytes bytes = "\x30\x03\x02\x01\x05\x04\x00"s;
    DerReader reader(bytes);
    auto sequence = reader.enter(der::sequence);
    ASSERT_TRUE(sequence);
    EXPECT_EQ(sequence->next(der::integer)->content, "\x05"s);
    EXPECT_TRUE(sequence->at_end());
    EXPECT_FALSE(reader.next(der::integer));
    EXPECT_EQ(reader.next(der::octet_string)->whole, "\x04\x00"s);
    EXPECT_TRUE(reader.at_end());
}

TEST(Der, RefusesEveryOtherFormOfLength) {
    const struct {
        const char* name;
        Bytes bytes;
    } rows[] = {
        {"indefinite", "\x30\x80\x00\x00"s},
        {"long form of a short length", "\x04\x81\x01\x00"s},
        {"leading zero", "\x04\x82\x00\x80"s + Bytes(128, 'x')},
        {"five octets", "\x04\x85\x01\x00\x00\x00\x00"s},
        {"beyond the end", "\x04\x05\x00"s},
        {"long tag", "\x1F\x81\x01\x00"s},
        {"nothing", ""s},
    };
    for (const auto& row : rows) EXPECT_FALSE(DerReader(row.bytes).next()) << row.name;
    const Bytes long_form = "\x04\x81\x80"s + Bytes(128, 'x');
    EXPECT_EQ(DerReader(long_form).next()->content.size(), 128U);
}

// RFC 5652: id-signedData.
TEST(Der, WritesObjectIdentifiersInDots) {
    EXPECT_EQ(dotted("\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02"s), "1.2.840.113549.1.7.2");
    EXPECT_EQ(dotted("\x88\x37"s), "2.999");
    EXPECT_EQ(dotted("\x2A\x80\x01"s), "") << "a leading zero";
    EXPECT_EQ(dotted("\x2A\x86"s), "") << "cut off";
}

}  // namespace
}  // namespace sigillum::verify
