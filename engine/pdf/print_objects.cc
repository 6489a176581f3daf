#include "pdf/print_objects.h"

#include <utility>

#include "pdf/syntax.h"

namespace sigillum::pdf {
namespace {

constexpr int level = 6;
// Objects of one object stream: a reader unpacks all of them to reach one.
constexpr std::size_t most_members = 200;
constexpr CrossReferences::Widths widths{.offset = 5, .index = 2};

constexpr ByteView header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

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
    packed_.add(object, entries);
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
    const Bytes content = deflate_.compress(packed_.content());
    const Reference stream = add_stream(packed_.entries(), {content, true});
    for (const std::size_t member : members_) spots_[member].at = static_cast<std::uint64_t>(stream.number);
    members_.clear();
    packed_ = {};
}

void PrintObjects::add_spot(const Spot& spot, CrossReferences& references) {
    switch (spot.kind) {
        case Spot::in_file:
            return references.add_plain(spot.at);
        case Spot::in_stream:
            return references.add_packed({static_cast<int>(spot.at)}, spot.index);
        case Spot::none:
            return references.add_free();
    }
}

Done PrintObjects::finish(ByteView entries) {
    close_object_stream();
    const Reference table = reserve();
    spots_.back() = {written_, 0, Spot::in_file};
    CrossReferences references(spots_.size(), widths);
    for (const Spot& spot : spots_) add_spot(spot, references);
    const std::uint64_t begin = written_;
    write_stream(table, references.entries() + Bytes(entries), {deflate_.compress(references.rows()), true});
    line_ = "startxref\n";
    append_integer(line_, static_cast<std::int64_t>(begin));
    line_ += "\n%%EOF\n";
    write(line_);
    if (trouble_) return fail(*trouble_);
    return {};
}

}  // namespace sigillum::pdf
