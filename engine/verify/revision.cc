#include "verify/revision.h"

#include <climits>
#include <optional>
#include <set>
#include <utility>

#include "verify/pdf_syntax.h"

namespace sigillum::verify {

namespace {

tl::unexpected<Error> refuse(std::string found) { return fail(bad_update, {}, std::move(found)); }

// What one update holds, by place.
struct Update {
    std::set<std::pair<std::size_t, QPDFObjGen>> objects;
    std::optional<std::size_t> table;  // of a classic cross-reference table
    std::size_t start = 0;             // as "startxref" says
    std::size_t end = 0;               // behind "%%EOF" and its end of line
};

class UpdateReader {
  public:
    UpdateReader(PdfFile& file, std::size_t at) : file_(file), reader_(file.bytes(), at) {}

    Result<Update> read() {
        Update update;
        for (;;) {
            reader_.skip_space();
            const std::size_t place = reader_.at();
            if (const auto header = reader_.object_header()) {
                if (!skip_object()) return refuse("an object behind the signed part is malformed");
                update.objects.insert({place, QPDFObjGen(header->number, header->generation)});
            } else if (reader_.keyword("xref")) {
                if (update.table || !skip_table()) return refuse("a cross-reference table is malformed");
                update.table = place;
            } else if (reader_.keyword("startxref")) {
                return finish(update);
            } else {
                return refuse("something that is no PDF object stands behind the signed part");
            }
        }
    }

  private:
    bool skip_object() {
        if (reader_.keyword("endobj")) return true;
        const auto dictionary = reader_.dictionary();
        if (!dictionary) return reader_.value() && reader_.keyword("endobj");
        if (reader_.keyword("endobj")) return true;
        return skip_stream(*dictionary) && reader_.keyword("endobj");
    }

    bool skip_stream(const RawDictionary& dictionary) {
        const ByteView bytes = file_.bytes();
        if (!reader_.keyword("stream")) return false;
        std::size_t at = reader_.at();
        if (at < bytes.size() && bytes[at] == '\r') ++at;
        if (at >= bytes.size() || bytes[at] != '\n') return false;
        ++at;
        const auto length = stream_length(dictionary);
        if (!length || *length > bytes.size() - at) return false;
        reader_ = SyntaxReader(bytes, at + *length);
        return reader_.keyword("endstream");
    }

    std::optional<std::size_t> stream_length(const RawDictionary& dictionary) {
        const auto span = dictionary.value("Length");
        if (!span) return std::nullopt;
        SyntaxReader value(file_.bytes().substr(0, span->end), span->begin);
        const auto number = value.integer();
        if (!number) return std::nullopt;
        if (value.at_end()) return static_cast<std::size_t>(*number);
        const auto generation = value.integer();
        if (!generation || *number > INT_MAX || *generation > INT_MAX) return std::nullopt;
        QPDFObjectHandle length =
            file_.object(QPDFObjGen(static_cast<int>(*number), static_cast<int>(*generation)));
        if (!length.isInteger() || length.getIntValue() < 0) return std::nullopt;
        return static_cast<std::size_t>(length.getIntValue());
    }

    // Subsections and trailer (ISO 32000-1, 7.5.4).
    bool skip_table() {
        while (!reader_.keyword("trailer")) {
            const auto first = reader_.integer();
            const auto count = first ? reader_.integer() : std::nullopt;
            if (!count) return false;
            for (long long i = 0; i < *count; ++i) {
                if (!reader_.integer() || !reader_.integer()) return false;
                if (!reader_.keyword("n") && !reader_.keyword("f")) return false;
            }
        }
        return reader_.dictionary().has_value();
    }

    Result<Update> finish(Update update) {
        const ByteView bytes = file_.bytes();
        const auto start = reader_.integer();
        std::size_t at = reader_.at();
        while (at < bytes.size() && is_pdf_space(bytes[at])) ++at;
        constexpr ByteView mark = "%%EOF";
        if (!start || bytes.substr(at, mark.size()) != mark)
            return refuse("an update does not end as it must");
        at += mark.size();
        if (at < bytes.size() && bytes[at] == '\r') ++at;
        if (at < bytes.size() && bytes[at] == '\n') ++at;
        update.start = static_cast<std::size_t>(*start);
        update.end = at;
        return update;
    }

    PdfFile& file_;
    SyntaxReader reader_;
};

// The update's cross-reference section must be the one written in it and name every object of it, and no
// other in it.
Result<std::unique_ptr<PdfFile>> opened(ByteView bytes, std::size_t begin, const Update& update,
                                        const Limits& limits) {
    auto revision = PdfFile::open(bytes.substr(0, update.end), limits);
    if (!revision) return revision;
    std::set<std::pair<std::size_t, QPDFObjGen>> named;
    for (const auto& [id, offset] : (*revision)->offsets()) {
        if (offset >= begin) named.insert({offset, id});
    }
    bool starts_here = update.table == update.start;
    for (const auto& object : update.objects) {
        if (object.first == update.start && !update.table) {
            starts_here = true;  // a cross-reference stream need not name itself
            named.insert(object);
        }
    }
    if (!starts_here) return refuse("an update does not begin at its own cross-reference section");
    if (named != update.objects)
        return refuse("an update holds objects that its cross-reference section does not name");
    return revision;
}

}  // namespace

Result<std::vector<std::unique_ptr<PdfFile>>> updates_behind(PdfFile& file, std::size_t from,
                                                             const Limits& limits) {
    std::vector<std::unique_ptr<PdfFile>> states;
    const ByteView bytes = file.bytes();
    std::size_t at = from;
    while (bytes.find_first_not_of(ByteView("\0\t\n\f\r ", 6), at) != ByteView::npos) {
        const auto update = UpdateReader(file, at).read();
        if (!update) return fail(update.error());
        auto state = opened(bytes, at, *update, limits);
        if (!state) return fail(state.error());
        states.push_back(std::move(*state));
        at = update->end;
        if (states.size() > limits.revisions) return refuse("the file has been updated too often");
    }
    return states;
}

}  // namespace sigillum::verify
