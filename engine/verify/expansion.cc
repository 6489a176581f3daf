#include "verify/expansion.h"

#include <exception>
#include <qpdf/Pipeline.hh>
#include <qpdf/Pl_Flate.hh>
#include <stdexcept>

#include "verify/pdf_syntax.h"

namespace sigillum::verify {

namespace {

// Counts what flows in and stops the flow when the allowance is used up.
class Meter : public Pipeline {
  public:
    explicit Meter(std::size_t& allowance) : Pipeline("meter", nullptr), allowance_(allowance) {}

    void write(unsigned char const* data, std::size_t size) override {
        if (seen_ == 0 && size >= 2)
            zlib_again_ = (data[0] & 0x0F) == 8 && (data[0] * 256 + data[1]) % 31 == 0;
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

bool expands(ByteView data, std::size_t& allowance) {
    Meter meter(allowance);
    try {
        Pl_Flate inflate("inflate", &meter, Pl_Flate::a_inflate);
        inflate.write(reinterpret_cast<unsigned char const*>(data.data()), data.size());
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

// The dictionary in front of a stream names its filters. Only one of them may expand.
bool expands_once(ByteView file, std::size_t stream_at) {
    const std::size_t object = file.rfind("obj", stream_at);
    if (object == ByteView::npos) return true;
    SyntaxReader reader(file.substr(0, stream_at), object + 3);
    const auto dictionary = reader.dictionary();
    if (!dictionary) return true;
    const auto filter = dictionary->value("Filter");
    if (!filter) return !dictionary->has_repeated_key();
    const std::string names = decoded_name(filter->of(file));
    return occurrences(names, "/Fl") + occurrences(names, "/LZW") + occurrences(names, "/RunLength") +
               occurrences(names, "/RL") <=
           1;
}

}  // namespace

bool expands_within(ByteView file, const Limits& limits) {
    constexpr ByteView opening = "stream";
    std::size_t allowance = limits.expanded_bytes;
    std::size_t at = file.find(opening);
    for (; at != ByteView::npos; at = file.find(opening, at)) {
        const std::size_t keyword = at;
        at += opening.size();
        const bool closing = keyword >= 3 && file.substr(keyword - 3, 3) == "end";
        if (closing || at + 2 >= file.size() || (file[at] != '\r' && file[at] != '\n')) continue;
        if (file[at] == '\r') ++at;
        if (file[at] == '\n') ++at;
        const std::size_t end = std::min(file.find("endstream", at), file.size());
        if (!expands_once(file, keyword) || !expands(file.substr(at, end - at), allowance)) return false;
        at = end;
    }
    return true;
}

}  // namespace sigillum::verify
