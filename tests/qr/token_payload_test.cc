#include "qr/token_payload.h"

#include <gtest/gtest.h>

#include <functional>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "qr/token_payload_reader.h"
#include "tests/qr/sample_facts.h"

namespace sigillum::qr {
namespace {

// full_facts() pair by pair, encoded by hand after RFC 8949; days are those of the proleptic Gregorian
// calendar since 1970.
struct Pair {
    int key;
    const char* hex;
};
const std::vector<Pair> full_pairs = {
    {1, "01 01"},
    {2, "02 01"},
    {3, "03 4a 1011121314151617180e"},
    {4, "04 78 1d ce9fceb4cf85cf83cf83ceadceb1cf82 20 ce95cebbcf8dcf84ceb7cf82"},
    {5, "05 6f 4f6479737365617320456c79746973"},
    {6, "06 39 0ba5"},
    {7, "07 66 636f75727365"},
    {8, "08 76 5375737461696e61626c6520496e6e6f766174696f6e"},
    {9, "09 69 74752d6265726c696e"},
    {10, "0a 67 656e68616e6365"},
    {11, "0b 19 509d"},
    {12, "0c 82 195061 195096"},
    {13, "0d 82 63312e35 6445435453"},
    {14, "0e 06"},
    {15, "0f 19 57bf"},
    {16, "10 82 6131 1a00017167"},
    {17, "11 f5"},
    {18, "12 50 a0a1a2a3a4a5a6a7a8a9aaabacadaeaf"},
};

Bytes payload_of(const std::vector<Pair>& pairs) {
    Bytes payload(1, static_cast<char>(0xA0 + pairs.size()));  // a map of fewer than 24 pairs
    for (const Pair& pair : pairs) payload += from_hex(pair.hex);
    return payload;
}

// The full facts with one pair in another form; an empty one leaves the pair out.
Bytes payload_with(int key, const char* hex) {
    std::vector<Pair> pairs = full_pairs;
    for (Pair& pair : pairs) {
        if (pair.key == key) pair.hex = hex;
    }
    std::erase_if(pairs, [](const Pair& pair) { return *pair.hex == '\0'; });
    return payload_of(pairs);
}

TEST(TokenPayload, IsTheMapThatItsHeaderDescribes) {
    EXPECT_EQ(to_hex(token_payload(full_facts()).value()), to_hex(payload_of(full_pairs)));
}

TEST(TokenPayload, ReadsBackAsTheSameFacts) {
    TokenFacts year_only = least_facts();
    year_only.birth_date = PartialDate{1999, 0, 0};
    TokenFacts month_only = least_facts();
    month_only.birth_date = PartialDate{1999, 12, 0};
    TokenFacts one_day = least_facts();
    one_day.period = DateRange{{2026, 2, 28}, {2026, 2, 28}};
    TokenFacts all_in_the_kind = least_facts();
    all_in_the_kind.opportunity_kind = "Summer School in Data Literacy";
    TokenFacts bounds = least_facts();
    bounds.date = {9999, 12, 31};
    bounds.birth_date = PartialDate{1, 1, 1};
    bounds.status.index = UINT32_MAX;
    for (const TokenFacts& facts :
         {full_facts(), least_facts(), year_only, month_only, one_day, all_in_the_kind, bounds}) {
        EXPECT_EQ(read_token_payload(token_payload(facts).value()), facts);
    }
}

TEST(TokenPayload, IsRefusedInEveryOtherForm) {
    const std::pair<Bytes, const char*> rows[] = {
        {payload_with(1, ""), "no format version"},
        {payload_with(1, "01 00"), "another format version"},
        {payload_with(2, ""), "no type"},
        {payload_with(2, "02 61 31"), "a type that is a text"},
        {payload_with(3, "03 4a 1011121314151617180f"), "a number with a wrong check character"},
        {payload_with(3, "03 49 101112131415161718"), "a number too short"},
        {payload_with(4, ""), "no name"},
        {payload_with(4, "04 62 c328"), "a name that is not UTF-8"},
        {payload_with(4, "04 78 03 416461"), "a length that is not in its shortest form"},
        {payload_with(6, "06 3a 00000ba5"), "a day that is not in its shortest form"},
        {payload_with(6, "06 3a 7fffffff"), "a day before the year 1"},
        {payload_with(6, "06 83 1907a9 0b 02"), "a whole birth date as an array"},
        {payload_with(6, "06 82 1907a9 00"), "a month that is none, as year and month"},
        {payload_with(6, "06 80"), "an empty array"},
        {payload_with(7, "07 60"), "an empty kind"},
        {payload_with(9, ""), "no awarding body"},
        {payload_with(10, ""), "no alliance"},
        {payload_with(11, ""), "no date"},
        {payload_with(11, "0b c1 19 509d"), "a tagged date"},
        {payload_with(12, "0c 82 195061 195061"), "one day as a range"},
        {payload_with(12, "0c 81 195061"), "one day as an array"},
        {payload_with(13, "0d 81 63312e35"), "a workload without unit"},
        {payload_with(13, "0d 82 f93e00 6445435453"), "a workload that is a float"},
        {payload_with(14, "0e 20"), "a negative level"},
        {payload_with(14, "0e 09"), "a level out of range"},
        {payload_with(16, ""), "no place of the status"},
        {payload_with(16, "10 82 6131 1b0000000100000000"), "an index out of range"},
        {payload_with(17, "11 f4"), "a specimen that is none"},
        {payload_with(17, "11 01"), "a specimen that is a number"},
        {payload_with(18, ""), "no record"},
        {payload_with(18, "12 4f a0a1a2a3a4a5a6a7a8a9aaabacadae"), "a record too short"},
        {payload_with(14, "18 1e 06"), "an unknown key out of order"},
        {payload_with(18, "12 50 a0a1a2a3a4a5a6a7a8a9aaabacadaeaf 00"), "more after the end"},
        {payload_with(15, "0e 06"), "a key that stands twice"},
        {payload_with(5, "06 39 0ba5"), "keys out of order"},
        {payload_with(1, "20 01"), "a negative key"},
        {payload_with(1, "61 31 01"), "a key that is a text"},
        {payload_of(full_pairs).substr(1), "no map"},
        {"\xBF" + payload_of(full_pairs).substr(1) + "\xFF", "a map without a definite length"},
        {payload_of(full_pairs).substr(0, 60), "an end too early"},
        {"", "nothing"},
    };
    for (const auto& [payload, fault] : rows) {
        const auto read = read_token_payload(payload);
        ASSERT_FALSE(read) << fault;
        EXPECT_EQ(read.error().kind, bad_token_payload) << fault << ": " << to_string(read.error());
    }
}

TEST(TokenPayload, OfALaterFormIsNamedAsSuch) {
    EXPECT_EQ(read_token_payload(payload_with(1, "01 02")).error().kind, newer_token_format);
}

TEST(TokenPayload, IsRefusedWithFactsThatBreakARule) {
    const std::pair<Bytes, const char*> rows[] = {
        {payload_with(2, "02 05"), "type"},
        {payload_with(4, "04 60"), "name"},
        {payload_with(4, "04 62 410a"), "name"},
        {payload_with(6, "06 82 1907a9 00"), "birth date"},
        {payload_with(12, "0c 82 195096 195061"), "period"},
        {payload_with(13, "0d 82 612e 6445435453"), "workload"},
        {payload_with(14, "0e 00"), "EQF level"},
    };
    for (const auto& [payload, fact] : rows) EXPECT_FALSE(read_token_payload(payload)) << fact;
    EXPECT_EQ(read_token_payload(payload_with(2, "02 05")).error().place.field, "type");
}

TEST(TokenFacts, AreRefusedWithTheNameOfTheFact) {
    struct Row {
        std::function<void(TokenFacts&)> spoil;
        const char* fact;
    };
    const Row rows[] = {
        {[](TokenFacts& facts) { facts.name.clear(); }, "name"},
        {[](TokenFacts& facts) { facts.name = "A\tB"; }, "name"},
        {[](TokenFacts& facts) { facts.name = "\xC3"; }, "name"},
        {[](TokenFacts& facts) { facts.name.assign(2001, 'x'); }, "name"},
        {[](TokenFacts& facts) { facts.latin_name = ""; }, "Latin form of the name"},
        {[](TokenFacts& facts) {
             facts.birth_date = PartialDate{2001, 2, 29};
         },
         "birth date"},
        {[](TokenFacts& facts) {
             facts.birth_date = PartialDate{2001, 13, 0};
         },
         "birth date"},
        {[](TokenFacts& facts) {
             facts.birth_date = PartialDate{2001, 0, 5};
         },
         "birth date"},
        {[](TokenFacts& facts) { facts.opportunity_kind = facts.opportunity_title = ""; },
         "title of the opportunity"},
        {[](TokenFacts& facts) { facts.awarding_body.clear(); }, "awarding body"},
        {[](TokenFacts& facts) { facts.alliance.clear(); }, "alliance"},
        {[](TokenFacts& facts) {
             facts.date = {2026, 2, 30};
         },
         "date"},
        {[](TokenFacts& facts) { facts.date = {}; }, "date"},
        {[](TokenFacts& facts) {
             facts.valid_until = Date{10000, 1, 1};
         },
         "valid until"},
        {[](TokenFacts& facts) { std::swap(facts.period->begin, facts.period->end); }, "period"},
        {[](TokenFacts& facts) { facts.workload->amount = "1,5"; }, "workload"},
        {[](TokenFacts& facts) { facts.workload->amount = "1."; }, "workload"},
        {[](TokenFacts& facts) { facts.workload->amount = ".5"; }, "workload"},
        {[](TokenFacts& facts) { facts.workload->amount = ""; }, "workload"},
        {[](TokenFacts& facts) { facts.workload->unit = ""; }, "unit of the workload"},
        {[](TokenFacts& facts) { facts.eqf_level = 9; }, "EQF level"},
        {[](TokenFacts& facts) { facts.status.list = ""; }, "status list"},
        {[](TokenFacts& facts) { facts.type = static_cast<DocumentType>(0); }, "type"},
    };
    for (const Row& row : rows) {
        TokenFacts facts = full_facts();
        row.spoil(facts);
        const auto payload = token_payload(facts);
        ASSERT_FALSE(payload) << row.fact;
        EXPECT_EQ(payload.error().kind, bad_token_facts);
        EXPECT_EQ(payload.error().place.field, row.fact);
    }
}

}  // namespace
}  // namespace sigillum::qr
