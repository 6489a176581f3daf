#include "pdf/object_file.h"

#include <fmt/format.h>
#include <hpdf.h>
// The dictionary and cross-reference types; not part of hpdf.h without its DLL switches.
#include <hpdf_objects.h>
#include <hpdf_version.h>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <new>
#include <vector>

#include "pdf/cross_references.h"
#include "pdf/object_stream.h"
#include "pdf/syntax.h"
#include "pdf/writer.h"

static_assert(
    HPDF_VERSION_ID == 20300,
    "object_file.cc reaches into libharu 2.3.0; read it again for another version, above all hpdf_objects.h");

namespace sigillum::pdf {
namespace {

// libharu's allocation hook carries no pointer of the caller's, so the arena in use is known by thread.
thread_local Arena* arena_in_use = nullptr;

void* allocate(HPDF_UINT size) { return arena_in_use->allocate(size); }
void release(void* /*memory*/) {}  // the arena takes everything back at once

// What hangs on a libharu dictionary.
struct Body {
    ByteView entries;
    std::size_t offset = 0;  // where they were written to
};

struct Source {
    ByteView bytes;
    std::size_t read = 0;
};

// The file while it grows.
struct Output {
    Bytes bytes;

    bool append(const void* data, std::size_t size) noexcept {
        try {
            bytes.append(static_cast<const char*>(data), size);
        } catch (const std::bad_alloc&) {
            return false;
        }
        return true;
    }
};

HPDF_STATUS append_to_output(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
    return static_cast<Output*>(stream->attr)->append(bytes, size) ? HPDF_OK : HPDF_FAILD_TO_ALLOC_MEM;
}

HPDF_STATUS write_entries(HPDF_Dict dictionary, HPDF_Stream stream) {
    Body* const body = static_cast<Body*>(dictionary->attr);
    if (body == nullptr) return HPDF_SetError(dictionary->error, HPDF_INVALID_OBJECT, 0);
    body->offset = static_cast<const Output*>(stream->attr)->bytes.size();
    return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(body->entries.data()),
                             static_cast<HPDF_UINT>(body->entries.size()));
}

HPDF_STATUS read_source(HPDF_Stream stream, HPDF_BYTE* to, HPDF_UINT* size) {
    Source& source = *static_cast<Source*>(stream->attr);
    const std::size_t count = std::min<std::size_t>(*size, source.bytes.size() - source.read);
    std::memcpy(to, source.bytes.data() + source.read, count);
    source.read += count;
    *size = static_cast<HPDF_UINT>(count);
    return source.read == source.bytes.size() ? HPDF_STREAM_EOF : HPDF_OK;
}

HPDF_STATUS rewind_source(HPDF_Stream stream, HPDF_INT position, HPDF_WhenceMode /*from the start*/) {
    static_cast<Source*>(stream->attr)->read = static_cast<std::size_t>(position);
    return HPDF_OK;
}

HPDF_INT32 position_in_source(HPDF_Stream stream) {
    return static_cast<HPDF_INT32>(static_cast<const Source*>(stream->attr)->read);
}

HPDF_UINT32 size_of_source(HPDF_Stream stream) {
    return static_cast<HPDF_UINT32>(static_cast<const Source*>(stream->attr)->bytes.size());
}

constexpr ByteView object_begins = " 0 obj\n";
constexpr ByteView object_ends = "\nendobj\n";
// Binary bytes in the second line tell transfer programs that this is not text (ISO 32000-1, 7.5.2).
constexpr ByteView header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

// One number of the file and what stands behind it.
struct Slot {
    HPDF_Dict dictionary = nullptr;  // of a plain object
    Stand stand = Stand::plain;
    ByteView entries;        // of a packed object; null until it is defined
    std::size_t offset = 0;  // of a plain object
    std::size_t index = 0;   // of a packed object, in its stream
};

}  // namespace

struct ObjectFile::Impl {
    Arena& arena;
    HPDF_Error_Rec error{};
    HPDF_MMgr memory = nullptr;
    HPDF_List no_entries = nullptr;  // shared by all dictionaries that are written from a body alone
    std::vector<Slot> slots;         // by number, from 1
    Reference object_stream;         // of all packed objects
    std::size_t packed = 0;          // how many they are

    explicit Impl(Arena& given) : arena(given) {
        arena.rewind();
        arena_in_use = &arena;
        HPDF_Error_Init(&error, nullptr);
        memory = HPDF_MMgr_New(&error, 0, allocate, release);
        if (memory != nullptr) no_entries = HPDF_List_New(memory, 1);
        slots.reserve(1024);
    }

    // The sticky first error of libharu is looked at once, in write(); until then failures only leave gaps.
    bool broken() const { return no_entries == nullptr || error.error_no != HPDF_OK; }

    Slot* slot(Reference object) {
        const std::size_t index = static_cast<std::size_t>(object.number) - 1;
        return index < slots.size() ? &slots[index] : nullptr;
    }

    template <class T>
    T* make(T value) {
        void* const place = arena.allocate(sizeof(T));
        if (place != nullptr) return new (place) T(value);
        HPDF_SetError(&error, HPDF_FAILD_TO_ALLOC_MEM, 0);
        return nullptr;
    }

