#include "pdf/object_stream.h"

#include "pdf/syntax.h"

namespace sigillum::pdf {

void ObjectStream::add(Reference object, ByteView entries) {
    ++count_;
    append_integer(places_, object.number);
    places_ += ' ';
    append_integer(places_, static_cast<std::int64_t>(objects_.size()));
    places_ += ' ';
    objects_ += "<<";
    objects_ += entries;
    objects_ += ">>\n";
}

void ObjectStream::expect(std::size_t objects) {
    places_.reserve(objects * 10);
    objects_.reserve(objects * 64);
}

Bytes ObjectStream::entries() const {
    Bytes entries = "/Type/ObjStm/N ";
    append_integer(entries, static_cast<std::int64_t>(count_));
    entries += "/First ";
    append_integer(entries, static_cast<std::int64_t>(places_.size()));
    return entries;
}

}  // namespace sigillum::pdf
