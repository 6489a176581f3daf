#include "credential/csv_delimiter.h"

#include <algorithm>
#include <array>

#include "credential/csv.h"

namespace sigillum::credential {
namespace {

constexpr std::array candidates{',', ';', '\t', '|'};
constexpr int lines_looked_at = 40;
constexpr std::size_t longest_line = std::size_t{64} << 10U;

// The next line, which may break within quotation marks, as cells; takes it off the text.
std::vector<Bytes> next_line(ByteView& text, char delimiter) {
    std::vector<Bytes> cells(1);
    bool quoted = false;
    std::size_t at = 0;
    for (; at < text.size() && at < longest_line; ++at) {
        const char c = text[at];
        if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == '\n' || c == '\r')) {
            break;
        } else if (!quoted && c == delimiter && cells.size() < most_columns) {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    const std::size_t line_end = text.substr(at, 2) == "\r\n" ? 2 : 1;
    text.remove_prefix(std::min(text.size(), at + line_end));
    return cells;
}

// The most known names that one of the first lines shows, and in how many cells.
struct Showing {
    int names = 0;
    std::size_t cells = 0;
};

Showing shown_by(ByteView text, char delimiter, const KnownNames& known) {
    Showing best;
    for (int i = 0; i < lines_looked_at && !text.empty(); ++i) {
        const auto cells = next_line(text, delimiter);
        const int names = known(cells);
        if (names > best.names) best = {names, cells.size()};
    }
    return best;
}

char most_frequent_in_first_line(ByteView text) {
    char best = candidates.front();
    std::size_t most = 1;
    for (const char candidate : candidates) {
        ByteView rest = text;
        const std::size_t cells = next_line(rest, candidate).size();
        if (cells > most) {
            most = cells;
            best = candidate;
        }
    }
    return best;
}

}  // namespace

Result<char> delimiter_of(ByteView text, const std::string& file, const KnownNames& known) {
    char best = candidates.front();
    Showing most;
    bool doubtful = false;
    for (const char candidate : candidates) {
        const Showing showing = shown_by(text, candidate, known);
        if (showing.names > most.names) {
            best = candidate;
            most = showing;
            doubtful = false;
        } else if (showing.names == most.names && showing.cells > 1) {
            // A line that a character does not part at all says nothing for it.
            doubtful = most.cells > 1;
            if (most.cells <= 1) best = candidate;
            most.cells = showing.cells;
        }
    }
    if (doubtful) {
        return fail(
            doubtful_delimiter, {.file = file},
            "it cannot be told which character parts the cells of the list",
            "delimiter = \"comma\", \"semicolon\", \"tab\" or \"bar\" under [learners] in the edition");
    }
    return most.names > 0 ? best : most_frequent_in_first_line(text);
}

}  // namespace sigillum::credential