    // A dictionary as HPDF_Dict_New makes it, but for its list of entries, which would cost more than all the
    // rest.
    HPDF_Dict make_dictionary() {
        HPDF_Dict_Rec record{};
        record.header.obj_class = HPDF_OCLASS_DICT;
        record.mmgr = memory;
        record.error = &error;
        record.list = no_entries;
        record.write_fn = write_entries;
        return make(record);
    }

    // libharu wants /Length to be an object of its own, which it fills after it has copied the stream. The
    // number is known here already, so it is written in its place and only bears the mark that libharu looks
    // for.
    void set_length(HPDF_Dict target, std::size_t length) {
        HPDF_Number const number = HPDF_Number_New(memory, static_cast<HPDF_INT32>(length));
        target->list = HPDF_List_New(memory, 1);
        if (number == nullptr || target->list == nullptr ||
            HPDF_Dict_Add(target, "Length", number) != HPDF_OK)
            return;
        number->header.obj_id |= HPDF_OTYPE_INDIRECT;
    }

    void set_body(HPDF_Dict target, ByteView entries) { target->attr = make(Body{arena.copy(entries), 0}); }

    void write_object(std::size_t place, Output& output, HPDF_Stream stream);
    CrossReferences cross_references(std::size_t file_size) const;
};

// An object that was reserved and never defined has no body, at which libharu stops.
void ObjectFile::Impl::write_object(std::size_t place, Output& output, HPDF_Stream stream) {
    Slot& slot = slots[place];
    if (slot.stand == Stand::packed || broken()) return;
    slot.offset = output.bytes.size();
    const fmt::format_int number(place + 1);
    output.append(number.data(), number.size());
    output.append(object_begins.data(), object_begins.size());
    HPDF_Obj_WriteValue(slot.dictionary, stream, nullptr);
    output.append(object_ends.data(), object_ends.size());
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

ObjectFile::ObjectFile(Arena& arena) {
    assert(arena_in_use == nullptr);
    impl_ = std::make_unique<Impl>(arena);
}

ObjectFile::~ObjectFile() { arena_in_use = nullptr; }

Reference ObjectFile::reserve(Stand stand) {
    Slot slot{.stand = stand};
    if (stand == Stand::plain && !impl_->broken()) slot.dictionary = impl_->make_dictionary();
    impl_->slots.push_back(slot);
    return {static_cast<int>(impl_->slots.size())};
}

void ObjectFile::define(Reference object, ByteView entries) {
    Slot* const slot = impl_->slot(object);
    if (slot == nullptr) return;
    if (slot->stand == Stand::packed) {
        slot->entries = impl_->arena.copy(entries);
    } else if (slot->dictionary != nullptr) {
        impl_->set_body(slot->dictionary, entries);
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
    Source* const source = impl_->make(Source{data.bytes});
    if (dictionary == nullptr || source == nullptr) return object;
    impl_->set_length(dictionary, data.bytes.size());
    dictionary->stream = HPDF_CallbackReader_New(impl_->memory, read_source, rewind_source,
                                                 position_in_source, size_of_source, source);
    Bytes all(entries);
    if (data.deflated) all += "/Filter/FlateDecode";
    impl_->set_body(dictionary, all);
    return object;
}

void ObjectFile::pack(PackedMemory& memory) {
    ObjectStream stream;
    stream.expect(impl_->slots.size());
    for (std::size_t i = 0; i < impl_->slots.size(); ++i) {
        Slot& slot = impl_->slots[i];
        if (slot.stand != Stand::packed) continue;
        if (slot.entries.data() == nullptr) HPDF_SetError(&impl_->error, HPDF_INVALID_OBJECT, 0);
        slot.index = stream.size();
        stream.add({static_cast<int>(i) + 1}, slot.entries);
    }
    if (stream.size() == 0) return;
    impl_->packed = stream.size();
    impl_->object_stream = add_stream(stream.entries(), {memory.compressed(stream.content()), true});
}

Result<Bytes> ObjectFile::write(const Trailer& trailer, std::size_t expected_size) {
    Output output;
    output.bytes.reserve(expected_size + header.size());
    output.append(header.data(), header.size());
    HPDF_Stream const stream = HPDF_CallbackWriter_New(impl_->memory, append_to_output, &output);
    for (std::size_t i = 0; i < impl_->slots.size(); ++i) impl_->write_object(i, output, stream);
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
    output.append(end.data(), end.size());
    if (impl_->broken()) {
        return fail(pdf_not_written, {.field = "document"},
                    fmt::format("the PDF library gave up with its error {:#06x}", impl_->error.error_no),
                    "enough memory for the document");
    }
    return std::move(output.bytes);
}

std::size_t ObjectFile::offset_of(Reference object) const {
    const Slot* const slot = impl_->slot(object);
    return slot == nullptr || slot->dictionary == nullptr
               ? 0
               : static_cast<const Body*>(slot->dictionary->attr)->offset;
}

}  // namespace sigillum::pdf
