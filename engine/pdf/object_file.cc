#include "pdf/object_file.h"

#include <fmt/format.h>

#include <vector>

#include "pdf/cross_references.h"
#include "pdf/haru.h"
#include "pdf/object_stream.h"
#include "pdf/syntax.h"
#include "pdf/writer.h"

namespace sigillum::pdf {
namespace {

constexpr ByteView object_begins = " 0 obj\n";
constexpr ByteView object_ends = "\nendobj\n";
// Binary bytes in the second line tell transfer programs that this is not text (ISO 32000-1, 7.5.2).
constexpr ByteView header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

// One number of the file and what stands behind it.
struct Slot {
    HPDF_Dict dictionary = nullptr;  // of a plain object
    Stand stand = Stand::plain;
    ByteView entries;        // null until it is defined
    std::size_t offset = 0;  // of a plain object
    std::size_t index = 0;   // of a packed object, in its stream
};

}  // namespace

struct ObjectFile::Impl {
    Haru haru;
    Arena& arena;
    std::vector<Slot> slots;           // by number, from 1
    const FileFront* front = nullptr;  // another file's
    std::size_t front_objects = 0;     // how many of the slots are the front's
    Reference object_stream;           // of all packed objects
    std::size_t packed = 0;            // how many they are

    explicit Impl(Arena& given) : haru(given), arena(given) { slots.reserve(1024); }

    Slot* slot(Reference object) {
        const std::size_t index = static_cast<std::size_t>(object.number) - 1;
        return index < slots.size() ? &slots[index] : nullptr;
    }

