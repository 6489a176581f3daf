#include "verify/plain_objects.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace sigillum::verify {
namespace {

constexpr std::size_t table_entry = 20;  // bytes (ISO 32000-1, 7.5.4)
constexpr std::size_t tail = 64;         // bytes at the end among which "startxref" stands

tl::unexpected<Error> refuse(std::string found) { return fail(not_plain, {}, std::move(found)); }

std::optional<std::size_t> whole_number(ByteView text) {
    std::size_t number = 0;
    const auto [stop, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (code != std::errc() || stop != text.data() + text.size()) return std::nullopt;
    return number;
}

std::size_t big_endian(ByteView bytes) {
    std::size_t number = 0;
    for (const char byte : bytes) number = number << 8U | static_cast<unsigned char>(byte);
    return number;
}

// Behind "stream" and its line end.
std::optional<std::size_t> stream_begin(ByteView file, SyntaxReader& reader) {
    if (!reader.keyword("stream")) return std::nullopt;
    std::size_t at = reader.at();
    if (at < file.size() && file[at] == '\r') ++at;
    if (at >= file.size() || file[at] != '\n') return std::nullopt;
    return at + 1;
}

}  // namespace

Result<PlainObjects> PlainObjects::open(ByteView file) {
    constexpr ByteView keyword = "startxref";
    const std::size_t from = file.size() > tail ? file.size() - tail : 0;
    const std::size_t found = file.find(keyword, from);
    if (found == ByteView::npos) return refuse("the file does not end like a PDF");
    SyntaxReader reader(file, found + keyword.size());
    const auto at = reader.integer();
    if (!at || static_cast<std::size_t>(*at) >= file.size())
        return refuse("the place of the cross-references is not in the file");
    PlainObjects objects(file);
    const auto place = static_cast<std::size_t>(*at);
    const Done read =
        file.substr(place).starts_with("xref") ? objects.read_table(place) : objects.read_stream(place);
    if (!read) return fail(read.error());
    return objects;
}

Done PlainObjects::read_table(std::size_t at) {
    SyntaxReader reader(file_, at);
    const auto first = reader.keyword("xref") ? reader.integer() : std::nullopt;
    const auto count = first ? reader.integer() : std::nullopt;
    if (!count || *first != 0) return refuse("the cross-reference table has more than one section");
    reader.skip_space();
    const std::size_t size = static_cast<std::size_t>(*count) * table_entry;
    if (reader.at() + size > file_.size()) return refuse("the cross-reference table ends too early");
    entries_ = file_.substr(reader.at(), size);
    table_ = true;
    SyntaxReader behind(file_, reader.at() + size);
    const auto trailer = behind.keyword("trailer") ? behind.dictionary() : std::nullopt;
    if (!trailer) return refuse("the trailer cannot be read");
    return take_root(*trailer);
}

Done PlainObjects::read_stream(std::size_t at) {
    SyntaxReader reader(file_, at);
    const auto dictionary = reader.object_header() ? reader.dictionary() : std::nullopt;
    const auto begin = dictionary ? stream_begin(file_, reader) : std::nullopt;
    const auto widths = begin ? dictionary->value("W") : std::nullopt;
    const auto length = widths ? dictionary->value("Length") : std::nullopt;
    const auto size = length ? whole_number(length->of(file_)) : std::nullopt;
    if (!size || *begin + *size > file_.size()) return refuse("the cross-references cannot be read");
    if (dictionary->value("Filter") || dictionary->value("Index"))
        return refuse("the cross-references are compressed or have more than one section");
    SyntaxReader numbers(file_, widths->begin + 1);
    for (std::size_t& width : widths_) {
        const auto number = numbers.integer();
        if (!number || *number < 0 || *number > 8) return refuse("the cross-references have no sound widths");
        width = static_cast<std::size_t>(*number);
    }
    entries_ = file_.substr(*begin, *size);
    return take_root(*dictionary);
}

Done PlainObjects::take_root(const RawDictionary& trailer) {
    if (trailer.value("Prev")) return refuse("the file has more than one revision");
    const auto root = trailer.value("Root");
    const auto number = root ? reference_in(root->of(file_)) : std::nullopt;
    if (!number) return refuse("the file has no catalog");
    root_ = *number;
    return {};
}

std::optional<std::size_t> PlainObjects::offset(int number) const {
    const std::size_t entry = table_ ? table_entry : widths_[0] + widths_[1] + widths_[2];
    const std::size_t at = static_cast<std::size_t>(number) * entry;
    if (number <= 0 || entry == 0 || at + entry > entries_.size()) return std::nullopt;
    const ByteView bytes = entries_.substr(at, entry);
    if (table_) return bytes[17] == 'n' ? whole_number(bytes.substr(0, 10)) : std::nullopt;
    if (widths_[0] > 0 && big_endian(bytes.substr(0, widths_[0])) != 1) return std::nullopt;
    return big_endian(bytes.substr(widths_[0], widths_[1]));
}

Result<PlainObject> PlainObjects::object(int number) const {
    const auto at = offset(number);
    if (!at || *at >= file_.size())
        return refuse(fmt::format("object {} does not stand in the file", number));
    SyntaxReader reader(file_, *at);
    const auto header = reader.object_header();
    auto dictionary = header && header->number == number ? reader.dictionary() : std::nullopt;
    if (!dictionary) return refuse(fmt::format("object {} is not where the cross-references say", number));
    PlainObject object{.dictionary = std::move(*dictionary), .stream = {}, .deflated = false};
    const auto begin = stream_begin(file_, reader);
    if (!begin) return object;
    const auto length = object.dictionary.value("Length");
    const auto size = length ? whole_number(length->of(file_)) : std::nullopt;
    if (!size || *begin + *size > file_.size())
        return refuse(fmt::format("the stream of object {} has no length", number));
    object.stream = file_.substr(*begin, *size);
    if (const auto filter = object.dictionary.value("Filter")) {
        if (filter->of(file_) != "/FlateDecode" || object.dictionary.value("DecodeParms"))
            return refuse(fmt::format("the stream of object {} is compressed in another way", number));
        object.deflated = true;
    }
    return object;
}

Result<PlainObject> PlainObjects::catalog() const { return object(root_); }

std::optional<int> reference_in(ByteView value) {
    SyntaxReader reader(value, 0);
    const auto number = reader.integer();
    const auto generation = number ? reader.integer() : std::nullopt;
    if (!generation || *number > 8'388'607 || !reader.keyword("R")) return std::nullopt;
    reader.skip_space();
    if (!reader.at_end()) return std::nullopt;
    return static_cast<int>(*number);
}

std::optional<std::vector<int>> references_in(ByteView value) {
    if (!value.starts_with('[')) {
        const auto one = reference_in(value);
        if (!one) return std::nullopt;
        return std::vector<int>{*one};
    }
    std::vector<int> references;
    SyntaxReader reader(value, 1);
    for (;;) {
        reader.skip_space();
        if (reader.at() + 1 == value.size() && value.back() == ']') return references;
        const auto number = reader.integer();
        const auto generation = number ? reader.integer() : std::nullopt;
        if (!generation || *number > 8'388'607 || !reader.keyword("R")) return std::nullopt;
        references.push_back(static_cast<int>(*number));
    }
}

Result<RawDictionary> dictionary_of(const PlainObjects& objects, ByteSpan value) {
    if (const auto number = reference_in(value.of(objects.file()))) {
        auto object = objects.object(*number);
        if (!object) return fail(object.error());
        return std::move(object->dictionary);
    }
    auto direct = SyntaxReader(objects.file(), value.begin).dictionary();
    if (!direct) return refuse("a dictionary of the file cannot be read");
    return std::move(*direct);
}

}  // namespace sigillum::verify
