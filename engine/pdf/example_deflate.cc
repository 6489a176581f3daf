#include "pdf/example_deflate.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace sigillum::pdf {
namespace {

// A match of fewer bytes, cut off from a longer one, is no shorter than the bytes are.
constexpr std::size_t worth_a_match = 4;
// Example and text may go on alike where both have a quotation mark with the same bytes up to here behind it.
constexpr char mark = '"';
constexpr std::size_t anchor_size = 16;
// What agrees for less may do so by chance, one row of a table with the next: other places are looked at too.
constexpr std::size_t beyond_chance = 56;
constexpr int most_marks = 10;  // of the text
constexpr int most_places = 3;  // of the example, for each
// Of the text one in so many bytes may be its own.
constexpr std::size_t most_own = 8;
// The shared stretch around a place is looked for from the beginning of its block.
constexpr std::size_t block_size = 128;
// What never comes in the example gets a long code, not none.
constexpr std::uint32_t weight_of_example = 16;

// Eight bytes at a time: nearly all of two texts is the same.
std::size_t same_bytes(ByteView a, ByteView b) {
    const std::size_t most = std::min(a.size(), b.size());
    std::size_t same = 0;
    for (; same + 8 <= most; same += 8) {
        std::uint64_t of_a = 0;
        std::uint64_t of_b = 0;
        std::memcpy(&of_a, a.data() + same, sizeof of_a);
        std::memcpy(&of_b, b.data() + same, sizeof of_b);
        if (of_a != of_b) return same + static_cast<std::size_t>(std::countr_zero(of_a ^ of_b)) / 8;
    }
    while (same < most && a[same] == b[same]) ++same;
    return same;
}

std::size_t same_bytes_before(ByteView a, ByteView b) {
    const std::size_t most = std::min(a.size(), b.size());
    std::size_t same = 0;
    while (same < most && a[a.size() - 1 - same] == b[b.size() - 1 - same]) ++same;
    return same;
}

std::uint32_t hash_of_four(const char* four) {
    std::uint32_t key = 0;
    std::memcpy(&key, four, sizeof key);
    return key * 0x9E3779B1U;
}

std::uint64_t hash_of_anchor(const char* anchor) {
    std::uint64_t halves[2];
    std::memcpy(halves, anchor, anchor_size);
    const std::uint64_t mixed = (halves[0] * 0x9E3779B97F4A7C15U) ^ (halves[1] * 0xC2B2AE3D27D4EB4FU);
    return mixed ^ mixed >> 32U;
}

}  // namespace

// Writes one text.
class ExampleDeflate::Encoder {
  public:
    Encoder(const ExampleDeflate& tables, ByteView text, BitOutput& output)
        : tables_(tables), text_(text), output_(output), next_(tables.pieces_.begin()) {}

