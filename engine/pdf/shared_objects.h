// What stands at the front of every file: colour profile, pictures and fonts, with the resource dictionary's
// entries that name them. Documents that show the same have the same bytes there.
#pragma once

#include <list>

#include "base/bytes.h"
#include "pdf/object_file.h"
#include "pdf/resources.h"
#include "pdf/usage.h"

namespace sigillum::pdf {

// How the rest of the file refers to them.
struct SharedReferences {
    Bytes resources;  // entries of the one dictionary that serves all pages and the field's appearance
    Reference output_intent;
};

// One thread at a time.
class SharedObjects {
  public:
    // `color_profile` is compressed. Both must outlive this.
    SharedObjects(const Resources& resources, const Bytes& color_profile)
        : resources_(resources), color_profile_(color_profile) {}

    // Adds what is shown to a file that has nothing yet. The usage must be in order.
    SharedReferences add_to(ObjectFile& file, const Usage& usage);
    // To be called when that file is written: the next one takes its front over.
    void keep(const ObjectFile& file, ByteView written, const Usage& usage,
              const SharedReferences& references);

  private:
    struct Known {
        Usage usage;
        SharedReferences references;
        FileFront front;
    };

    const Known* find(const Usage& usage) const;

    const Resources& resources_;
    const Bytes& color_profile_;
    std::list<Known> known_;
};

}  // namespace sigillum::pdf
