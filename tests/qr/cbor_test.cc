#include <gtest/gtest.h>

#include <functional>

#include "qr/cbor_reader.h"
#include "qr/cbor_writer.h"
#include "tests/qr/sample_facts.h"

namespace sigillum::qr {
namespace {

// RFC 8949, appendix A.
TEST(Cbor, WritesAndReadsTheWholeNumbersOfTheStandard) {
    const std::pair<std::int64_t, const char*> rows[] = {
        {0, "00"},
        {1, "01"},
        {10, "0a"},
        {23, "17"},
        {24, "1818"},
        {25, "1819"},
        {100, "1864"},
        {1000, "1903e8"},
        {1000000, "1a000f4240"},
        {1000000000000, "1b000000e8d4a51000"},
        {-1, "20"},
        {-10, "29"},
        {-100, "3863"},
        {-1000, "3903e7"},
    };
    for (const auto& [value, hex] : rows) {
        CborWriter writer;
        writer.integer(value);
        EXPECT_EQ(writer.take(), from_hex(hex)) << value;
        const Bytes bytes = from_hex(hex);
        CborReader reader(bytes);
        EXPECT_EQ(reader.integer(), value);
        reader.end();
        EXPECT_EQ(reader.fault(), "");
    }
}

TEST(Cbor, WritesTheOtherItemsOfTheStandard) {
    const std::pair<std::function<void(CborWriter&)>, const char*> rows[] = {
        {[](CborWriter& cbor) { cbor.boolean(false); }, "f4"},
        {[](CborWriter& cbor) { cbor.boolean(true); }, "f5"},
        {[](CborWriter& cbor) { cbor.bytes(""); }, "40"},
        {[](CborWriter& cbor) { cbor.bytes("\x01\x02\x03\x04"); }, "4401020304"},
        {[](CborWriter& cbor) { cbor.text("IETF"); }, "6449455446"},
        {[](CborWriter& cbor) { cbor.text("\u6c34"); }, "63e6b0b4"},
        {[](CborWriter& cbor) { cbor.array(0); }, "80"},
        {[](CborWriter& cbor) { cbor.array(25); }, "9819"},
        {[](CborWriter& cbor) { cbor.map(0); }, "a0"},
        {[](CborWriter& cbor) { cbor.tag(1), cbor.integer(1363896240); }, "c11a514b67b0"},
    };
    for (const auto& [write, hex] : rows) {
        CborWriter writer;
        write(writer);
        EXPECT_EQ(writer.take(), from_hex(hex));
    }
}

void read_integer(CborReader& cbor) { cbor.integer(); }
void read_text(CborReader& cbor) { cbor.text(); }
void read_bytes(CborReader& cbor) { cbor.bytes(); }
void read_array(CborReader& cbor) { cbor.array(); }
void read_map(CborReader& cbor) { cbor.map(); }
void read_boolean(CborReader& cbor) { cbor.boolean(); }

TEST(Cbor, RefusesWhatIsNotDeterministic) {
    struct Row {
        const char* hex;
        void (*read)(CborReader&);
        const char* fault;
    };
    const Row rows[] = {
        {"1817", read_integer, "an item that is not in its shortest form"},
        {"190018", read_integer, "an item that is not in its shortest form"},
        {"1a0000ffff", read_integer, "an item that is not in its shortest form"},
        {"1b00000000ffffffff", read_integer, "an item that is not in its shortest form"},
        {"3800", read_integer, "an item that is not in its shortest form"},
        {"1bffffffffffffffff", read_integer, "a whole number out of range"},
        {"3bffffffffffffffff", read_integer, "a whole number out of range"},
        {"580161", read_bytes, "an item that is not in its shortest form"},
        {"780161", read_text, "an item that is not in its shortest form"},
        {"9800", read_array, "an item that is not in its shortest form"},
        {"b800", read_map, "an item that is not in its shortest form"},
        {"5f4101ff", read_bytes, "an item without a definite length"},
        {"7f6161ff", read_text, "an item without a definite length"},
        {"9fff", read_array, "an item without a definite length"},
        {"bfff", read_map, "an item without a definite length"},
        {"1c", read_integer, "an item without a definite length"},
        {"62c328", read_text, "a text that is not valid UTF-8"},
        {"61", read_text, "an end within an item"},
        {"5bffffffffffffffff", read_bytes, "an end within an item"},
        {"19", read_integer, "an end within an item"},
        {"", read_integer, "an end where a whole number should stand"},
        {"6161", read_integer, "another item where a whole number should stand"},
        {"f90000", read_integer, "another item where a whole number should stand"},
        {"f814", read_boolean, "another item where true or false should stand"},
        {"f6", read_boolean, "another item where true or false should stand"},
    };
    for (const Row& row : rows) {
        const Bytes bytes = from_hex(row.hex);
        CborReader reader(bytes);
        row.read(reader);
        EXPECT_TRUE(reader.fault().starts_with(row.fault)) << row.hex << ": " << reader.fault();
    }
}

TEST(Cbor, AnswersNothingAfterAFault) {
    const Bytes bytes = from_hex("1817 05");
    CborReader reader(bytes);
    EXPECT_EQ(reader.integer(), 0);
    EXPECT_EQ(reader.integer(), 0);
    EXPECT_EQ(reader.fault(), "an item that is not in its shortest form, at byte 1");
}

TEST(Cbor, RefusesBytesAfterTheEnd) {
    const Bytes bytes = from_hex("0000");
    CborReader reader(bytes);
    EXPECT_EQ(reader.integer(), 0);
    reader.end();
    EXPECT_EQ(reader.fault(), "more bytes where the end should be, at byte 1");
}

}  // namespace
}  // namespace sigillum::qr
