// What libharu does of a file: its dictionaries and streams as they stand there. Only object_file.cc and this
// know that library.
#pragma once

#include <hpdf.h>
// The dictionary and cross-reference types; not part of hpdf.h without its DLL switches.
#include <hpdf_objects.h>

#include <cstddef>

#include "base/bytes.h"
#include "pdf/arena.h"

namespace sigillum::pdf {

// The file while it grows. Nothing is thrown through libharu.
struct HaruOutput {
    Bytes bytes;

    // False when memory ran out.
    bool append(ByteView more) noexcept;
};

// libharu for one file. Only one may exist in a thread at a time, since its allocation hook does not say for
// whom it allocates; all it makes lies in the arena, which is rewound first.
class Haru {
  public:
    explicit Haru(Arena& arena);
    Haru(const Haru&) = delete;
    Haru& operator=(const Haru&) = delete;
    ~Haru();

    // The first error of libharu stays; it is looked at once, when all is written. Until then failures only
    // leave gaps.
    bool broken() const { return no_entries_ == nullptr || error_.error_no != HPDF_OK; }
    unsigned long error() const { return error_.error_no; }
    void note_undefined() { HPDF_SetError(&error_, HPDF_INVALID_OBJECT, 0); }

    // An empty dictionary; nullptr when memory ran out.
    HPDF_Dict dictionary();
    // The entries of a dictionary, as text; they are copied, and the copy is given back. A dictionary without
    // them stops the writing.
    ByteView set_body(HPDF_Dict target, ByteView entries);
    // Makes it a stream. The bytes must outlive the writing; /Length is written by libharu.
    void set_stream(HPDF_Dict target, ByteView bytes);
    // Where the entries of a written dictionary begin in the file.
    static std::size_t offset_of(HPDF_Dict target);

    // What write() takes, onto the end of the output.
    HPDF_Stream writer(HaruOutput& output);
    void write(HPDF_Dict dictionary, HPDF_Stream to);

  private:
    template <class T>
    T* make(T value);
    void set_length(HPDF_Dict target, std::size_t length);

    Arena& arena_;
    HPDF_Error_Rec error_{};
    HPDF_MMgr memory_ = nullptr;
    HPDF_List no_entries_ = nullptr;  // shared by all dictionaries that are written from a body alone
};

}  // namespace sigillum::pdf
