#include "pdf/module_deflate.h"

#include <cassert>

#include "pdf/module_records.h"

namespace sigillum::pdf {
namespace {

// Symbols behind the bytes (RFC 1951, 3.2.5). The lengths that have one of their own are all that matches
// here have.
constexpr std::size_t match_4 = 258;  // " 68 ", where a run has ten modules or more
constexpr std::size_t match_5 = 259;  // " 68 0"
constexpr std::size_t match_6 = 260;  // " 1 re\n"
constexpr std::size_t symbols = 261;
// Every match is as far back as a record is long: distance symbol 7 covers 13 to 16, the only one there is.
constexpr std::size_t distance_symbol = 7;
constexpr std::uint64_t distance_bits = (module_record - 13) << 1U;  // behind the symbol's one bit
constexpr unsigned distance_length = 3;

struct SymbolLength {
    std::size_t symbol;
    std::uint8_t length;
};

// A Huffman code for what 27 codes of certificates had, on average.
constexpr SymbolLength lengths[] = {
    {'0', 4},  {'1', 3},  {'2', 3},     {'3', 4},          {'4', 4},     {'5', 4},
    {'6', 4},  {'7', 6},  {'8', 6},     {'9', 7},          {' ', 6},     {'\n', 9},
    {'r', 10}, {'e', 10}, {match_4, 9}, {end_of_block, 9}, {match_5, 3}, {match_6, 2},
};

}  // namespace

ModuleDeflate::ModuleDeflate() {
    std::array<std::uint8_t, symbols> known{};
    for (const SymbolLength& one : lengths) known[one.symbol] = one.length;
    std::array<std::uint8_t, distance_symbol + 1> distances{};
    distances[distance_symbol] = 1;
    head_ = block_head(known, distances);
    literals_ = canonical_code(known);
    for (const std::size_t match : {match_4, match_5, match_6})
        literals_[match] = literals_[match].then({distance_bits, distance_length});
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
        const char two[] = {static_cast<char>('0' + i / 10), static_cast<char>('0' + i % 10)};
        pairs_[i] = digit_pair(two);
        starts_[i] = pairs_[i].then(literals_[match_5]);
        if (i < ends_.size()) ends_[i] = literal(two[1]).then(literals_[match_6]);
    }
}

void ModuleDeflate::put_records(BitOutput& output, ByteView records) const {
    const auto number_at = [](const char* two) {
        return static_cast<std::size_t>((two[0] - '0') * 10 + (two[1] - '0'));
    };
    const char* record = records.data();
    for (std::size_t i = 0; i < module_record; ++i) output.put(literal(record[i]));
    for (const char* const end = record + records.size(); (record += module_record) < end;) {
        const char* const before = record - module_record;
        const bool same_row = record[3] == before[3] && record[4] == before[4];
        if (same_row && record[6] == '0' && before[6] == '0') {
            output.put(starts_[number_at(record)].then(ends_[static_cast<std::size_t>(record[7] - '0')]));
            continue;
        }
        output.put(pairs_[number_at(record)]);
        if (same_row) {
            output.put(literals_[match_4]);
        } else {
            output.put(literal(' ').then(pairs_[number_at(record + 3)]));
            output.put(literal(' '));
        }
        output.put(pairs_[number_at(record + 6)].then(literals_[match_6]));
    }
    output.put(literals_[end_of_block]);
}

Bytes ModuleDeflate::compress(ByteView content, std::size_t begin, std::size_t end) {
    assert(begin < end && (end - begin) % module_record == 0);
    // No record takes more than eleven bytes; the rest is for the head and the stored blocks' sizes.
    BitOutput output(room_, content.size() + 256);
    output.put_zlib_head();
    output.put_stored(content.substr(0, begin), false);
    output.put(head_);
    put_records(output, content.substr(begin, end - begin));
    output.put_stored(content.substr(end), true);
    output.put_zlib_end(content);
    return output.written();
}

}  // namespace sigillum::pdf
