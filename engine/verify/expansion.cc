#include "verify/expansion.h"

#include <algorithm>
#include <exception>
#include <qpdf/Pipeline.hh>
#include <qpdf/Pl_Flate.hh>
#include <stdexcept>

#include "verify/stream_dictionaries.h"

namespace sigillum::verify {

namespace {

// RFC 1950, 2.2
bool begins_like_zlib(ByteView data) {
    if (data.size() < 2) return false;
    const unsigned first = static_cast<unsigned char>(data[0]);
    return (first & 0x0FU) == 8 && (first * 256 + static_cast<unsigned char>(data[1])) % 31 == 0;
}

// Counts what flows in and stops the flow when the allowance is used up.
class Meter : public Pipeline {
  public:
    explicit Meter(std::size_t& allowance) : Pipeline("meter", nullptr), allowance_(allowance) {}

    void write(unsigned char const* data, std::size_t size) override {
        if (seen_ == 0) zlib_again_ = begins_like_zlib({reinterpret_cast<char const*>(data), size});
        seen_ += size;
        exhausted_ = size > allowance_;
        if (exhausted_) throw std::length_error("expansion limit");
        allowance_ -= size;
    }
    void finish() override {}

    bool exhausted() const { return exhausted_; }
    // The expanded bytes begin like another compressed stream and are large.
    bool suspicious() const { return zlib_again_ && seen_ > 65'536; }

  private:
    std::size_t& allowance_;
    std::size_t seen_ = 0;
    bool exhausted_ = false;
    bool zlib_again_ = false;
};

// What is read counts like what comes out, so that streams which lie inside each other cost no more than the
// allowance; each costs a little for itself. It is read in growing pieces: a damaged one ends with the first.
bool expands(ByteView data, std::size_t& allowance) {
    constexpr std::size_t cost_of_one = 1024;
    if (!begins_like_zlib(data)) return true;
    if (allowance < cost_of_one) return false;
    allowance -= cost_of_one;
    Meter meter(allowance);
    try {
        Pl_Flate inflate("inflate", &meter, Pl_Flate::a_inflate);
        for (std::size_t piece = 256; !data.empty(); piece = std::min<std::size_t>(piece * 4, 65'536)) {
            const ByteView part = data.substr(0, piece);
            if (part.size() > allowance) return false;
            allowance -= part.size();
            inflate.write(reinterpret_cast<unsigned char const*>(part.data()), part.size());
            data.remove_prefix(part.size());
        }
        inflate.finish();
    } catch (const std::exception&) {
        // Not a compressed stream, or a damaged one: what came out before has been counted.
    }
    return !meter.exhausted() && !meter.suspicious();
}

}  // namespace

bool expands_within(ByteView file, const Limits& limits) {
    constexpr ByteView opening = "stream";
    std::size_t allowance = limits.expanded_bytes;
    auto dictionaries = StreamDictionaries::in(file);
    if (!dictionaries) return false;
    std::size_t end = 0;
    // The word may stand in a text of a dictionary or inside a stream: none hides one that comes behind it.
    for (std::size_t at = file.find(opening); at != ByteView::npos; at = file.find(opening, at)) {
        const std::size_t keyword = at;
        at += opening.size();
        const bool closing = keyword >= 3 && file.substr(keyword - 3, 3) == "end";
        if (closing || at + 2 >= file.size() || (file[at] != '\r' && file[at] != '\n')) continue;
        if (file[at] == '\r') ++at;
        if (file[at] == '\n') ++at;
        if (end < at) end = std::min(file.find("endstream", at), file.size());
        const ByteView data = file.substr(at, end - at);
        const StreamKind kind = dictionaries->kind_of(keyword);
        // A compressed stream whose dictionary cannot be read might be expanded any number of times.
        if (kind == StreamKind::expands_again || (kind == StreamKind::unknown && begins_like_zlib(data)))
            return false;
        if (!expands(data, allowance)) return false;
    }
    return true;
}

}  // namespace sigillum::verify
