#include "pdf/module_deflate.h"

#include <libdeflate.h>

#include <bit>
#include <cassert>
#include <cstring>
#include <utility>

#include "pdf/module_records.h"

namespace sigillum::pdf {
namespace {

// Symbols behind the bytes (RFC 1951, 3.2.5). The lengths that have one of their own are all that matches
// here have.
constexpr std::size_t end_of_block = 256;
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

std::uint64_t reversed(std::uint64_t bits, unsigned length) {
    std::uint64_t turned = 0;
    for (unsigned i = 0; i < length; ++i) turned |= (bits >> i & 1U) << (length - 1 - i);
    return turned;
}

// The code that says how long the codes of the tables are: symbols 0 to 12 have four bits, 13 to 18 five
// (3.2.7). In its canonical order the short ones come first.
constexpr unsigned length_symbols = 19;
constexpr unsigned short_symbols = 13;

}  // namespace

// Bits into bytes.
class ModuleDeflate::Output {
  public:
    explicit Output(std::size_t most) : bytes_(most, '\0') {}

    // At most 56 bits.
    void put(Code code) {
        held_ |= code.bits << count_;
        count_ += code.length;
        std::memcpy(bytes_.data() + end_, &held_, sizeof held_);
        end_ += count_ / 8;
        held_ >>= count_ / 8 * 8;
        count_ %= 8;
    }
    void put(std::uint64_t bits, unsigned length) { put(Code{bits, length}); }

    // A block that is not compressed (3.2.4).
    void put_stored(ByteView bytes, bool last) {
        put(last ? 1 : 0, 3);
        if (count_ > 0) put(0, 8 - count_);
        put(bytes.size(), 16);
        put(~bytes.size() & 0xFFFFU, 16);
        std::memcpy(bytes_.data() + end_, bytes.data(), bytes.size());
        end_ += bytes.size();
    }

    Bytes take() {
        bytes_.resize(end_);
        return std::move(bytes_);
    }

  private:
    static_assert(std::endian::native == std::endian::little, "put() writes the lowest byte first");

    Bytes bytes_;
    std::size_t end_ = 0;
    std::uint64_t held_ = 0;
    unsigned count_ = 0;  // of the bits that are held
};

// Canonical codes: by length, then by symbol (3.2.2).
ModuleDeflate::ModuleDeflate() {
    for (const SymbolLength& known : lengths) lengths_[known.symbol] = known.length;
    std::uint64_t next = 0;
    for (unsigned length = 1; length <= 15; ++length, next <<= 1U) {
        for (std::size_t symbol = 0; symbol < symbols; ++symbol) {
            if (lengths_[symbol] == length) literals_[symbol] = {reversed(next++, length), length};
        }
    }
    for (const std::size_t match : {match_4, match_5, match_6})
        literals_[match] = literals_[match].then({distance_bits, distance_length});
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
        const char two[] = {static_cast<char>('0' + i / 10), static_cast<char>('0' + i % 10)};
        pairs_[i] = digit_pair(two);
        starts_[i] = pairs_[i].then(literals_[match_5]);
        if (i < ends_.size()) ends_[i] = literal(two[1]).then(literals_[match_6]);
    }
}

// The head of a block with tables of its own (3.2.7).
void ModuleDeflate::put_tables(Output& output) const {
    output.put(0b100, 3);  // not the last; dynamic
    output.put(symbols - 257, 5);
    output.put(distance_symbol, 5);  // one more than that many distance codes
    output.put(length_symbols - 4, 4);
    static constexpr std::uint8_t order[length_symbols] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                           11, 4,  12, 3, 13, 2, 14, 1, 15};
    for (const std::uint8_t symbol : order) output.put(symbol < short_symbols ? 4 : 5, 3);
    const auto put_length = [&output](unsigned symbol) {
        const bool is_short = symbol < short_symbols;
        const unsigned bits = is_short ? symbol : 2 * short_symbols + (symbol - short_symbols);
        output.put(reversed(bits, is_short ? 4 : 5), is_short ? 4 : 5);
    };
    for (std::size_t symbol = 0; symbol < symbols;) {
        std::size_t zeros = 0;
        while (symbol + zeros < symbols && lengths_[symbol + zeros] == 0 && zeros < 138) ++zeros;
        if (zeros >= 11) {
            put_length(18);  // 11 to 138 zeros
            output.put(zeros - 11, 7);
            symbol += zeros;
        } else {
            put_length(lengths_[symbol++]);
        }
    }
    for (std::size_t symbol = 0; symbol <= distance_symbol; ++symbol) put_length(symbol == distance_symbol);
}

void ModuleDeflate::put_records(Output& output, ByteView records) const {
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

Bytes ModuleDeflate::compress(ByteView content, std::size_t begin, std::size_t end) const {
    assert(begin < end && (end - begin) % module_record == 0);
    const ByteView records = content.substr(begin, end - begin);
    // No record takes more than eleven bytes; the rest is for tables, block headers and what put() writes
    // ahead.
    Output output(content.size() + 256);
    output.put(0x0178, 16);  // zlib: a window of 32 KB, the fastest level
    output.put_stored(content.substr(0, begin), false);
    put_tables(output);
    put_records(output, records);
    output.put_stored(content.substr(end), true);
    const std::uint32_t check = libdeflate_adler32(1, content.data(), content.size());
    for (unsigned shift = 32; shift > 0; shift -= 8) output.put(check >> (shift - 8) & 0xFFU, 8);
    return output.take();
}

}  // namespace sigillum::pdf
