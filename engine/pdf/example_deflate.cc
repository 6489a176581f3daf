#include "pdf/example_deflate.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace sigillum::pdf {
namespace {

// A match of fewer bytes, cut off from a longer one, is no shorter than the bytes are.
constexpr std::size_t worth_a_match = 4;
// What never comes in the example gets a long code, not none.
constexpr std::uint32_t weight_of_example = 16;

std::uint32_t hash_of_four(const char* four) {
    std::uint32_t key = 0;
    std::memcpy(&key, four, sizeof key);
    return key * 0x9E3779B1U;
}

}  // namespace

// Writes one text.
class ExampleDeflate::Encoder {
  public:
    Encoder(const ExampleDeflate& tables, ByteView text, BitOutput& output)
        : tables_(tables), text_(text), output_(output), next_(tables.pieces_.begin()) {}

    void encode() {
        std::size_t at = 0;
        for (const SharedStretch& shared : tables_.comparison_.shared()) {
            put_own(at, shared.in_text);
            put_shared(shared);
            at = shared.end_in_text();
        }
        put_own(at, text_.size());
        output_.put(tables_.bytes_[end_of_block]);
    }

  private:
    void put_bytes(std::size_t begin, std::size_t end) {
        for (; begin + 3 <= end; begin += 3)
            output_.put(code_at(begin).then(code_at(begin + 1)).then(code_at(begin + 2)));
        for (; begin < end; ++begin) output_.put(code_at(begin));
    }
    const BitCode& code_at(std::size_t place) const {
        return tables_.bytes_[static_cast<unsigned char>(text_[place])];
    }
    void put_match(std::size_t length, std::size_t distance) {
        output_.put(tables_.code_of_match(length, distance));
    }

    // As the example is written, as far as it goes.
    void put_shared(const SharedStretch& here) {
        while (next_->end <= here.in_example) ++next_;
        for (; next_ != tables_.pieces_.end() && next_->begin < here.end_in_example(); ++next_) {
            if (next_->reach >= here.in_example && next_->end <= here.end_in_example()) {
                output_.put(next_->code);
            } else {
                put_part_of(*next_, here);
            }
            if (next_->end > here.end_in_example()) return;  // the next stretch may begin in it
        }
    }

    // Of a piece what lies in the stretch.
    void put_part_of(const Piece& piece, const SharedStretch& here) {
        const std::size_t first = std::max<std::size_t>(piece.begin, here.in_example);
        const std::size_t last = std::min<std::size_t>(piece.end, here.end_in_example());
        for (auto parsed = tables_.parsed_.begin() + piece.parsed;
             parsed != tables_.parsed_.end() && parsed->begin < last; ++parsed) {
            const std::size_t begin = std::max<std::size_t>(parsed->begin, first);
            const std::size_t end = std::min<std::size_t>(parsed->begin + parsed->length, last);
            if (parsed->is_match()) {
                put_match_of_example(here, begin, end, parsed->distance);
            } else if (begin < end) {
                const std::size_t at = here.in_text + (begin - here.in_example);
                put_bytes(at, at + (end - begin));
            }
        }
    }

    // What the example has from other bytes of its own, as far as the text has these too.
    void put_match_of_example(const SharedStretch& here, std::size_t begin, std::size_t end,
                              std::size_t distance) {
        while (begin < end) {
            const std::size_t source = begin - distance;
            const std::size_t at = here.in_text + (begin - here.in_example);
            const SharedStretch* const there =
                source >= here.in_example ? &here : tables_.comparison_.around(source);
            std::size_t length = end - begin;
            if (there != &here) length = std::min(length, length_from(there, source));
            const bool from_shared = there != nullptr && source < there->end_in_example();
            const std::size_t back = from_shared ? at - (there->in_text + (source - there->in_example)) : 0;
            if (from_shared && length >= worth_a_match && back <= furthest_match) {
                put_match(length, back);
            } else {
                put_bytes(at, at + length);
            }
            begin += length;
        }
    }

    // How far it is from the place to the end of the stretch, or from behind that to the next one.
    std::size_t length_from(const SharedStretch* there, std::size_t place) const {
        if (there != nullptr && place < there->end_in_example()) return there->end_in_example() - place;
        const SharedStretch* const next = there == nullptr ? tables_.comparison_.shared().data() : there + 1;
        return next->in_example - place;  // the stretch that is written is one
    }

    // Bytes that the example has not at this place; what came before is looked for among bytes of the same
    // kind, and where the example has it first.
    void put_own(std::size_t begin, std::size_t end) {
        std::size_t unwritten = begin;
        for (std::size_t at = begin; at + worth_a_match <= end;) {
            const std::uint32_t hash = hash_of_four(text_.data() + at);
            std::uint32_t& last = last_[hash >> (32U - own_hash_bits)];
            Match match;
            if (last > 0) match = match_from(last - 1, at, end);
            last = static_cast<std::uint32_t>(at) + 1;
            if (const auto source = text_place_of(tables_.first_places_[hash >> (32U - first_place_bits)]))
                match = std::max(match, match_from(*source, at, end));
            if (match.length < worth_a_match) {
                ++at;
                continue;
            }
            put_bytes(unwritten, at);
            put_match(match.length, match.distance);
            unwritten = at += match.length;
        }
        put_bytes(unwritten, end);
    }

