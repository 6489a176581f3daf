#include "verify/stream_dictionaries.h"

#include <algorithm>

#include "verify/pdf_syntax.h"

namespace sigillum::verify {

namespace {

// More than any dictionary of a stream holds.
constexpr std::size_t longest_dictionary = std::size_t{256} << 10;

int occurrences(ByteView text, ByteView word) {
    int count = 0;
    for (auto at = text.find(word); at != ByteView::npos; at = text.find(word, at + 1)) ++count;
    return count;
}

// Names of filters that expand, in full or abbreviated (ISO 32000-1, tables 6 and 94).
int expansions_in(ByteView text) {
    const std::string names = decoded_name(text);
    return occurrences(names, "/Fl") + occurrences(names, "/LZW") + occurrences(names, "/RunLength") +
           occurrences(names, "/RL");
}

// A name or an array of names; a reference would lead to filters that stand elsewhere, and nobody needs one.
bool names_filters_itself(ByteView filter) {
    bool in_name = false;
    return std::none_of(filter.begin(), filter.end(), [&](char c) {
        if (is_pdf_space(c) || is_pdf_delimiter(c)) in_name = c == '/';
        return !in_name && c >= '0' && c <= '9';
    });
}

bool names_one_expansion(const RawDictionary& dictionary, ByteView file) {
    const auto filter = dictionary.value("Filter");
    if (!filter) return !dictionary.has_repeated_key();
    return names_filters_itself(filter->of(file)) && expansions_in(filter->of(file)) <= 1;
}

}  // namespace

std::optional<StreamDictionaries> StreamDictionaries::in(ByteView file) {
    constexpr ByteView word = "obj";
    StreamDictionaries found(file);
    // A sound file is read about once.
    std::size_t allowance = 2 * file.size() + 16 * longest_dictionary;
    for (std::size_t at = file.find(word); at != ByteView::npos; at = file.find(word, at + word.size())) {
        const std::size_t begin = at + word.size();
        const ByteView window = file.substr(0, std::min(file.size(), begin + longest_dictionary));
        SyntaxReader reader(window, begin);
        reader.skip_space();
        std::size_t cost = reader.at() - begin;
        if (window.substr(reader.at(), 2) == "<<") {
            const auto dictionary = reader.dictionary();
            reader.skip_space();
            cost = dictionary ? reader.at() - begin : window.size() - begin;
            if (dictionary && window.substr(reader.at(), 6) == "stream")
                found.note(reader.at(), names_one_expansion(*dictionary, file));
        }
        if (cost > allowance) return std::nullopt;
        allowance -= cost;
    }
    return found;
}

void StreamDictionaries::note(std::size_t stream_at, bool expands_once) {
    const auto [known, added] = expands_once_.emplace(stream_at, expands_once);
    if (!added) known->second = known->second && expands_once;
}

StreamKind StreamDictionaries::kind_of(std::size_t stream_at) {
    const auto known = expands_once_.find(stream_at);
    if (known != expands_once_.end()) {
        counted_to_ = stream_at;
        filters_since_ = 0;
        return known->second ? StreamKind::expands_once : StreamKind::expands_again;
    }
    filters_since_ += expansions_in(file_.substr(counted_to_, stream_at - counted_to_));
    counted_to_ = stream_at;
    return filters_since_ > 1 ? StreamKind::expands_again : StreamKind::unknown;
}

}  // namespace sigillum::verify
