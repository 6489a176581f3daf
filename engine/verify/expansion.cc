#include "verify/expansion.h"

#include <algorithm>
#include <exception>
#include <qpdf/Pipeline.hh>
#include <qpdf/Pl_Flate.hh>
#include <stdexcept>

#include "verify/pdf_syntax.h"

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

int occurrences(ByteView text, ByteView word) {
    int count = 0;
    for (auto at = text.find(word); at != ByteView::npos; at = text.find(word, at + 1)) ++count;
    return count;
}

// Only one filter of a stream may expand.
bool names_one_expansion(const RawDictionary& dictionary, ByteView file) {
    const auto filter = dictionary.value("Filter");
    if (!filter) return !dictionary.has_repeated_key();
    const std::string names = decoded_name(filter->of(file));
    return occurrences(names, "/Fl") + occurrences(names, "/LZW") + occurrences(names, "/RunLength") +
               occurrences(names, "/RL") <=
           1;
}

// Looks at the dictionary in front of each stream, from the first to the last. Every object is read once,
// however many times the word "stream" follows it.
class DictionariesInFront {
  public:
    explicit DictionariesInFront(ByteView file) : file_(file) {}

    // Whether the stream whose keyword stands there expands only once; true where no dictionary can be seen.
    bool expands_once(std::size_t stream_at) {
        find_object_before(stream_at);
        if (object_ == ByteView::npos || decided_) return true;
        if (++attempts_ > most_attempts) return false;
        SyntaxReader reader(file_.substr(0, stream_at), object_ + 3);
        const auto dictionary = reader.dictionary();
        decided_ = dictionary.has_value();
        return !dictionary || names_one_expansion(*dictionary, file_);
    }

  private:
    // The words "stream" that may stand in one dictionary, in its texts.
    static constexpr int most_attempts = 64;

    void find_object_before(std::size_t stream_at) {
        while (next_ < stream_at) {
            object_ = next_;
            next_ = std::min(file_.find("obj", next_ + 3), file_.size());
            decided_ = false;
            attempts_ = 0;
        }
    }

    ByteView file_;
    std::size_t object_ = ByteView::npos;  // of the last "obj" in front of the stream
    std::size_t next_ = std::min(file_.find("obj"), file_.size());
    bool decided_ = false;  // its dictionary was seen whole, and expands once
    int attempts_ = 0;
};

}  // namespace

bool expands_within(ByteView file, const Limits& limits) {
    constexpr ByteView opening = "stream";
    std::size_t allowance = limits.expanded_bytes;
    DictionariesInFront dictionaries(file);
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
        if (!dictionaries.expands_once(keyword) || !expands(file.substr(at, end - at), allowance))
            return false;
    }
    return true;
}

}  // namespace sigillum::verify