    struct Match {
        std::size_t length = 0;
        std::size_t distance = 0;
        bool operator<(const Match& other) const { return length < other.length; }
    };
    // Of the text's bytes at `source` with those at `at`.
    Match match_from(std::size_t source, std::size_t at, std::size_t end) const {
        if (source >= at || at - source > furthest_match) return {};
        return {same_bytes(text_.substr(source), text_.substr(at, std::min(end - at, longest_match))),
                at - source};
    }
    // Where the text has what stands at this place of the example, plus 1; nothing where it has not.
    std::optional<std::size_t> text_place_of(std::uint32_t place) const {
        const SharedStretch* const there = place > 0 ? tables_.comparison_.around(place - 1) : nullptr;
        if (there == nullptr || place - 1 >= there->end_in_example()) return std::nullopt;
        return there->in_text + (place - 1 - there->in_example);
    }

    const ExampleDeflate& tables_;
    ByteView text_;
    BitOutput& output_;
    std::vector<Piece>::const_iterator next_;
    // Where four of the text's own bytes stood last, plus 1; by their hash.
    static constexpr unsigned own_hash_bits = 9;
    std::array<std::uint32_t, std::size_t{1} << own_hash_bits> last_{};
};

ExampleDeflate::ExampleDeflate(Bytes example)
    : example_(std::move(example)), parsed_(parse(example_)), comparison_(example_) {
    for (std::size_t at = example_.size(); at-- > 0;) {
        if (at + worth_a_match <= example_.size())
            first_places_[hash_of_four(example_.data() + at) >> (32U - first_place_bits)] =
                static_cast<std::uint32_t>(at) + 1;
    }
    std::array<std::uint32_t, length_symbols> counts{};
    std::array<std::uint32_t, distance_symbols> distance_counts{};
    counts.fill(1);
    distance_counts.fill(1);
    for (const Parsed& parsed : parsed_) {
        if (parsed.is_match()) {
            counts[symbol_of_length(parsed.length).symbol] += weight_of_example;
            distance_counts[symbol_of_distance(parsed.distance).symbol] += weight_of_example;
        } else {
            for (const char c : ByteView(example_).substr(parsed.begin, parsed.length))
                counts[static_cast<unsigned char>(c)] += weight_of_example;
        }
    }
    const std::vector<std::uint8_t> lengths = code_lengths(counts, longest_code);
    const std::vector<std::uint8_t> distances = code_lengths(distance_counts, longest_code);
    head_ = block_head(lengths, distances);
    head_.front().bits |= 1;  // the last block of the stream
    bytes_ = canonical_code(lengths);
    for (std::size_t length = shortest_match; length <= longest_match; ++length) {
        const SymbolAndRest symbol = symbol_of_length(length);
        lengths_[length] = bytes_[symbol.symbol].then(symbol.rest);
    }
    const std::vector<BitCode> distance_code = canonical_code(distances);
    std::copy(distance_code.begin(), distance_code.end(), distances_.begin());
    cut_into_pieces();
}

BitCode ExampleDeflate::code_of_match(std::size_t length, std::size_t distance) const {
    const SymbolAndRest far = symbol_of_distance(distance);
    return lengths_[length].then(distances_[far.symbol]).then(far.rest);
}

// As many bytes and matches as a code has room for.
void ExampleDeflate::cut_into_pieces() {
    const auto add = [this](std::size_t parsed, std::uint32_t begin, std::uint32_t length, BitCode code) {
        if (pieces_.empty() || pieces_.back().code.length + code.length > most_bits) {
            pieces_.push_back({.begin = begin, .reach = begin, .parsed = static_cast<std::uint32_t>(parsed)});
        }
        Piece& piece = pieces_.back();
        piece.code = piece.code.then(code);
        piece.end = begin + length;
        piece.reach = std::min(piece.reach, begin - parsed_[parsed].distance);
    };
    for (std::size_t i = 0; i < parsed_.size(); ++i) {
        const Parsed& parsed = parsed_[i];
        if (parsed.is_match()) {
            add(i, parsed.begin, parsed.length, code_of_match(parsed.length, parsed.distance));
            continue;
        }
        for (std::uint32_t at = parsed.begin; at < parsed.begin + parsed.length; ++at)
            add(i, at, 1, bytes_[static_cast<unsigned char>(example_[at])]);
    }
}

Bytes ExampleDeflate::compress(ByteView text) {
    if (!comparison_.compare(text)) return {};
    // No byte has a code of more than fifteen bits; the head takes less than the rest.
    BitOutput output(room_, 2 * text.size() + 1024);
    output.put_zlib_head();
    output.put(head_);
    Encoder(*this, text, output).encode();
    output.put_zlib_end(text);
    return output.written();
}

}  // namespace sigillum::pdf
