#include "pdf/haru.h"

#include <hpdf_version.h>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <new>

static_assert(HPDF_VERSION_ID == 20300,
              "this reaches into libharu 2.3.0; read it again for another version, above all hpdf_objects.h");

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

HPDF_STATUS append_to_output(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
    return static_cast<HaruOutput*>(stream->attr)->append({reinterpret_cast<const char*>(bytes), size})
               ? HPDF_OK
               : HPDF_FAILD_TO_ALLOC_MEM;
}

HPDF_STATUS write_entries(HPDF_Dict dictionary, HPDF_Stream stream) {
    Body* const body = static_cast<Body*>(dictionary->attr);
    if (body == nullptr) return HPDF_SetError(dictionary->error, HPDF_INVALID_OBJECT, 0);
    body->offset = static_cast<const HaruOutput*>(stream->attr)->bytes.size();
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

}  // namespace

bool HaruOutput::append(ByteView more) noexcept {
    try {
        bytes.append(more);
    } catch (const std::bad_alloc&) {
        return false;
    }
    return true;
}

Haru::Haru(Arena& arena) : arena_(arena) {
    assert(arena_in_use == nullptr);
    arena_.rewind();
    arena_in_use = &arena_;
    HPDF_Error_Init(&error_, nullptr);
    memory_ = HPDF_MMgr_New(&error_, 0, allocate, release);
    if (memory_ != nullptr) no_entries_ = HPDF_List_New(memory_, 1);
}

Haru::~Haru() { arena_in_use = nullptr; }

template <class T>
T* Haru::make(T value) {
    void* const place = arena_.allocate(sizeof(T));
    if (place != nullptr) return new (place) T(value);
    HPDF_SetError(&error_, HPDF_FAILD_TO_ALLOC_MEM, 0);
    return nullptr;
}

// As HPDF_Dict_New makes it, but for its list of entries, which would cost more than all the rest.
HPDF_Dict Haru::dictionary() {
    HPDF_Dict_Rec record{};
    record.header.obj_class = HPDF_OCLASS_DICT;
    record.mmgr = memory_;
    record.error = &error_;
    record.list = no_entries_;
    record.write_fn = write_entries;
    return make(record);
}

ByteView Haru::set_body(HPDF_Dict target, ByteView entries) {
    const ByteView copy = arena_.copy(entries);
    target->attr = make(Body{copy, 0});
    return copy;
}

// libharu wants /Length to be an object of its own, which it fills after it has copied the stream. The number
// is known here already, so it is written in its place and only bears the mark that libharu looks for.
void Haru::set_length(HPDF_Dict target, std::size_t length) {
    HPDF_Number const number = HPDF_Number_New(memory_, static_cast<HPDF_INT32>(length));
    target->list = HPDF_List_New(memory_, 1);
    if (number == nullptr || target->list == nullptr || HPDF_Dict_Add(target, "Length", number) != HPDF_OK)
        return;
    number->header.obj_id |= HPDF_OTYPE_INDIRECT;
}

void Haru::set_stream(HPDF_Dict target, ByteView bytes) {
    Source* const source = make(Source{bytes});
    if (source == nullptr) return;
    set_length(target, bytes.size());
    target->stream = HPDF_CallbackReader_New(memory_, read_source, rewind_source, position_in_source,
                                             size_of_source, source);
}

std::size_t Haru::offset_of(HPDF_Dict target) { return static_cast<const Body*>(target->attr)->offset; }

HPDF_Stream Haru::writer(HaruOutput& output) {
    return HPDF_CallbackWriter_New(memory_, append_to_output, &output);
}

void Haru::write(HPDF_Dict dictionary, HPDF_Stream to) { HPDF_Obj_WriteValue(dictionary, to, nullptr); }

}  // namespace sigillum::pdf
