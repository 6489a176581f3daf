#include "pdf/shared_objects.h"

#include <algorithm>

namespace sigillum::pdf {
namespace {

// An edition's documents show few different choices of fonts and pictures; each front has some 60 KB.
constexpr std::size_t most_known = 32;

}  // namespace

SharedReferences SharedObjects::add_to(ObjectFile& file, const Usage& usage) {
    if (const Known* const known = find(usage)) {
        file.begin_with(known->front);
        return known->references;
    }
    const Reference output_intent = add_output_intent(file, "GTS_PDFA1", color_profile_);
    return {resources_.add_to(file, usage), output_intent};
}

void SharedObjects::keep(const ObjectFile& file, ByteView written, const Usage& usage,
                         const SharedReferences& references) {
    if (file.has_front() || known_.size() >= most_known) return;
    known_.push_back({usage, references, file.front_of(written)});
}

const SharedObjects::Known* SharedObjects::find(const Usage& usage) const {
    const auto found =
        std::find_if(known_.begin(), known_.end(), [&](const Known& known) { return known.usage == usage; });
    return found == known_.end() ? nullptr : &*found;
}

}  // namespace sigillum::pdf
