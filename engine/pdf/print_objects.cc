#include "pdf/print_objects.h"

#include <utility>

#include "pdf/syntax.h"

namespace sigillum::pdf {
namespace {

constexpr int level = 6;
// Objects of one object stream: a reader unpacks all of them to reach one.
constexpr std::size_t most_members = 200;
// Bytes of the three fields of a cross-reference entry; five hold the offsets of a file of a terabyte.
constexpr int offset_bytes = 5;
constexpr int index_bytes = 2;

constexpr ByteView header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

void append_big_endian(Bytes& to, std::uint64_t value, int bytes) {
    for (int i = bytes - 1; i >= 0; --i) to += static_cast<char>(value >> (8 * i) & 0xFFU);
}

}  // namespace

PrintObjects::PrintObjects(ByteSink sink) : sink_(std::move(sink)), deflate_(level) { write(header); }

void PrintObjects::write(ByteView bytes) {
    if (trouble_) return;
    written_ += bytes.size();
    if (Done done = sink_(bytes); !done) trouble_ = std::move(done.error());
}

Reference PrintObjects::reserve() {
    spots_.emplace_back();
    return {static_cast<int>(spots_.size())};
}

void PrintObjects::define(Reference object, ByteView entries) {
    const std::size_t place = static_cast<std::size_t>(object.number) - 1;
    spots_[place] = {0, static_cast<std::uint32_t>(members_.size()), Spot::in_stream};
    append_integer(heads_, object.number);
    heads_ += ' ';
    append_integer(heads_, static_cast<std::int64_t>(bodies_.size()));
    heads_ += ' ';
    bodies_ += "<<";
    bodies_ += entries;
    bodies_ += ">>\n";
    members_.push_back(place);
    if (members_.size() == most_members) close_object_stream();
}

Reference PrintObjects::add(ByteView entries) {
    const Reference object = reserve();
    define(object, entries);
    return object;
}

Reference PrintObjects::add_stream(ByteView entries, const StreamData& data) {
    const Reference object = reserve();
    write_stream(object, entries, data);
    return object;
}

void PrintObjects::write_stream(Reference object, ByteView entries, const StreamData& data) {
    spots_[static_cast<std::size_t>(object.number) - 1] = {written_, 0, Spot::in_file};
    line_.clear();
    append_integer(line_, object.number);
    line_ += " 0 obj\n<<";
    line_ += entries;
    line_ += "/Length ";
    append_integer(line_, static_cast<std::int64_t>(data.bytes.size()));
    if (data.deflated) line_ += "/Filter/FlateDecode";
    line_ += ">>\nstream\n";
    write(line_);
    write(data.bytes);
    write("\nendstream\nendobj\n");
}

void PrintObjects::close_object_stream() {
    if (members_.empty()) return;
    Bytes entries = "/Type/ObjStm/N ";
    append_integer(entries, static_cast<std::int64_t>(members_.size()));
    entries += "/First ";
    append_integer(entries, static_cast<std::int64_t>(heads_.size()));
    const Bytes packed = deflate_.compress(heads_ + bodies_);
    const Reference stream = add_stream(entries, {packed, true});
    for (const std::size_t member : members_) spots_[member].at = static_cast<std::uint64_t>(stream.number);
    members_.clear();
    heads_.clear();
    bodies_.clear();
}

Done PrintObjects::finish(ByteView entries) {
    close_object_stream();
    const Reference table = reserve();
    spots_.back() = {written_, 0, Spot::in_file};
    Bytes rows;
    rows.reserve((spots_.size() + 1) * (1 + offset_bytes + index_bytes));
    const auto append_row = [&rows](int type, std::uint64_t at, std::uint32_t index) {
        append_big_endian(rows, static_cast<std::uint64_t>(type), 1);
        append_big_endian(rows, at, offset_bytes);
        append_big_endian(rows, index, index_bytes);
    };
    append_row(0, 0, 0xFFFF);  // the head of the list of free objects
    for (const Spot& spot : spots_)
        append_row(spot.kind, spot.at, spot.kind == Spot::none ? 0xFFFF : spot.index);
    Bytes all = "/Type/XRef/Size ";
    append_integer(all, static_cast<std::int64_t>(spots_.size()) + 1);
    all += "/W[1 ";
    append_integer(all, offset_bytes);
    all += ' ';
    append_integer(all, index_bytes);
    all += ']';
    all += entries;
    const std::uint64_t begin = written_;
    write_stream(table, all, {deflate_.compress(rows), true});
    line_ = "startxref\n";
    append_integer(line_, static_cast<std::int64_t>(begin));
    line_ += "\n%%EOF\n";
    write(line_);
    if (trouble_) return fail(*trouble_);
    return {};
}

}  // namespace sigillum::pdf