    void encode() {
        std::size_t at = 0;
        for (const Shared& shared : tables_.shared_) {
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
    void put_shared(const Shared& here) {
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
    void put_part_of(const Piece& piece, const Shared& here) {
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
    void put_match_of_example(const Shared& here, std::size_t begin, std::size_t end, std::size_t distance) {
        while (begin < end) {
            const std::size_t source = begin - distance;
            const std::size_t at = here.in_text + (begin - here.in_example);
            const Shared* const there = source >= here.in_example ? &here : shared_around(source);
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

    // The last shared stretch that begins at or before the place; null where none does.
    const Shared* shared_around(std::size_t in_example) const {
        std::size_t next = tables_.next_by_block_[in_example / block_size];
        while (next < tables_.shared_.size() && tables_.shared_[next].in_example <= in_example) ++next;
        return next == 0 ? nullptr : &tables_.shared_[next - 1];
    }
    // How far it is from the place to the end of the stretch, or from behind that to the next one.
    std::size_t length_from(const Shared* there, std::size_t place) const {
        if (there != nullptr && place < there->end_in_example()) return there->end_in_example() - place;
        const Shared* const next = there == nullptr ? tables_.shared_.data() : there + 1;
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
        const Shared* const there = place > 0 ? shared_around(place - 1) : nullptr;
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

ExampleDeflate::ExampleDeflate(Bytes example) : example_(std::move(example)), parsed_(parse(example_)) {
    find_anchors();
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

void ExampleDeflate::find_anchors() {
    const auto marks = static_cast<std::size_t>(std::count(example_.begin(), example_.end(), mark));
    anchors_.resize(std::bit_ceil(2 * marks + 1));
    for (std::size_t at = example_.find(mark); at != Bytes::npos && at + anchor_size <= example_.size();
         at = example_.find(mark, at + 1)) {
        anchors_like(example_.data() + at).push_back(at);
    }
}

// The places of these bytes in the example, or where to put the first.
std::vector<std::size_t>& ExampleDeflate::anchors_like(const char* bytes) {
    std::size_t slot = hash_of_anchor(bytes) & (anchors_.size() - 1);
    while (!anchors_[slot].empty() &&
           std::memcmp(example_.data() + anchors_[slot].front(), bytes, anchor_size) != 0) {
        slot = (slot + 1) & (anchors_.size() - 1);
    }
    return anchors_[slot];
}

bool ExampleDeflate::compare(ByteView text) {
    shared_.clear();
    std::size_t own = 0;
    std::size_t at = 0;
    Shared shared{0, 0, same_bytes(example_, text)};
    for (std::optional<Shared> next = shared; next; next = shared_after(shared, text)) {
        shared = *next;
        own += shared.in_text - at;
        at = shared.end_in_text();
        if (own > text.size() / most_own) return false;
        if (shared.length > 0) shared_.push_back(shared);
    }
    if (own + (text.size() - at) > text.size() / most_own) return false;
    index_shared();
    return true;
}

void ExampleDeflate::index_shared() {
    next_by_block_.resize(example_.size() / block_size + 1);
    std::uint32_t next = 0;
    for (std::size_t block = 0; block < next_by_block_.size(); ++block) {
        while (next < shared_.size() && shared_[next].in_example <= block * block_size) ++next;
        next_by_block_[block] = next;
    }
}

// Where example and text go on alike after they differ: of some places the one from which they do so for
// longest, with fewest bytes left out.
std::optional<ExampleDeflate::Shared> ExampleDeflate::shared_after(const Shared& last, ByteView text) {
    const ByteView example = example_;
    std::optional<Shared> best;
    std::ptrdiff_t best_worth = -1;
    int marks = 0;
    for (std::size_t at = text.find(mark, last.end_in_text());
         at != ByteView::npos && at + anchor_size <= text.size() &&
         at <= last.end_in_text() + text.size() / most_own && (!best || marks < most_marks);
         at = text.find(mark, at + 1), ++marks) {
        const std::vector<std::size_t>& anchors = anchors_like(text.data() + at);
        auto place = std::lower_bound(anchors.begin(), anchors.end(), last.end_in_example());
        for (int places = 0; place != anchors.end() && places < most_places; ++place, ++places) {
            const std::size_t length = same_bytes(example.substr(*place), text.substr(at));
            const auto left_out = std::max(at - last.end_in_text(), *place - last.end_in_example());
            const auto worth =
                static_cast<std::ptrdiff_t>(length) - static_cast<std::ptrdiff_t>(left_out / 2);
            if (worth <= best_worth) continue;
            best_worth = worth;
            best = {*place, at, length};
        }
        if (best_worth >= static_cast<std::ptrdiff_t>(beyond_chance)) break;
    }
    if (!best) return best;
    const std::size_t before =
        same_bytes_before(example.substr(last.end_in_example(), best->in_example - last.end_in_example()),
                          text.substr(last.end_in_text(), best->in_text - last.end_in_text()));
    return Shared{best->in_example - before, best->in_text - before, best->length + before};
}

Bytes ExampleDeflate::compress(ByteView text) {
    if (!compare(text)) return {};
    // No byte has a code of more than fifteen bits; the head takes less than the rest.
    BitOutput output(room_, 2 * text.size() + 1024);
    output.put_zlib_head();
    output.put(head_);
    Encoder(*this, text, output).encode();
    output.put_zlib_end(text);
    return output.written();
}

}  // namespace sigillum::pdf