    void write_object(std::size_t place, HaruOutput& output, HPDF_Stream stream);
    CrossReferences cross_references(std::size_t file_size) const;
};

// An object that was reserved and never defined has no body, at which libharu stops.
void ObjectFile::Impl::write_object(std::size_t place, HaruOutput& output, HPDF_Stream stream) {
    Slot& slot = slots[place];
    if (slot.stand == Stand::packed || haru.broken()) return;
    slot.offset = output.bytes.size();
    const fmt::format_int number(place + 1);
    output.append({number.data(), number.size()});
    output.append(object_begins);
    haru.write(slot.dictionary, stream);
    output.append(object_ends);
}

// With the narrowest fields that hold the places: the rows are not compressed.
CrossReferences ObjectFile::Impl::cross_references(std::size_t file_size) const {
    CrossReferences references(
        slots.size() + 1, {.offset = file_size < 1U << 24U ? 3 : 4, .index = packed <= 1U << 8U ? 1 : 2});
    for (const Slot& slot : slots) {
        if (slot.stand == Stand::packed) {
            references.add_packed(object_stream, slot.index);
        } else {
            references.add_plain(slot.offset);
        }
    }
    return references;
}

ObjectFile::ObjectFile(Arena& arena) : impl_(std::make_unique<Impl>(arena)) {}

ObjectFile::~ObjectFile() = default;

void ObjectFile::begin_with(const FileFront& front) {
    impl_->front = &front;
    for (const FileFront::Object& object : front.objects)
        impl_->slots.push_back({.stand = object.stand, .entries = object.entries, .offset = object.offset});
}

bool ObjectFile::has_front() const { return impl_->front != nullptr; }

void ObjectFile::end_front() { impl_->front_objects = impl_->slots.size(); }

FileFront ObjectFile::front_of(ByteView written) const {
    FileFront front;
    for (std::size_t i = 0; i < impl_->front_objects; ++i) {
        const Slot& slot = impl_->slots[i];
        front.objects.push_back(
            {slot.stand, slot.offset, Bytes(slot.stand == Stand::packed ? slot.entries : ByteView())});
    }
    front.bytes = Bytes(written.substr(0, impl_->slots[impl_->front_objects].offset));
    return front;
}

Reference ObjectFile::reserve(Stand stand) {
    Slot slot{.stand = stand};
    if (stand == Stand::plain && !impl_->haru.broken()) slot.dictionary = impl_->haru.dictionary();
    impl_->slots.push_back(slot);
    return {static_cast<int>(impl_->slots.size())};
}

void ObjectFile::define(Reference object, ByteView entries) {
    Slot* const slot = impl_->slot(object);
    if (slot == nullptr) return;
    if (slot->stand == Stand::packed) {
        slot->entries = impl_->arena.copy(entries);
    } else if (slot->dictionary != nullptr) {
        slot->entries = impl_->haru.set_body(slot->dictionary, entries);
    }
}

Reference ObjectFile::add(ByteView entries) {
    const Reference object = reserve();
    define(object, entries);
    return object;
}

Reference ObjectFile::add_packed(ByteView entries) {
    const Reference object = reserve(Stand::packed);
    define(object, entries);
    return object;
}

Reference ObjectFile::add_stream(ByteView entries, const StreamData& data) {
    const Reference object = reserve();
    HPDF_Dict const dictionary = impl_->slot(object)->dictionary;
    if (dictionary == nullptr) return object;
    impl_->haru.set_stream(dictionary, data.bytes);
    Bytes all(entries);
    if (data.deflated) all += "/Filter/FlateDecode";
    impl_->haru.set_body(dictionary, all);
    return object;
}

std::size_t ObjectFile::size() const { return impl_->slots.size(); }

PackedPart ObjectFile::part_since(std::size_t first, Deflate& deflate) {
    PackedPart part;
    ObjectStream stream;
    stream.expect(impl_->slots.size());
    for (std::size_t i = 0; i < impl_->slots.size(); ++i) {
        const Slot& slot = impl_->slots[i];
        const Reference object{static_cast<int>(i) + 1};
        if (i >= first) {
            part.stands.push_back(slot.stand);
            if (slot.stand == Stand::plain) part.plain.emplace_back(object, slot.entries);
        }
        if (slot.stand != Stand::packed) continue;
        if (slot.entries.data() == nullptr) impl_->haru.note_undefined();
        stream.add(object, slot.entries);
    }
    part.stream_entries = stream.entries();
    part.compressed = deflate.compress(stream.content());
    return part;
}

void ObjectFile::add_part(const PackedPart& part) {
    for (const Stand stand : part.stands) reserve(stand);
    for (const auto& [object, entries] : part.plain) define(object, entries);
}

void ObjectFile::add_object_stream(const PackedPart& part) {
    for (Slot& slot : impl_->slots) {
        if (slot.stand == Stand::packed) slot.index = impl_->packed++;
    }
    if (impl_->packed == 0) return;
    impl_->object_stream = add_stream(part.stream_entries, {part.compressed, true});
}

Result<Bytes> ObjectFile::write(const Trailer& trailer, std::size_t expected_size) {
    HaruOutput output;
    output.bytes.reserve(expected_size + header.size());
    output.append(impl_->front != nullptr ? ByteView(impl_->front->bytes) : header);
    HPDF_Stream const stream = impl_->haru.writer(output);
    const std::size_t first = impl_->front != nullptr ? impl_->front->objects.size() : 0;
    for (std::size_t i = first; i < impl_->slots.size(); ++i) impl_->write_object(i, output, stream);
    const std::size_t start = output.bytes.size();
    CrossReferences references = impl_->cross_references(start);
    references.add_plain(start);
    Bytes entries = references.entries();
    append_entry(entries, "Root", trailer.root);
    append_entry(entries, "Info", trailer.info);
    entries += "/ID[";
    append_hex(entries, trailer.file_id);
    append_hex(entries, trailer.file_id);
    entries += ']';
    add_stream(entries, {references.rows(), false});
    impl_->write_object(impl_->slots.size() - 1, output, stream);
    const std::string end = fmt::format("startxref\n{}\n%%EOF\n", start);
    output.append(end);
    if (impl_->haru.broken()) {
        return fail(pdf_not_written, {.field = "document"},
                    fmt::format("the PDF library gave up with its error {:#06x}", impl_->haru.error()),
                    "enough memory for the document");
    }
    return std::move(output.bytes);
}

std::size_t ObjectFile::offset_of(Reference object) const {
    const Slot* const slot = impl_->slot(object);
    return slot == nullptr || slot->dictionary == nullptr ? 0 : Haru::offset_of(slot->dictionary);
}

}  // namespace sigillum::pdf
